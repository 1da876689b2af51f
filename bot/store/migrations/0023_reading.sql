-- What readers still see where its author's newer edit is held back from them, sealed; and what an entry answers.
ALTER TABLE reflections ADD COLUMN read_as BLOB;
ALTER TABLE reflections ADD COLUMN answers INTEGER REFERENCES reflections (id) ON DELETE SET NULL;
CREATE INDEX reflections_by_answered ON reflections (answers) WHERE answers IS NOT NULL;

-- Whether a reader said thank you for it.
ALTER TABLE shares ADD COLUMN thanked INTEGER NOT NULL DEFAULT 0 CHECK (thanked IN (0, 1));
