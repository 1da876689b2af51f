-- An outbox entry holds an operation, not a call of the Bot API; files of our own making go with it; what is only
-- decoration has a lane of its own; which kinds and subjects there are is no longer said in SQL.
-- Entries that wait keep what is sealed in them: it is read as what it was (bot/texts/packing.py).

CREATE TABLE outbox_anew (
    id         INTEGER PRIMARY KEY,
    chat       BLOB    NOT NULL,                      -- keyed hash of the chat: order is kept per chat and lane
    person_id  INTEGER,                               -- who receives it; NULL for a chat that is no person
    author_id  INTEGER NOT NULL,                      -- whose key seals it: who wrote the words in it
    lane       INTEGER NOT NULL,                      -- 0 ends a tap's spinner, 1 answers, 2 comes by itself, 3 decorates
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
    iif(method = 'setMessageReaction', 3, lane), method, payload,
    iif(subject GLOB 'copy.[0-9]', 'copy', subject), subject_id,
    iif(subject GLOB 'copy.[0-9]', CAST(substr(subject, 6) AS INTEGER), 0),
    NULL,
    coalesce(subject IN ('nudge', 'checkin'), 0) OR expires_at - created_at <= 7200000,
    state, attempts, due_at,
    iif(method = 'setMessageReaction', min(expires_at, created_at + 60000), expires_at),
    created_at, finished_at, error
FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_anew RENAME TO outbox;

CREATE INDEX outbox_open ON outbox (lane, due_at, id) WHERE state = 'new';
CREATE INDEX outbox_order ON outbox (chat, lane, id) WHERE state = 'new';
CREATE INDEX outbox_of_person ON outbox (person_id, id) WHERE state = 'new' OR state = 'held';
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state IN ('sent', 'dead');

CREATE TABLE attachments (
    entry_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    mark     BLOB    NOT NULL,                        -- keyed hash of the bytes
    content  BLOB    NOT NULL                         -- sealed by the entry's author
) STRICT;

CREATE TRIGGER attachments_of_finished AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('sent', 'dead')
BEGIN
    DELETE FROM attachments WHERE entry_id = NEW.id;
END;

CREATE TABLE sent_files (
    id        INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL,
    mark      BLOB    NOT NULL,                       -- keyed hash of the bytes
    file_id   BLOB    NOT NULL,                       -- sealed: under which Telegram holds them
    used_at   INTEGER NOT NULL,
    UNIQUE (author_id, mark)
) STRICT;

CREATE INDEX sent_files_by_use ON sent_files (used_at);

ALTER TABLE bubbles RENAME TO bubbles_before;

CREATE TABLE bubbles (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    part       INTEGER NOT NULL,                      -- of several messages about the same
    sent_at    INTEGER NOT NULL,
    forget_at  INTEGER,                               -- NULL: it is looked for as long as the person is here
    PRIMARY KEY (person_id, message_id)
) STRICT, WITHOUT ROWID;

INSERT INTO bubbles (person_id, message_id, subject, subject_id, part, sent_at, forget_at)
SELECT person_id, message_id,
    iif(subject GLOB 'copy.[0-9]', 'copy', subject), subject_id,
    iif(subject GLOB 'copy.[0-9]', CAST(substr(subject, 6) AS INTEGER), 0),
    sent_at,
    iif(
        subject IN ('agenda', 'ask', 'checkin', 'confirm', 'invite', 'invited', 'proposal', 'question'),
        sent_at + 5184000000,
        NULL
    )
FROM bubbles_before;

DROP TABLE bubbles_before;

CREATE INDEX bubbles_by_subject ON bubbles (person_id, subject, subject_id);
CREATE INDEX bubbles_passing ON bubbles (forget_at) WHERE forget_at IS NOT NULL;

CREATE TABLE schedule_anew (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,                       -- bot/domain/kinds.py
    due_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO schedule_anew (person_id, kind, due_at) SELECT person_id, kind, due_at FROM schedule;
DROP TABLE schedule;
ALTER TABLE schedule_anew RENAME TO schedule;

CREATE INDEX schedule_by_due ON schedule (due_at);

ALTER TABLE shares ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1));  -- 0: its photo or voice note was refused
