-- What a partner did, what takes their words out again, the way out, and people who are not welcomed yet have lanes of
-- their own. What takes something out again is never given up, however long somebody is away.

CREATE TABLE outbox_anew (
    id         INTEGER PRIMARY KEY,
    chat       BLOB    NOT NULL,                      -- keyed hash of the chat: order is kept per chat and lane
    person_id  INTEGER,                               -- who receives it; NULL for a chat that is no person
    author_id  INTEGER NOT NULL,                      -- whose key seals it: who wrote the words in it
    lane       INTEGER NOT NULL,                      -- bot/store/calls.py: the smaller goes first
    operation  TEXT    NOT NULL,                      -- what is done; in older entries the Bot API's method
    payload    BLOB,                                  -- sealed JSON: the rest of it; NULL once finished
    subject    TEXT,                                  -- what the message is about, with subject_id
    subject_id INTEGER,
    part       INTEGER NOT NULL DEFAULT 0,            -- of several messages about the same
    target     TEXT,                                  -- which older message it changes; NULL for a new one
    stale      INTEGER NOT NULL CHECK (stale IN (0, 1)),  -- goes when the person cannot be reached
    state      TEXT    NOT NULL CHECK (state IN ('new', 'sent', 'dead', 'held')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    error      TEXT                                   -- the kind of the last failure, never its words
) STRICT;

INSERT INTO outbox_anew (id, chat, person_id, author_id, lane, operation, payload, subject, subject_id, part,
    target, stale, state, attempts, due_at, expires_at, created_at, finished_at, error)
SELECT id, chat, person_id, author_id,
    CASE lane WHEN 1 THEN 3 WHEN 2 THEN 6 WHEN 3 THEN 7 ELSE lane END,
    operation, payload, subject, subject_id, part, target, stale, state, attempts, due_at, expires_at, created_at,
    finished_at, error
FROM outbox;

-- dropping a table drops what refers to its rows
CREATE TABLE attachments_kept AS SELECT * FROM attachments;
DROP TABLE outbox;
ALTER TABLE outbox_anew RENAME TO outbox;
INSERT OR IGNORE INTO attachments (entry_id, mark, content) SELECT entry_id, mark, content FROM attachments_kept;
DROP TABLE attachments_kept;

CREATE INDEX outbox_open ON outbox (lane, due_at, id) WHERE state = 'new';
CREATE INDEX outbox_order ON outbox (chat, lane, id) WHERE state = 'new';
CREATE INDEX outbox_of_person ON outbox (person_id, id) WHERE state = 'new' OR state = 'held';
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state IN ('sent', 'dead');

CREATE TRIGGER attachments_of_finished AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('sent', 'dead')
BEGIN
    DELETE FROM attachments WHERE entry_id = NEW.id;
END;

-- removals that wait, and the emptying that was queued before one because its reader was away
UPDATE outbox SET lane = 1, expires_at = created_at + 3153600000000
WHERE state IN ('new', 'held') AND lane = 3 AND (
    operation IN ('remove', 'deleteMessage')
    OR operation IN ('edit', 'editMessageText', 'editMessageCaption') AND target IS NOT NULL AND EXISTS (
        SELECT 1 FROM outbox AS later
        WHERE later.person_id = outbox.person_id AND later.target = outbox.target AND later.id > outbox.id
        AND later.state IN ('new', 'held') AND later.operation IN ('remove', 'deleteMessage')
    )
);

-- Messages that may stand in a chat without our knowing their number: no answer to their call ever came.
CREATE TABLE unconfirmed (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    part       INTEGER NOT NULL,
    PRIMARY KEY (person_id, subject, subject_id, part)
) STRICT, WITHOUT ROWID;
