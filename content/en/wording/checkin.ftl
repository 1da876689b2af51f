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
    You suggested { $weekday } at { $time }, every week. { $name } has been asked, and reads it on their own clock. You'll hear from me once there is an answer.
checkin-proposed-elsewhere =
    You suggested { $weekday } at { $time }, every week. For { $name } that is { $their_weekday } at { $their_time }. They have been asked, and you'll hear from me once there is an answer.
checkin-withdraw = Take it back
checkin-withdrawn = Taken back. Nothing has changed.
checkin-withdrawn-there = That suggestion was taken back. /checkin suggests another time whenever you like.
checkin-proposal =
    { $name } has a suggestion.

    A weekly check-in, every { $weekday } at { $time } on your clock. The first would be { $day }. Does that suit you? There is no need to decide today.
checkin-agree = Agree
checkin-decline = No
checkin-declined = All right. I tell { $name } only that this time doesn't fit. /checkin suggests another one whenever you like.
checkin-declined-there = The time that you suggested, { $weekday } at { $time }, doesn't fit, so nothing has changed. /checkin suggests another one whenever you like.
checkin-suggest = Suggest another time
checkin-agreed = That's settled: every { $weekday } at { $time }, and the next check-in is { $day }.
checkin-proposal-gone = That suggestion isn't open any more. /checkin shows how things stand.
checkin-own-proposal = That is your own suggestion; your partner answers it. /checkin takes it back or changes it.
checkin-already-so = That is when your check-in is already, so nothing has changed. /checkin shows the next one.

checkin-clock-moved =
    Your weekly check-in stays at the moment you two agreed on. Here that is { $weekday } at { $time }; it was { $old_weekday } at { $old_time } before you moved.

    If another time suits you better now, suggest it; it changes only when { $name } agrees.
checkin-clock-both =
    Your weekly check-in stays at the moment you two agreed on. On the clock that you both live by now, that is { $weekday } at { $time }; it was { $old_weekday } at { $old_time } before you moved.

    Would the old hour suit you both here? It changes only when { $name } agrees.
checkin-clock-move = Suggest { $weekday } at { $time } here

checkin-next = Your next check-in is { $day } at { $time }.
# In a pause: it is left out, or they have kept it.
checkin-next-out = Your next check-in would be { $day } at { $time }. It falls into your pause, so it is left out unless you keep it. Your partner then reads only that there is no check-in.
checkin-next-kept = Your next check-in is { $day } at { $time }. You have kept it, so I call you to it in spite of your pause.
checkin-still = Until you agree on another time, the next check-in is { $day } at { $time }.
checkin-change = Change day or time
checkin-skip-next = Skip the next one
checkin-end = No weekly check-in any more
checkin-end-ask = Shall the weekly check-in end? You stay together here, and { $name } reads only that there is no weekly check-in any more. Either of you can suggest one again at /checkin.
checkin-end-yes = End the check-in
checkin-ended = There is no weekly check-in any more. /checkin suggests one again, whenever you like.
checkin-none-to-end = There is no weekly check-in just now, so nothing has changed. /checkin suggests one.

# Once somebody has begun to pause: the check-in that falls into it.
checkin-pause-ask =
    Your next check-in, { $day } at { $time }, falls into your pause.

    If you keep it, I call you to it all the same. If you skip it, or say nothing, it is left out, and your partner reads only that there is no check-in this week. Any later one in your pause is left out too, unless you keep it at /checkin.
checkin-pause-skip = Skip it
checkin-pause-skip-after-all = Skip it after all
checkin-keep = Keep it
checkin-kept = Then it stays: { $day } at { $time }, and I call you to it. Everything else rests as you said.

# The offer of a weekly check-in, some days after pairing, to each in private.
weekly-offer =
    Something for the two of you, if you like.

    Would a weekly hour suit you, for a calm talk with { $name }? There are cards that lead you through it. You choose a day and a time, and it begins only if you both agree. What you answer here stays with you.
weekly-choose = Choose a day
weekly-later = Later
weekly-no = No
weekly-kept-later = That's fine. /checkin is there whenever you like.
weekly-kept-no = I won't offer it again. If you ever want it, it is at /checkin.

# Whether the partner may see what a time is on one's own clock.
clock-setting =
    <b>My clock</b>

    { $own }

    If you show it, your partner reads what a suggested time is where you are, and a check-in isn't moved into your night. It can also tell roughly where you are.
clock-shown = Your partner sees what the check-in's time is where you are.
clock-hidden = Your partner doesn't see what time it is where you are.
clock-show = Show it
clock-hide = Don't show it

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
checkin-skipped = There is no check-in this week: the one { $day } at { $time } is left out. /checkin shows the next one.
checkin-skipped-later = The check-in { $day } at { $time } is left out. /checkin shows the next one.
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
# With no weekly check-in any more.
checkin-closed-last =
    <b>That's all for today.</b>

    You made time to sit down together, and that counts, however it went. Nothing more has to be said today. If it was hard, rest now; /support is there for each of you.
# Closed before the last card.
checkin-closed-early =
    <b>It's closed for today.</b>

    It doesn't have to be finished, and nobody has to say why. Nothing more comes from me today. Rest now, each in your own way; if it was hard, /support is there for each of you.
checkin-reopen = Go on after all

# To somebody who was left in peace meanwhile, whatever it was.
checkin-changed-meanwhile = While you rested, something about your check-in changed. /checkin shows how it stands now.
