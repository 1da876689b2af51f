-- A weekly check-in is offered to couples that have none, and one that falls into a pause is left out. Whoever is in a
-- couple already is looked at once; 1970 stands for "at an hour of theirs".

INSERT OR IGNORE INTO schedule (person_id, kind, due_at) SELECT person_id, 'weekly', 0 FROM members;
INSERT OR IGNORE INTO schedule (person_id, kind, due_at) SELECT person_id, 'leave_out', 0 FROM members;
