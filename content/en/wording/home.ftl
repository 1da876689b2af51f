# /start, for somebody who has been welcomed: where they stand here.

home-partner = You are here with { $name }.
home-alone = You use this on your own.
home-checkin = Your next check-in: { $day } at { $time }.
home-waiting =
    { $count ->
        [one] One thing you chose to share waits to be opened together.
       *[other] { $count } things you chose to share wait to be opened together.
    }
home-suggested = { $name } has suggested a time for the check-in. /checkin shows it.
home-invite = Your invite can be opened until { $day } at { $time }. /invite makes another in its place.

home-go-today = Today's small thing
home-go-journal = My journal
home-go-checkin = Check-in
home-go-invite = Invite my partner
home-go-pause = Pause
home-go-resume = End the pause
home-go-settings = Settings
home-go-help = Help
