-- One thought is one entry, however many messages it came in: each part knows the first of them.
ALTER TABLE reflections ADD COLUMN entry_id INTEGER NOT NULL DEFAULT 0;
UPDATE reflections SET entry_id = id WHERE album IS NULL;
UPDATE reflections SET entry_id = (
    SELECT min(id) FROM reflections AS one WHERE one.person_id = reflections.person_id AND one.album = reflections.album
) WHERE album IS NOT NULL;
ALTER TABLE reflections ADD COLUMN declined INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1));  -- of a first part: its author keeps the entry private

CREATE INDEX reflections_by_entry ON reflections (entry_id, id);
DROP INDEX reflections_by_person;
CREATE INDEX reflections_by_person ON reflections (person_id, created_at, id, entry_id);

-- The entry that goes on with what somebody sends next.
CREATE TABLE open_entries (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    entry_id  INTEGER NOT NULL REFERENCES reflections (id) ON DELETE CASCADE,
    since     INTEGER NOT NULL,                       -- when they began to write it, or turned to it again by a reply
    last_at   INTEGER NOT NULL,                       -- when its newest part was sent, as Telegram says
    reply_to  INTEGER                                 -- the message in their chat to which that part was a reply
) STRICT;
CREATE INDEX open_entries_by_entry ON open_entries (entry_id);

-- When a line of a kind was last called for, so that a pile of messages gets it once.
CREATE TABLE cooldowns (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

-- A page of the journal shows an entry, so it is found by the entry's number.
UPDATE bubbles SET subject_id = (SELECT entry_id FROM reflections WHERE id = subject_id)
    WHERE subject IN ('page', 'page.media') AND subject_id IN (SELECT id FROM reflections WHERE entry_id <> id);
