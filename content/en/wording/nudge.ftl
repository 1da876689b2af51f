# The one small thing of a day.

nudge-card =
    Something small for today
    <i>{ nudge-line }</i>

    { $text }

    <i>{ $why }</i>
# The first time of a practice; at that one time its introduction stands above the prompt.
nudge-card-first =
    Something small for today
    <i>{ nudge-line }</i>
    <blockquote>{ $introduction }</blockquote>

    { $text }

    <i>{ $why }</i>
nudge-line = { $practice } · { $minutes ->
        [one] about { $minutes } minute
       *[other] about { $minutes } minutes
    }{ $apart ->
        [yes] {" · works apart"}
       *[no] {""}
    }
nudge-gone =
    Something small for today

    The one that stood here is no longer in the collection. What you wrote to it is still yours, in /journal.
nudge-answered = You've written to this one today. Anything more you write today still belongs to it.

nudge-reply = Reply
nudge-other = Another one
nudge-skip = Not today
nudge-never = Not for me
nudge-after-all = Reply after all

nudge-ask = Write it, say it or send a photo. Only you will see it, unless you choose to share.
nudge-ask-hint = Your words
nudge-skipped = That's fine, not today. A new day brings a new one.
nudge-no-other = That was everything I have for today. This one can simply rest; tomorrow brings something new.
nudge-never-last = Thank you, that one won't come back. There is nothing else for today; tomorrow brings something new.
nudge-never-done = That one won't come back.
nudge-none = I have nothing fitting for today. /settings has more tracks to switch on, and you can always write here whatever is on your mind.
nudge-lost = I can't find that one any more. /today shows what today holds.
