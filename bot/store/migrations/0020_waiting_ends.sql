-- What waits to be opened together has an end: after two days its author is asked what is to become of it.
ALTER TABLE reflections ADD COLUMN ask_at INTEGER;    -- of a first part that waits: when; NULL once they were asked
CREATE INDEX reflections_to_ask ON reflections (person_id, ask_at) WHERE ask_at IS NOT NULL;
UPDATE reflections SET ask_at = created_at + 172800000 WHERE sharing = 'waiting' AND entry_id = id;
INSERT OR IGNORE INTO schedule (person_id, kind, due_at)
    SELECT person_id, 'waiting', min(ask_at) FROM reflections WHERE ask_at IS NOT NULL GROUP BY person_id;

-- Words that replied to nothing were taken for an answer to the newest nudge; before they are shared their author says so.
ALTER TABLE reflections ADD COLUMN assumed INTEGER NOT NULL DEFAULT 0 CHECK (assumed IN (0, 1));
