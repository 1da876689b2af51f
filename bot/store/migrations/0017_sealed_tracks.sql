-- Which kinds somebody has switched off is theirs to know: nothing looks for it, so it is sealed.

ALTER TABLE people ADD COLUMN tracks_sealed BLOB;

UPDATE people SET tracks_sealed = seal('people', 'tracks', id, id, 256, tracks);

ALTER TABLE people DROP COLUMN tracks;
ALTER TABLE people RENAME COLUMN tracks_sealed TO tracks;
