settings-card =
    <b>Settings</b>

    Name: { $name }
    Time zone: { $zone }, now { $now }
    Time: { $time }
    Days: { $days }
    Tracks: { $tracks }
settings-zone-unknown = not known here any more, so nothing comes by itself; please choose it again
settings-change-name = Name
settings-change-zone = Time zone
settings-change-hour = Time
settings-change-days = Days
settings-change-tracks = Tracks
settings-change-role = Where I stand
settings-change-broken = What was broken
settings-change-pace = Pace
settings-change-touch = Touch
settings-change-place = Living apart
settings-close = Close
settings-closed = All set.
settings-back = Back
settings-days-every = every day
settings-days-none = none
settings-tracks-none = none
settings-days = On which days may I come? Tap to switch a day on or off.
settings-day-on = ✓ { $day }
settings-day-off = { $day }
settings-next = The next small thing comes { $day } at { $time }.
settings-next-none = Nothing comes by itself just now.
settings-tracks-free = A track that is off leaves its day free.
settings-place =
    <b>Living apart</b>

    { $own }

    It holds for both of you, and each of you can change it here.
settings-place-apart = Nothing comes that needs the two of you in one place.
settings-place-one = Some of what comes needs the two of you in one place.
settings-place-now-apart = We live apart
settings-place-now-one = We live in one place
