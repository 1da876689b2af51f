-- What Telegram shows of the account that said yes to an invite, sealed by that person's key: shown to who invited, in
-- the question whether that is their partner, and forgotten with the invite's end.
ALTER TABLE invites ADD COLUMN account BLOB;
