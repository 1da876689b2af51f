-- Which prompts came to somebody hints at their role: from now on only their own key tells.
-- `seal` is the vault's, given to these scripts by migrate.py.

ALTER TABLE seen RENAME TO seen_rows;

CREATE TABLE seen (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    record    BLOB    NOT NULL                        -- sealed JSON: prompts had, with the last date of each; prompts turned down
) STRICT;

INSERT INTO seen (person_id, record)
SELECT id, seal('seen', 'record', id, id, 256, json_object(
    'had', json((SELECT json_group_object(prompt_id, last_date) FROM seen_rows WHERE person_id = people.id)),
    'disliked', json((SELECT json_group_array(prompt_id) FROM dislikes WHERE person_id = people.id))
))
FROM people;

DROP TABLE seen_rows;
DROP TABLE dislikes;

ALTER TABLE nudges ADD COLUMN sealed BLOB NOT NULL DEFAULT x'';
UPDATE nudges SET sealed = seal('nudges', 'prompt_id', id, person_id, 32, prompt_id);
ALTER TABLE nudges DROP COLUMN prompt_id;
ALTER TABLE nudges RENAME COLUMN sealed TO prompt_id;

ALTER TABLE reflections ADD COLUMN sealed BLOB;
UPDATE reflections SET sealed = seal('reflections', 'prompt_id', id, person_id, 32, prompt_id)
WHERE prompt_id IS NOT NULL;
ALTER TABLE reflections DROP COLUMN prompt_id;
ALTER TABLE reflections RENAME COLUMN sealed TO prompt_id;

ALTER TABLE couple_days ADD COLUMN sealed BLOB NOT NULL DEFAULT x'';
UPDATE couple_days SET sealed = seal('couple_days', 'prompt_id ' || local_date, couple_id, 0, 32, prompt_id);
ALTER TABLE couple_days DROP COLUMN prompt_id;
ALTER TABLE couple_days RENAME COLUMN sealed TO prompt_id;
