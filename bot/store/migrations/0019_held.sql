-- What a partner did and its reader has not seen yet: it waits while they are left in peace.
CREATE TABLE held (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: what waits by kind and number, and what they were told of
) STRICT;
