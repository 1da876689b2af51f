# A private check for what missing trust can feel like. Nobody but the person themselves ever reads any of this.

signs-offer =
    A small check, only for you.

    Five things that many people notice when trust is thin. You can tick what feels true and see what may help. Nobody else ever sees it.
signs-look = Have a look
signs-later = Not now
signs-never = Don't offer again
signs-kept-later = That's fine. /signs is there whenever you like.
signs-kept-never = I won't offer it again. If you ever want it, it is at /signs.

signs-check =
    Only for you: what feels true these days?

    Tap what fits, all of it or nothing, then tap Done. Your partner never sees it.
signs-on = ✓ { $sign }
signs-off = { $sign }
signs-done = Done
signs-name-near = I'm uneasy when they are away
signs-name-guarded = I keep my guard up
signs-name-unsure = I feel unsure much of the time
signs-name-watching = I look out for the next letdown
signs-name-doubting = I think something is kept from me

signs-none = Nothing of these today. Good to know, and nothing to do about it. /signs is there if that changes.
signs-some = Thank you for looking. What you ticked is common after trust was damaged, and it can ease.
signs-all = All five: that is a lot to carry, and it makes sense after trust was damaged. It can ease, one at a time.
signs-help-near = <b>Uneasy when they are away.</b> It may help to ask for one small thing you can count on, and to keep other people close as well.
signs-help-guarded = <b>Keeping your guard up.</b> That has protected you. Saying one small true thing at a safe moment is enough; the rest can wait.
signs-help-unsure = <b>Feeling unsure.</b> Clear words take some of the guessing away: what you need, and what each of you expects.
signs-help-watching = <b>Looking out for the next letdown.</b> It is tiring to be on watch. It may help to name the fear out loud, and to notice also what does hold.
signs-help-doubting = <b>Thinking something is kept from you.</b> Looking through a phone calms for a moment, then the worry comes back. Saying what you are afraid of, and asking straight out, may reach further, if it feels safe to ask.
signs-leaning =
    For the next four weeks, what comes to you alone leans a little that way.

    If it weighs a lot, or if what you feel is fear of your partner, any time is a good time to talk to somebody who is trained to help: /support.
