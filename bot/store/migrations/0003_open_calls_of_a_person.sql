-- Open calls are looked up by whom they are for; nothing ever looked them up by whose words they hold.

DROP INDEX outbox_by_author;
DROP INDEX outbox_held;
CREATE INDEX outbox_of_person ON outbox (person_id, id) WHERE state = 'new' OR state = 'held';
