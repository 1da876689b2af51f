-- A pause ends at 00:00 of a date wherever the person is then, not at an instant.
-- `local_date` is given to these scripts by migrate.py.
ALTER TABLE people ADD COLUMN pause_ends_on TEXT;                    -- local date; NULL while paused: until they say so
UPDATE people SET pause_ends_on = local_date(paused_until, zone) WHERE paused_until IS NOT NULL;
ALTER TABLE people DROP COLUMN paused_until;
