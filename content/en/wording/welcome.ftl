# The first minutes, and the settings that ask the same questions again.

welcome-greeting =
    <b>Hello. I'm Kintsugi.</b>

    I help two people rebuild trust after it was broken: one small thing a day, and a calm talk once a week. You can begin alone.

    If you are afraid of your partner, or they watch, control or threaten you, please don't do this together. You deserve help of your own first: /support lists people you can talk to.

    What you write to me stays yours until you choose to share it. It shows on every phone and computer where your Telegram is open. It is encrypted where I keep it, but whoever runs this bot could technically read what passes through it. If that may be your partner, write nothing here that they may not read.

    Is that all right with you?
welcome-invited =
    { $name } has invited you. You'll be asked about that once we have met.
welcome-agree = Yes, let's begin
welcome-privacy = What stays private
welcome-decline = Not now
welcome-declined = That's fine. I keep only your Telegram number, your language, and that you said hello. If a link brought you here, I have forgotten which; it can be opened again. Send /start whenever you like, or /forget to remove that too.

welcome-name = What may I call you? Write any name you like. Your partner sees it once they open an invite of yours, or you are paired.
welcome-name-same = Call me { $name }
welcome-name-confirm =
    Shall I call you { $name } from now on? If you have a partner here, they are told of the new name.

    If it was not meant as a name, it stays with you.
welcome-name-yes = Call me { $name }
welcome-name-long = That name is too long for me to use. Up to 40 characters, please.
welcome-name-blank = There is nothing in that name that can be seen. Please write one with letters.
welcome-name-ours = That is my own name, and what you write must not look as if it came from me. Another one, please.
welcome-name-changed = Your partner goes by { $name } here now; it was { $before } before.
welcome-name-changed-meanwhile = Your partner goes by { $name } here now.
welcome-name-lines = One line is enough for a name. Please write it without line breaks.

welcome-zone =
    Where are you, so that I come at the right hour? Write the name of your city, or choose a way below.

    I only keep the time zone.
welcome-zone-location = Share my location
welcome-zone-list = Pick from a list
welcome-zone-press = Tap the button below your keyboard to share where you are. Or just write the name of a city.
welcome-zone-thanks = Thank you. I only look up the time zone and keep nothing else of it.
welcome-zone-which = There is more than one. Which do you mean?
welcome-zone-right = In { $place } it is now <b>{ $time }</b>, { $day }. Right?
welcome-zone-yes = Yes, that's right
welcome-zone-no = No, choose again
welcome-zone-unknown = I couldn't find the time zone of that place. Try the nearest big city, or pick one from the list.
welcome-zone-from-list = Which of these has the same clock as yours?
welcome-zone-type = Write a city instead

# To somebody who sends a place without having been asked.
welcome-moved =
    In { $place } it is now <b>{ $time }</b>, { $day }. Do you live by that clock now?

    I only looked up the time zone, and keep nothing of the place you sent.
welcome-moved-yes = Yes, change it
welcome-moved-stay = No
welcome-moved-stayed = Then nothing changes.
welcome-moved-same = By my reckoning that place has the same clock as yours, so nothing changes. I keep nothing of it.

welcome-hour = At what time may I come with something small each day? Tap one, or write another, such as 7:30.
welcome-hour-which = In the morning or in the evening?
welcome-hour-again = Another time
welcome-hour-unknown = I couldn't read that as a time of day. Write it like 7:30 or 8 pm, or tap one below.

welcome-tracks = Which of these may come, besides the work on what happened? All three is a good start; one that is off leaves its day free. You can change this at any time.
welcome-track-connection = Connection ideas
welcome-track-memories = New memories
welcome-track-gratitude = Gratitude
welcome-track-on = ✓ { $track }
welcome-track-off = { $track }
welcome-tracks-done = Done

welcome-finished =
    Thank you, { $name }. The first one comes { $day } at { $time }, or right now with /today.
welcome-finished-alone = When you are ready, /invite makes a link for your partner. Until then you can use me alone.
welcome-finished-quiet =
    Thank you, { $name }. No days are chosen, so nothing comes by itself. /today brings something whenever you ask, and /settings changes the days.
welcome-again = Hello, { $name }. Good to see you.
welcome-again-next = The next small thing comes { $day } at { $time }.
welcome-again-paused = Your pause goes on until { $day }. /resume ends it sooner.
welcome-again-paused-open = Your pause goes on until you say /resume.
welcome-again-parted = Nothing comes from me by itself just now. /resume brings back a small thing a day, for you alone.
welcome-again-help = /help shows what you can do here.
