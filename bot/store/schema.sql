-- What all migrations together make; written by tests/store/schema.py, never by hand.
PRAGMA user_version = 24;

CREATE TABLE attachments (
    entry_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    mark     BLOB    NOT NULL,                        -- keyed hash of the bytes
    content  BLOB    NOT NULL                         -- sealed by the entry's author
) STRICT;

CREATE TABLE bot (
    id INTEGER PRIMARY KEY                            -- the bot's Telegram id
) STRICT;

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

CREATE INDEX bubbles_by_subject ON bubbles (subject_id, subject, person_id);

CREATE INDEX bubbles_passing ON bubbles (forget_at) WHERE forget_at IS NOT NULL;

CREATE TABLE checkin_plans (
    couple_id INTEGER PRIMARY KEY REFERENCES couples (id) ON DELETE CASCADE,
    weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),      -- 0 is Monday
    minute    INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    zone      TEXT    NOT NULL
) STRICT;

CREATE TABLE checkin_proposals (
    couple_id   INTEGER PRIMARY KEY REFERENCES couples (id) ON DELETE CASCADE,
    id          INTEGER NOT NULL UNIQUE,              -- so that an older card agrees to nothing newer
    proposer_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    weekday     INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    minute      INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    zone        TEXT    NOT NULL
) STRICT;

CREATE TABLE checkins (
    id         INTEGER PRIMARY KEY,
    couple_id  INTEGER NOT NULL REFERENCES couples (id) ON DELETE CASCADE,
    local_date TEXT    NOT NULL,
    starts_at  INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('planned', 'started', 'skipped', 'done')),
    step       INTEGER NOT NULL DEFAULT 0,
    break_at   INTEGER,                               -- when a break began
    back_at    INTEGER,                               -- when it is over; NULL until somebody chose how long
    UNIQUE (couple_id, local_date)
) STRICT;

CREATE INDEX checkins_by_start ON checkins (starts_at);

CREATE TABLE cooldowns (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE couples (
    id             INTEGER PRIMARY KEY,
    together_since INTEGER NOT NULL
) STRICT;

CREATE TABLE erasures (
    person_id INTEGER PRIMARY KEY
, farewell BLOB, told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))) STRICT;

CREATE TABLE held (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: what waits by kind and number, and what they were told of
) STRICT;

CREATE TABLE "inbox" (
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
, stranger INTEGER NOT NULL DEFAULT 0 CHECK (stranger IN (0, 1)), turn INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX inbox_by_number ON inbox (update_id);

CREATE INDEX inbox_finished ON inbox (received_at) WHERE state <> 'new';

CREATE INDEX inbox_of_chat ON inbox (chat, id) WHERE state = 'new';

CREATE INDEX inbox_open ON inbox (stranger, turn, id) WHERE state = 'new';

CREATE TABLE invites (
    id         INTEGER PRIMARY KEY,
    inviter_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    invitee_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    token      BLOB    NOT NULL UNIQUE,               -- keyed hash; the token itself is never stored
    state      TEXT    NOT NULL CHECK (state IN ('open', 'accepted', 'used', 'replaced', 'declined', 'withdrawn')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
, account BLOB) STRICT;

CREATE INDEX invites_by_end ON invites (expires_at);

CREATE INDEX invites_by_invitee ON invites (invitee_id, state);

CREATE INDEX invites_by_inviter ON invites (inviter_id, state);

CREATE TABLE members (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    couple_id INTEGER NOT NULL REFERENCES couples (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX members_by_couple ON members (couple_id);

CREATE TABLE mentions (
    entry_id  INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (entry_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_by_person ON mentions (person_id);

CREATE TABLE misses (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL
) STRICT;

CREATE INDEX misses_by_person ON misses (person_id, at);

CREATE INDEX misses_by_time ON misses (at);

CREATE TABLE nudges (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    local_date TEXT    NOT NULL,
    couple_id  INTEGER REFERENCES couples (id) ON DELETE SET NULL,  -- set while it is the couple's shared prompt
    state      TEXT    NOT NULL CHECK (state IN ('open', 'answered', 'skipped')),
    due_at     INTEGER NOT NULL,
    created_at INTEGER NOT NULL, prompt_id BLOB NOT NULL DEFAULT x'',
    UNIQUE (person_id, local_date)
) STRICT;

CREATE INDEX nudges_by_couple ON nudges (couple_id);

CREATE TABLE occurrences (
    owner_id   INTEGER NOT NULL,                      -- a person or a couple
    kind       TEXT    NOT NULL,
    local_date TEXT    NOT NULL,
    PRIMARY KEY (owner_id, kind, local_date)
) STRICT, WITHOUT ROWID;

CREATE INDEX occurrences_by_date ON occurrences (local_date);

CREATE TABLE open_entries (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    entry_id  INTEGER NOT NULL REFERENCES reflections (id) ON DELETE CASCADE,
    since     INTEGER NOT NULL,                       -- when they began to write it, or turned to it again by a reply
    last_at   INTEGER NOT NULL,                       -- when its newest part was sent, as Telegram says
    reply_to  INTEGER                                 -- the message in their chat to which that part was a reply
) STRICT;

CREATE INDEX open_entries_by_entry ON open_entries (entry_id);

CREATE TABLE "openings" (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    invite_id INTEGER REFERENCES invites (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX openings_by_invite ON openings (invite_id);

CREATE TRIGGER attachments_of_finished AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('sent', 'dead')
BEGIN
    DELETE FROM attachments WHERE entry_id = NEW.id;
END;

CREATE TRIGGER mentions_of_finished AFTER UPDATE OF state ON outbox WHEN NEW.state IN ('sent', 'dead')
BEGIN
    DELETE FROM mentions WHERE entry_id = NEW.id;
END;

CREATE TABLE "outbox" (
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

CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state IN ('sent', 'dead');

CREATE INDEX outbox_of_person ON outbox (person_id, id) WHERE state = 'new' OR state = 'held';

CREATE INDEX outbox_open ON outbox (lane, due_at, id) WHERE state = 'new';

CREATE INDEX outbox_order ON outbox (chat, lane, id) WHERE state = 'new';

CREATE TABLE people (
    id            INTEGER PRIMARY KEY,
    account       BLOB    NOT NULL UNIQUE,            -- keyed hash of the Telegram id
    telegram_id   BLOB    NOT NULL,                   -- sealed
    name          BLOB,                               -- sealed; NULL until they said what to call them
    role          BLOB,                               -- sealed; NULL until asked in private
    language      TEXT    NOT NULL DEFAULT 'en',
    consented_at  INTEGER,
    zone          TEXT,                               -- IANA name
    nudge_minute  INTEGER CHECK (nudge_minute BETWEEN 0 AND 1439),
    weekdays      INTEGER NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 0 AND 127),  -- bit 0 is Monday
    pace          BLOB,                               -- sealed: what they said of the pace, and when they were asked
    onboarded_at  INTEGER,
    paused        INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    paused_at     INTEGER,                            -- when the pause began; NULL while there is none
    unreachable       INTEGER NOT NULL DEFAULT 0 CHECK (unreachable IN (0, 1)),  -- they blocked the bot
    parted        INTEGER NOT NULL DEFAULT 0 CHECK (parted IN (0, 1)),  -- their couple ended, no other since
    created_at    INTEGER NOT NULL
, pause_ends_on TEXT, tracks BLOB) STRICT;

CREATE TABLE preferences (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cell      BLOB    NOT NULL                        -- sealed JSON
) STRICT;

CREATE TABLE questions (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: the open question, and messages that were no answer
) STRICT;

CREATE TABLE quiet_dates (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    day       BLOB    NOT NULL                        -- sealed month and day
) STRICT;

CREATE INDEX quiet_dates_by_person ON quiet_dates (person_id);

CREATE TABLE reflections (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,                      -- theirs, in their own chat
    kind       TEXT    NOT NULL CHECK (kind IN ('text', 'photo', 'voice')),
    words      BLOB    NOT NULL,                      -- sealed text or caption
    file       BLOB,                                  -- sealed file_id and file_unique_id of a photo or voice note
    nudge_id   INTEGER REFERENCES nudges (id) ON DELETE SET NULL,
    couple_id  INTEGER REFERENCES couples (id) ON DELETE SET NULL,  -- set when it answers the shared prompt
    local_date TEXT,                                  -- of the nudge it answers
    album      BLOB,                                  -- keyed hash, the same for photos that were sent together
    sharing    TEXT    NOT NULL CHECK (sharing IN ('private', 'waiting', 'shared')),
    created_at INTEGER NOT NULL, prompt_id BLOB, entry_id INTEGER NOT NULL DEFAULT 0, declined INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1)), ordinal INTEGER NOT NULL DEFAULT 0, former INTEGER, ask_at INTEGER, assumed INTEGER NOT NULL DEFAULT 0 CHECK (assumed IN (0, 1)), read_as BLOB, answers INTEGER REFERENCES reflections (id) ON DELETE SET NULL,
    UNIQUE (person_id, message_id)
) STRICT;

CREATE INDEX reflections_by_album ON reflections (album) WHERE album IS NOT NULL;

CREATE INDEX reflections_by_answered ON reflections (answers) WHERE answers IS NOT NULL;

CREATE INDEX reflections_by_day ON reflections (couple_id, local_date);

CREATE INDEX reflections_by_entry ON reflections (entry_id, ordinal);

CREATE INDEX reflections_by_former ON reflections (former) WHERE former IS NOT NULL;

CREATE INDEX reflections_by_nudge ON reflections (nudge_id);

CREATE INDEX reflections_by_person ON reflections (person_id, created_at, ordinal, entry_id);

CREATE INDEX reflections_to_ask ON reflections (person_id, ask_at) WHERE ask_at IS NOT NULL;

CREATE TABLE safety (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cell      BLOB    NOT NULL                        -- sealed
) STRICT;

CREATE TABLE "schedule" (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,                       -- bot/domain/kinds.py
    due_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX schedule_by_due ON schedule (due_at);

CREATE TABLE seen (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: prompts had, with the last date of each; prompts turned down
) STRICT;

CREATE TABLE sent_files (
    id        INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL,
    mark      BLOB    NOT NULL,                       -- keyed hash of the bytes
    file_id   BLOB    NOT NULL,                       -- sealed: under which Telegram holds them
    used_at   INTEGER NOT NULL,
    UNIQUE (author_id, mark)
) STRICT;

CREATE INDEX sent_files_by_use ON sent_files (used_at);

CREATE TABLE sequence (
    name TEXT    PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shares (
    reflection_id INTEGER NOT NULL REFERENCES reflections (id) ON DELETE CASCADE,
    recipient_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    shared_at     INTEGER NOT NULL, shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1)), ordinal INTEGER NOT NULL DEFAULT 0, thanked INTEGER NOT NULL DEFAULT 0 CHECK (thanked IN (0, 1)),
    PRIMARY KEY (reflection_id, recipient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shares_by_recipient ON shares (recipient_id, shared_at, ordinal);

CREATE TABLE signs (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed
) STRICT;

CREATE TABLE together (
    couple_id INTEGER PRIMARY KEY REFERENCES couples (id) ON DELETE CASCADE,
    past      BLOB    NOT NULL                        -- sealed JSON: prompts had together, date by date, and settings
) STRICT;

CREATE TABLE unconfirmed (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    part       INTEGER NOT NULL,
    PRIMARY KEY (person_id, subject, subject_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE unreachable (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    why       TEXT    NOT NULL,                       -- blocked, deactivated, not found, …
    failures  INTEGER NOT NULL                        -- in a row
) STRICT;
