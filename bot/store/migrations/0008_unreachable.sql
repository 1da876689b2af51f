-- Who cannot be written to, why, and how often in a row: most are tried again ('reach' in the calendar).
-- Who rests already is tried once more, since nobody noted why; 1970 stands for "at an hour of theirs".

CREATE TABLE unreachable (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    why       TEXT    NOT NULL,                       -- blocked, deactivated, not found, …
    failures  INTEGER NOT NULL                        -- in a row
) STRICT;

CREATE TABLE calendar (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL CHECK (kind IN ('nudge', 'resume', 'eve', 'checkin', 'pace', 'signs', 'reach')),
    due_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO calendar SELECT person_id, kind, due_at FROM schedule;
DROP TABLE schedule;
ALTER TABLE calendar RENAME TO schedule;
CREATE INDEX schedule_by_due ON schedule (due_at);

INSERT INTO unreachable (person_id, why, failures) SELECT id, 'forbidden', 1 FROM people WHERE resting;
INSERT INTO schedule (person_id, kind, due_at) SELECT id, 'reach', 0 FROM people WHERE resting;
