-- What concerns a person's safety: the country whose help lines they chose, and until when no gentle word is due.
-- One sealed cell of one size for all of it, and renewed with everything a person writes: neither that it is there,
-- nor that it changed, says that somebody looked for help or was offered any.

CREATE TABLE safety (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cell      BLOB    NOT NULL                        -- sealed
) STRICT;
