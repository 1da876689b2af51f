-- What Telegram shows of the account that said yes to an invite, sealed by that person's key: shown to who invited, in
-- the question whether that is their partner, and forgotten with the invite's end.
ALTER TABLE invites ADD COLUMN account BLOB;

-- The end of an invite is a kind of the calendar now: of those that wait, the earliest of each person's.
INSERT INTO schedule (person_id, kind, due_at)
    SELECT person_id, 'invite', min(expires_at)
    FROM (
        SELECT inviter_id AS person_id, expires_at FROM invites WHERE state IN ('open', 'accepted')
        UNION ALL
        SELECT invitee_id AS person_id, expires_at FROM invites WHERE state = 'accepted' AND invitee_id IS NOT NULL
    )
    GROUP BY person_id;
