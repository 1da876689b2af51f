-- What somebody was asked is theirs to know: the open question lies sealed, with what has been said to it so far.
-- Questions that were open close: their words would not fit the new record, and asking again costs one tap.

CREATE TABLE questions (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: the open question, and messages that were no answer
) STRICT;

ALTER TABLE people DROP COLUMN expects;

-- messages about an invite and about a question are looked for only while their matter is open
DROP INDEX bubbles_passing;

CREATE INDEX bubbles_passing ON bubbles (sent_at)
    WHERE subject IN ('agenda', 'ask', 'checkin', 'confirm', 'invite', 'invited', 'proposal', 'question');
