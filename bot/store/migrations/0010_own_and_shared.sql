-- What comes to both is chosen from what they had together, kept apart from what each had. What somebody set to steer
-- what comes to them, and at which stage they are, is for nobody to read on the disk.
-- `seal` and `opened` are the vault's, given to these scripts by migrate.py; `opened` is NULL without a key.

CREATE TABLE together (
    couple_id INTEGER PRIMARY KEY REFERENCES couples (id) ON DELETE CASCADE,
    past      BLOB    NOT NULL                        -- sealed JSON: prompts had together, date by date, and settings
) STRICT;

INSERT INTO together (couple_id, past)
SELECT id, seal('together', 'past', id, 0, 256, json_object(
    'had', json((
        SELECT json_group_object(prompt, day) FROM (
            SELECT prompt, max(day) AS day FROM (
                SELECT opened('nudges', 'prompt_id', n.id, n.person_id, n.prompt_id) AS prompt, n.local_date AS day
                FROM nudges AS n WHERE n.couple_id = couples.id
                UNION ALL
                SELECT opened('couple_days', 'prompt_id ' || d.local_date, d.couple_id, 0, d.prompt_id), d.local_date
                FROM couple_days AS d WHERE d.couple_id = couples.id
            ) WHERE prompt IS NOT NULL GROUP BY prompt
        )
    )),
    'days', json((
        SELECT json_group_object(local_date, opened('couple_days', 'prompt_id ' || local_date, couple_id, 0, prompt_id))
        FROM couple_days WHERE couple_id = couples.id
    )),
    'preparations', json('{}'),
    'through', (SELECT max(local_date) FROM couple_days WHERE couple_id = couples.id),
    'settings', json('[]')
))
FROM couples;

DROP TABLE couple_days;

CREATE TABLE preferences (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    cell      BLOB    NOT NULL                        -- sealed JSON
) STRICT;

-- Everybody begins at the first stage. Who stands higher because of a role alone goes back to it; who said that they
-- were ready for more, or whose trust was hurt and who therefore must have said so, stays.
UPDATE people SET pace = seal('people', 'pace', id, id, 256, (
    SELECT json_object(
        'stage', iif(stage > 1 AND (said = 'more' OR (role IN ('hurt', 'mixed') AND said IS NOT NULL)), stage, 1),
        'since', stage_since, 'said', said, 'said_at', said_at, 'asked_at', asked_at
    )
    FROM (
        SELECT p ->> 0 AS said, p ->> 1 AS said_at, p ->> 2 AS asked_at, role
        FROM (
            SELECT coalesce(opened('people', 'pace', id, id, people.pace), '[null,null,null]') AS p,
                   opened('people', 'role', id, id, people.role) AS role
        )
    )
));
ALTER TABLE people DROP COLUMN stage;
ALTER TABLE people DROP COLUMN stage_since;
