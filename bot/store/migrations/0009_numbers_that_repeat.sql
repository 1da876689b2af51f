-- A number does not say which update it is: a server begun anew counts from its own beginning. What came before is
-- known by number and a keyed hash of the content; a row has a number of its own, the order in which it came.
-- NULL for a hash: whatever has this number is a repeat (rows of before, and of people who were erased).

CREATE TABLE arrivals (
    id          INTEGER PRIMARY KEY,
    update_id   INTEGER NOT NULL,
    digest      BLOB,                                 -- keyed hash of the content
    chat        BLOB,                                 -- keyed hash of the chat, NULL when it has none
    author_id   INTEGER NOT NULL,                     -- whose key seals it; 0 is the house
    payload     BLOB,                                 -- sealed JSON; NULL once finished
    state       TEXT    NOT NULL CHECK (state IN ('new', 'done', 'aside')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    error       TEXT                                  -- the kind of the last error, never its words
) STRICT;

-- rows keep their numbers, which their seals are bound to
INSERT INTO arrivals (id, update_id, chat, author_id, payload, state, attempts, due_at, received_at, error)
SELECT update_id, update_id, chat, author_id, payload, state, attempts, due_at, received_at, error FROM inbox;

INSERT INTO sequence (name, last)
SELECT 'inbox', coalesce(max(update_id), 0) FROM inbox WHERE update_id < 4611686018427387904;

DROP TABLE inbox;
ALTER TABLE arrivals RENAME TO inbox;

CREATE INDEX inbox_by_number ON inbox (update_id);
CREATE INDEX inbox_finished ON inbox (received_at) WHERE state <> 'new';
CREATE INDEX inbox_open ON inbox (id) WHERE state = 'new';

-- Whose data this is: one row, from the first start on.
CREATE TABLE bot (
    id INTEGER PRIMARY KEY                            -- the bot's Telegram id
) STRICT;
