# What comes each day.

nudge-card =
    For today
    <i>{ nudge-line }</i>

    { $text }
# The first time of a practice; at that one time its introduction stands above the prompt.
nudge-card-first =
    For today
    <i>{ nudge-line }</i>
    <blockquote>{ $introduction }</blockquote>

    { $text }
# Below the prompt, where it gives a reason; most do not.
nudge-why = <i>{ $why }</i>
# Whom it is for, and until when a reply counts: a day and a half. What prepares a check-in is for before the talk.
nudge-line = { $practice } · { $minutes ->
        [one] about { $minutes } minute
       *[other] about { $minutes } minutes
    }{ $until ->
        [talk] {""}
       *[tomorrow] {" · tonight or tomorrow"}
    }
    { $who ->
        [both] For both of you
        [either] For both of you, alone or together
        [each] For both of you, each alone
       *[you] Only for you
    }{ $apart ->
        [yes] {" · can be done apart"}
       *[no] {""}
    }
nudge-gone =
    For today

    The one that stood here is no longer in the collection. What you wrote to it is still yours, in /journal.
nudge-answered = You've written to this one today. Anything more you write today still belongs to it.

nudge-reply = Reply
nudge-other = Another one
nudge-later = Later today
nudge-hard = Hard day
nudge-more = More
nudge-less = Back
nudge-skip = Not today
nudge-never = Don't send this again
nudge-after-all = Reply after all
nudge-undo = Undo
nudge-undo-over = That day is over, so it stays as it is. /today shows what today holds.

# "Later today": the same one comes again, on the same date and never at night.
nudge-later-hour = In an hour, at { $time }
nudge-later-evening = Tonight, at { $time }
nudge-later-kept = All right. This one comes again today at { $time }. You can write to it sooner, too.
nudge-later-late = There is no good hour left today. It stays here, and you can write to it whenever you like.
nudge-later-paused = You are on a pause, so nothing comes by itself. This one stays here, and you can write to it whenever you like.
nudge-later-gone = That hour has gone by. “Later today” shows what is left.

nudge-ask = Write it, say it or send a photo. It stays with you, unless you choose to share.
nudge-ask-hint = Your words
nudge-skipped = That's fine, not today. Another day brings another one.
nudge-skipped-often = That's fine, not today. It has been “not today” quite often lately: would fewer days suit you better? Either way is good.
nudge-hard-day =
    Then nothing more today.

    If you like: put both feet on the floor and breathe out slowly, three times. That is enough.
nudge-no-other = That was everything I have for today. This one can simply rest; another day brings something else.
nudge-never-last = Thank you, that one won't come back. There is nothing else for today; another day brings something else.
nudge-never-done = That one won't come back.
nudge-none = I have nothing fitting for today. /settings has more tracks to switch on, and you can always write here whatever is on your mind.
nudge-free = Today would belong to something that you have switched off in /settings, so the day is free. You can always write here whatever is on your mind.
nudge-talk = Today belongs to your check-in, so nothing else comes. Another day brings something else.
nudge-lost = I can't find that one any more. /today shows what today holds.

# Asked once, after the second of a kind that they did not want again.
fewer-ask =
    A small question, only for you.

    That was the second one of this kind: { $name }. Shall fewer like this come to you?
fewer-yes = Fewer
fewer-no = No
fewer-kept = Good. Of these at most half as many come to you from now on. Nobody is told.
fewer-declined = All right, it stays as it is.
fewer-kind-talk = saying something to somebody
fewer-kind-write = writing
fewer-kind-notice = noticing
fewer-kind-do = small tasks
fewer-kind-go-out = going out
fewer-kind-play = play
fewer-kind-make = making something
fewer-kind-rest = resting

# After two weeks without a sign; once a silence, in the place of the day's prompt.
silence-ask =
    A quiet question, only for you.

    It has been still here for two weeks. That is fine, and nobody is told. Would something else suit you better?
silence-days = Fewer days
silence-rest = A rest
silence-stay = As it is
silence-kept = Good, it stays as it is. I won't ask again.
