-- Whom a message that waits for somebody else names, so that it goes when they are erased. Only while it waits.

CREATE TABLE mentions (
    entry_id  INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (entry_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_by_person ON mentions (person_id);

CREATE TRIGGER mentions_of_finished AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('sent', 'dead')
BEGIN
    DELETE FROM mentions WHERE entry_id = NEW.id;
END;
