-- Each chat has its turn: `turn` counts how many of its updates wait before one, on a line that moves on with what is
-- handled; people who are not welcomed yet, and groups, have a line of their own.
ALTER TABLE inbox ADD COLUMN stranger INTEGER NOT NULL DEFAULT 0 CHECK (stranger IN (0, 1));
ALTER TABLE inbox ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

DROP INDEX inbox_open;
CREATE INDEX inbox_open ON inbox (stranger, turn, id) WHERE state = 'new';
CREATE INDEX inbox_of_chat ON inbox (chat, id) WHERE state = 'new';
