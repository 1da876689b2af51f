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
settings-change-clock = My clock
settings-checkin = Weekly check-in: { $weekday } at { $time } where you are
settings-close = Close
settings-closed = All set.
settings-back = Back
settings-days-every = every day
settings-days-none = none
settings-tracks-none = none
settings-days = On which days may I come? Tap to switch a day on or off.
settings-days-nothing = With no day on, nothing comes by itself. /today brings something whenever you ask.
settings-day-on = ✓ { $day }
settings-day-off = { $day }
settings-next = The next small thing comes { $day } at { $time }.
settings-next-none = Nothing comes by itself just now.
settings-tracks-free = A track that is off leaves its day free.
settings-place =
    <b>Living apart</b>

    { $own }

    It holds for both of you from a day or two on. Each of you can change it here, and the other is told.
settings-place-apart = Nothing comes that needs the two of you in one place.
settings-place-one = Some of what comes needs the two of you in one place.
settings-place-chosen = ✓ { $place }
settings-place-told-apart = Your partner, { $name }, has set that you two live apart: nothing comes now that needs you in one place. /settings changes it.
settings-place-told-one = Your partner, { $name }, has set that you two live in one place: some of what comes may need that. /settings changes it.
settings-place-now-apart = We live apart
settings-place-now-one = We live in one place
