# The weekly check-in: choosing its time together, its reminders, and the cards of the meeting.

checkin-alone = A check-in takes two. Send /invite to bring your partner in; then you can choose a time together.

checkin-choose-day =
    Once a week, a calm talk of about 45 minutes. On which day would it suit the two of you?

    You can also write it, like sunday 20:00.
checkin-choose-day-at = At { $time }, on which day?
checkin-choose-time = { $weekday }, at what time? A talk of 45 minutes goes better when it isn't late.
checkin-another-time = Another time
checkin-write-time = Write the day and the time, like sunday 20:00 or fri 7pm.
checkin-write-time-on = { $weekday }, at what time? Write it like 20:15 or 7pm; with another day, like sat 9:30.
checkin-time-unknown = I couldn't read a weekday and a time in that, so nothing has changed. Write it like sunday 20:00 or fri 7pm.
checkin-back = Back

checkin-proposed =
    You suggested { $weekday } at { $time }, every week. { $name } has been asked and reads it on their own clock. You'll hear from me once there is an answer.
checkin-withdraw = Take it back
checkin-withdrawn = Taken back. Nothing has changed.
checkin-withdrawn-there = That suggestion was taken back. /checkin suggests another time whenever you like.
checkin-proposal =
    { $name } has a suggestion.

    A weekly check-in, every { $weekday } at { $time } on your clock. The first would be { $day }. Does that suit you? There is no need to decide today.
checkin-agree = Agree
checkin-suggest = Suggest another time
checkin-agreed = That's settled: every { $weekday } at { $time }, and the next check-in is { $day }.
checkin-proposal-gone = That suggestion isn't open any more. /checkin shows how things stand.
checkin-own-proposal = That is your own suggestion; your partner answers it. /checkin takes it back or changes it.
checkin-already-so = That is when your check-in is already, so nothing has changed. /checkin shows the next one.

checkin-clock-moved =
    Your weekly check-in stays at the moment you two agreed on. Here that is { $weekday } at { $time }; it was { $old_weekday } at { $old_time } before you moved.

    If another time suits you better now, suggest it; it changes only when { $name } agrees.
checkin-clock-move = Suggest { $weekday } at { $time } here

checkin-next = Your next check-in is { $day } at { $time }.
checkin-still = Until you agree on another time, the next check-in is { $day } at { $time }.
checkin-change = Change day or time
checkin-skip-next = Skip the next one
checkin-running = Your check-in is open. You can go on where you were.
checkin-show = Show the card again

checkin-eve =
    Your check-in is coming up.

    It is { $day } at { $time }. If you like, note one topic, and whatever you appreciated this week, if anything. If nothing comes, that's fine.
checkin-reminder =
    It's time for your check-in.

    It can begin whenever you are both ready. Find a calm place and a glass of water. If it isn't the day for it, it can also wait.
# The same two on a quiet date.
checkin-eve-quiet =
    Your check-in is coming up.

    It is { $day } at { $time }.
checkin-reminder-quiet =
    It's time for your check-in.

    It can begin whenever you are both ready, or it can be another day.
checkin-start = We're starting
checkin-later = Later today
checkin-another-day = Another day
checkin-skip = Skip this week

checkin-choose-later = How much later?
checkin-in-hours =
    { $hours ->
        [one] In an hour
       *[other] In { $hours } hours
    }
checkin-no-later = It would be too late today. Another day?
checkin-too-late = It would be too late today. Choose another day instead.
checkin-choose-other-day = Which day suits you both? The hour stays the same.
checkin-day-label = { $day }, { $time }
checkin-no-day = There is no other day left before the next check-in. You can skip this week instead.
checkin-moved = The check-in moved to { $day } at { $time }.
checkin-skipped = The check-in is left out this time. The next one is { $day } at { $time }.
checkin-over = That check-in isn't planned any more. /checkin shows the next one.
checkin-begun = Your check-in has begun. /checkin shows its card again.
checkin-not-today = That check-in isn't today. /checkin shows when it is.

checkin-opened = Your check-in is open. The card below is the same for both of you.
checkin-already-open = It's open already: the card is below.
checkin-step =
    <b>{ $title }</b>
    { $number } of { $total }

    { $lines }
checkin-step-next = Next
checkin-step-back = Back
checkin-break = Break
checkin-close = Close
checkin-break-ask =
    <b>A break</b>

    At least twenty minutes: a body often needs that long to calm down. Nobody has to say why. How long would you like?
checkin-break-minutes =
    { $minutes ->
        [60] An hour
       *[other] { $minutes } minutes
    }
checkin-break-set =
    <b>A break until { $time }</b>

    Move a little, drink a glass of water, look out of the window. Nothing needs to be thought through now, and nothing has to be said. The talk waits where you left it.
checkin-break-over = Back to the check-in
checkin-break-short = A break lasts at least twenty minutes: until { $time }. There's no hurry.
checkin-closed =
    <b>That's all for today.</b>

    You made time to sit down together, and that counts, however it went. Nothing more has to be said today. If it was hard, rest now; /support is there for each of you. The next check-in is { $day } at { $time }.
checkin-reopen = Go on after all
