-- The number of an entry held the millisecond in which it was written, and stands in the buttons of whoever reads it.
-- Now it is random, and a column of its own says which came first. `former` is the number by which buttons of before
-- name a row: they go on working for whoever may see it. Invites, couples, proposals and check-ins were counted: what
-- is new gets a random number; those there are keep theirs, which have been seen and tell nothing further.

PRAGMA defer_foreign_keys = ON;

CREATE TABLE renumbered (
    former  INTEGER PRIMARY KEY,
    id      INTEGER NOT NULL UNIQUE,
    ordinal INTEGER NOT NULL
) STRICT;

INSERT INTO renumbered (former, id, ordinal)
SELECT id, (random() & 4611686018427387903) + 1, row_number() OVER (ORDER BY id) FROM reflections;

ALTER TABLE reflections ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;  -- in which order they came; never shown
ALTER TABLE reflections ADD COLUMN former INTEGER;  -- its number in buttons from before numbers were random

UPDATE reflections SET
    id = r.id,
    former = r.former,
    ordinal = r.ordinal,
    entry_id = coalesce((SELECT e.id FROM renumbered AS e WHERE e.former = reflections.entry_id), r.id),
    words = seal('reflections', 'words', r.id, person_id, 256,
        coalesce(opened('reflections', 'words', r.former, person_id, words), '')),
    file = iif(file IS NULL, NULL, seal('reflections', 'file', r.id, person_id, 256,
        coalesce(opened('reflections', 'file', r.former, person_id, file), ''))),
    prompt_id = iif(prompt_id IS NULL, NULL, seal('reflections', 'prompt_id', r.id, person_id, 32,
        coalesce(opened('reflections', 'prompt_id', r.former, person_id, prompt_id), '')))
FROM renumbered AS r WHERE r.former = reflections.id;

ALTER TABLE shares ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;  -- that of the reflection

UPDATE shares SET reflection_id = r.id, ordinal = r.ordinal FROM renumbered AS r WHERE r.former = reflection_id;

UPDATE open_entries SET entry_id = r.id FROM renumbered AS r WHERE r.former = entry_id;

UPDATE bubbles SET subject_id = r.id FROM renumbered AS r
WHERE r.former = subject_id AND subject IN ('offer', 'offer.further', 'copy', 'page', 'page.media');

UPDATE outbox SET subject_id = r.id FROM renumbered AS r
WHERE r.former = subject_id AND subject IN ('offer', 'offer.further', 'copy', 'page', 'page.media');

-- a target is `subject:number:part`
UPDATE outbox SET target = kind || ':' || r.id || ':' || part_of_it
FROM (
    SELECT row, kind, CAST(rest AS INTEGER) AS former, substr(rest, instr(rest, ':') + 1) AS part_of_it
    FROM (
        SELECT id AS row, substr(target, 1, instr(target, ':') - 1) AS kind,
            substr(target, instr(target, ':') + 1) AS rest
        FROM outbox WHERE target LIKE '%:%:%'
    )
) AS t JOIN renumbered AS r ON r.former = t.former
WHERE t.row = outbox.id AND t.kind IN ('offer', 'offer.further', 'copy', 'page', 'page.media');

-- what was queued before there were targets names it in what is sealed
UPDATE outbox SET payload = seal('outbox', 'payload', outbox.id, author_id, 256, json_set(t.p, '$.bubble[1]', r.id))
FROM (
    SELECT id AS row, opened('outbox', 'payload', id, author_id, payload) AS p
    FROM outbox WHERE state IN ('new', 'held') AND payload IS NOT NULL
) AS t JOIN renumbered AS r ON r.former = json_extract(t.p, '$.bubble[1]')
WHERE t.row = outbox.id AND json_extract(t.p, '$.v') IS NULL
    AND (json_extract(t.p, '$.bubble[0]') IN ('offer', 'page') OR json_extract(t.p, '$.bubble[0]') GLOB 'copy*');

-- open questions about an entry: to delete it (20), to share it (22)
UPDATE questions SET record = seal('questions', 'record', person_id, person_id, 256,
    json_set(t.p, '$.open.about', r.id))
FROM (
    SELECT person_id AS owner, opened('questions', 'record', person_id, person_id, record) AS p FROM questions
) AS t JOIN renumbered AS r ON r.former = json_extract(t.p, '$.open.about')
WHERE t.owner = questions.person_id AND json_extract(t.p, '$.open.kind') IN (20, 22);

INSERT INTO sequence (name, last) SELECT 'reflections', coalesce(max(ordinal), 0) FROM renumbered WHERE true
ON CONFLICT (name) DO UPDATE SET last = excluded.last;
DELETE FROM sequence WHERE name IN ('invites', 'couples', 'checkin_proposals', 'checkins');

DROP TABLE renumbered;

DROP INDEX reflections_by_person;
DROP INDEX reflections_by_entry;
CREATE INDEX reflections_by_person ON reflections (person_id, created_at, ordinal, entry_id);
CREATE INDEX reflections_by_entry ON reflections (entry_id, ordinal);
CREATE INDEX reflections_by_former ON reflections (former) WHERE former IS NOT NULL;

DROP INDEX shares_by_recipient;
CREATE INDEX shares_by_recipient ON shares (recipient_id, shared_at, ordinal);

-- who looks at an invite goes on looking at nothing when it is gone, so that they read the same as of any dead link
CREATE TABLE openings_anew (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    invite_id INTEGER REFERENCES invites (id) ON DELETE SET NULL
) STRICT;
INSERT INTO openings_anew (person_id, invite_id) SELECT person_id, invite_id FROM openings;
DROP TABLE openings;
ALTER TABLE openings_anew RENAME TO openings;
CREATE INDEX openings_by_invite ON openings (invite_id);

-- found by the number first: whatever is said about something erased is found in everybody's chat
DROP INDEX bubbles_by_subject;
CREATE INDEX bubbles_by_subject ON bubbles (subject_id, subject, person_id);
