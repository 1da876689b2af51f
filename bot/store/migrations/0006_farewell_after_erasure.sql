-- The last words to somebody erased go out once nothing of theirs is left, so their chat is remembered until then.
ALTER TABLE erasures ADD COLUMN farewell BLOB;                       -- sealed by the house's key: chat and language
ALTER TABLE erasures ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1));  -- that it takes longer
