-- What is removed by its age is found by its age, however much there is of it.

CREATE INDEX bubbles_passing ON bubbles (sent_at)
    WHERE subject IN ('agenda', 'ask', 'checkin', 'confirm', 'proposal');
CREATE INDEX checkins_by_start ON checkins (starts_at);
CREATE INDEX couple_days_by_date ON couple_days (local_date);
CREATE INDEX invites_by_end ON invites (expires_at);
CREATE INDEX misses_by_time ON misses (at);
CREATE INDEX occurrences_by_date ON occurrences (local_date);
