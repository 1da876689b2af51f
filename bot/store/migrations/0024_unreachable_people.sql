-- One word for somebody who cannot be written to.
ALTER TABLE people RENAME COLUMN resting TO unreachable;
