-- Everything that two people and the durable machine need from the first day.
-- Instants are milliseconds since 1970 in UTC. Columns marked "sealed" hold AES-256-GCM cells (see vault.py).

-- One row per Telegram account that ever spoke to the bot. The id is random: it counts nobody.
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
    tracks        TEXT    NOT NULL DEFAULT 'connection,memories,gratitude',
    stage         INTEGER NOT NULL DEFAULT 2 CHECK (stage BETWEEN 1 AND 3),  -- their own; a couple goes by the lower one
    stage_since   INTEGER NOT NULL DEFAULT 0,         -- when that stage began for them; pauses move it on
    pace          BLOB,                               -- sealed: what they said of the pace, and when they were asked
    onboarded_at  INTEGER,
    paused        INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    paused_until  INTEGER,                            -- NULL while paused: until they say so
    paused_at     INTEGER,                            -- when the pause began; NULL while there is none
    resting       INTEGER NOT NULL DEFAULT 0 CHECK (resting IN (0, 1)),  -- they blocked the bot
    parted        INTEGER NOT NULL DEFAULT 0 CHECK (parted IN (0, 1)),  -- their couple ended, no other since
    expects       TEXT,                               -- which question their next text answers
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE couples (
    id             INTEGER PRIMARY KEY,
    together_since INTEGER NOT NULL
) STRICT;

-- The primary key is the promise that nobody is in two couples.
CREATE TABLE members (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    couple_id INTEGER NOT NULL REFERENCES couples (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX members_by_couple ON members (couple_id);

-- open → accepted → used; or open/accepted → replaced | declined | withdrawn. Expiry is a matter of the clock.
CREATE TABLE invites (
    id         INTEGER PRIMARY KEY,
    inviter_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    invitee_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    token      BLOB    NOT NULL UNIQUE,               -- keyed hash; the token itself is never stored
    state      TEXT    NOT NULL CHECK (state IN ('open', 'accepted', 'used', 'replaced', 'declined', 'withdrawn')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX invites_by_inviter ON invites (inviter_id, state);
CREATE INDEX invites_by_invitee ON invites (invitee_id, state);

-- An invite that somebody opened and has not answered: it waits while they are still being welcomed.
CREATE TABLE openings (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    invite_id INTEGER NOT NULL REFERENCES invites (id) ON DELETE CASCADE
) STRICT;

-- Made-up invite tokens, to slow down whoever guesses.
CREATE TABLE misses (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX misses_by_person ON misses (person_id, at);

-- The prompt both partners share on one local date.
CREATE TABLE couple_days (
    couple_id  INTEGER NOT NULL REFERENCES couples (id) ON DELETE CASCADE,
    local_date TEXT    NOT NULL,
    prompt_id  TEXT    NOT NULL,
    PRIMARY KEY (couple_id, local_date)
) STRICT, WITHOUT ROWID;

-- At most one nudge per person and local date: the unique key makes a repeat harmless.
CREATE TABLE nudges (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    local_date TEXT    NOT NULL,
    prompt_id  TEXT    NOT NULL,
    couple_id  INTEGER REFERENCES couples (id) ON DELETE SET NULL,  -- set while it is the couple's shared prompt
    state      TEXT    NOT NULL CHECK (state IN ('open', 'answered', 'skipped')),
    due_at     INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (person_id, local_date)
) STRICT;
CREATE INDEX nudges_by_couple ON nudges (couple_id);

-- Which prompts a person has had, and when last.
CREATE TABLE seen (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    prompt_id TEXT    NOT NULL,
    last_date TEXT    NOT NULL,
    PRIMARY KEY (person_id, prompt_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dislikes (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    prompt_id TEXT    NOT NULL,
    PRIMARY KEY (person_id, prompt_id)
) STRICT, WITHOUT ROWID;

-- What somebody ticked in the private check for signs, and when it was last offered.
CREATE TABLE signs (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed
) STRICT;

-- Days of the year on which both partners are left in peace; only the one who set a day ever sees it.
CREATE TABLE quiet_dates (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    day       BLOB    NOT NULL                        -- sealed month and day
) STRICT;
CREATE INDEX quiet_dates_by_person ON quiet_dates (person_id);

-- What a person wrote. private → (waiting →) shared → private again when taken back.
-- "waiting" is a shared reply to the couple's common prompt that opens when both have chosen to share.
CREATE TABLE reflections (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,                      -- theirs, in their own chat
    kind       TEXT    NOT NULL CHECK (kind IN ('text', 'photo', 'voice')),
    words      BLOB    NOT NULL,                      -- sealed text or caption
    file       BLOB,                                  -- sealed file_id and file_unique_id of a photo or voice note
    nudge_id   INTEGER REFERENCES nudges (id) ON DELETE SET NULL,
    prompt_id  TEXT,
    couple_id  INTEGER REFERENCES couples (id) ON DELETE SET NULL,  -- set when it answers the shared prompt
    local_date TEXT,                                  -- of the nudge it answers
    album      BLOB,                                  -- keyed hash, the same for photos that were sent together
    sharing    TEXT    NOT NULL CHECK (sharing IN ('private', 'waiting', 'shared')),
    created_at INTEGER NOT NULL,
    UNIQUE (person_id, message_id)
) STRICT;
CREATE INDEX reflections_by_person ON reflections (person_id, created_at, id);
CREATE INDEX reflections_by_day ON reflections (couple_id, local_date);
CREATE INDEX reflections_by_nudge ON reflections (nudge_id);
CREATE INDEX reflections_by_album ON reflections (album) WHERE album IS NOT NULL;

-- Who may read a reflection besides its author.
CREATE TABLE shares (
    reflection_id INTEGER NOT NULL REFERENCES reflections (id) ON DELETE CASCADE,
    recipient_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    shared_at     INTEGER NOT NULL,
    PRIMARY KEY (reflection_id, recipient_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shares_by_recipient ON shares (recipient_id, shared_at);

-- The weekly check-in that both agreed to, and one that awaits the other's yes.
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

-- One check-in of one week. The local date is the planned one, in the plan's zone; starts_at moves with "later".
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

-- The calendar: when something next falls due for a person.
CREATE TABLE schedule (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL CHECK (kind IN ('nudge', 'resume', 'eve', 'checkin', 'pace', 'signs')),
    due_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_by_due ON schedule (due_at);

-- What has happened once and must not happen twice.
CREATE TABLE occurrences (
    owner_id   INTEGER NOT NULL,                      -- a person or a couple
    kind       TEXT    NOT NULL,
    local_date TEXT    NOT NULL,
    PRIMARY KEY (owner_id, kind, local_date)
) STRICT, WITHOUT ROWID;

-- Updates as they came. new → done | aside. Finished rows stay as tombstones without their content.
CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat        BLOB,                                 -- keyed hash of the chat, NULL when it has none
    author_id   INTEGER NOT NULL,                     -- whose key seals it; 0 is the house
    payload     BLOB,                                 -- sealed JSON; NULL once finished
    state       TEXT    NOT NULL CHECK (state IN ('new', 'done', 'aside')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    error       TEXT                                  -- the kind of the last error, never its words
) STRICT;
CREATE INDEX inbox_open ON inbox (update_id) WHERE state = 'new';
CREATE INDEX inbox_finished ON inbox (received_at) WHERE state <> 'new';

-- Calls to make. new → sent | dead; held while the person has blocked the bot.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    chat       BLOB    NOT NULL,                      -- keyed hash of the chat: order is kept per chat and lane
    person_id  INTEGER,                               -- who receives it; NULL for a chat that is no person
    author_id  INTEGER NOT NULL,                      -- whose key seals it: who wrote the words in it
    lane       INTEGER NOT NULL CHECK (lane IN (0, 1, 2)),  -- 0 ends a tap's spinner, 1 answers a person, 2 comes by itself
    method     TEXT    NOT NULL,
    payload    BLOB,                                  -- sealed JSON of parameters; NULL once finished
    subject    TEXT,                                  -- what the message is about, with subject_id
    subject_id INTEGER,
    state      TEXT    NOT NULL CHECK (state IN ('new', 'sent', 'dead', 'held')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    error      TEXT                                   -- the kind of the last failure, never its words
) STRICT;
CREATE INDEX outbox_open ON outbox (lane, due_at, id) WHERE state = 'new';
CREATE INDEX outbox_order ON outbox (chat, lane, id) WHERE state = 'new';
CREATE INDEX outbox_held ON outbox (person_id, id) WHERE state = 'held';
CREATE INDEX outbox_by_author ON outbox (author_id) WHERE state IN ('new', 'held');
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state IN ('sent', 'dead');

-- Our own messages in somebody's chat that later taps, replies or edits refer to.
CREATE TABLE bubbles (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    sent_at    INTEGER NOT NULL,
    PRIMARY KEY (person_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bubbles_by_subject ON bubbles (person_id, subject, subject_id);

-- Keys to destroy after a person was erased; emptied once done, also after a crash in between.
CREATE TABLE erasures (
    person_id INTEGER PRIMARY KEY
) STRICT;

-- Row numbers that are never given twice, so that no stale button points at a newer row.
CREATE TABLE sequence (
    name TEXT    PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
