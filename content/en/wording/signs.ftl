# A private check for what missing trust can feel like. Nobody but the person themselves ever reads any of this.

signs-offer =
    A small check, only for you.

    Five things that many people notice when trust is thin. You can tick what feels true and see what may help. I show it to nobody.
signs-look = Have a look
signs-later = Not now
signs-never = Don't offer again
signs-kept-later = That's fine. /signs is there whenever you like.
signs-kept-never = I won't offer it again. If you ever want it, it is at /signs.

signs-check =
    Only for you: what feels true these days?

    Tap what fits, all of it or nothing, then tap Done. I show it to nobody, your partner included.
signs-on = ✓ { $sign }
signs-off = { $sign }
signs-done = Done
signs-name-near = I'm uneasy when they are away
signs-name-guarded = I keep my guard up
signs-name-unsure = I feel unsure much of the time
signs-name-watching = I look out for the next letdown
signs-name-doubting = I think something is kept from me

signs-none = None of these today. That's fine, and there is nothing to do about it. /signs is there if that changes.
signs-some = Thank you for looking. Many people feel this after trust was broken. It can ease when what broke it has stopped; while somebody still lies, it may be right to stay careful.
signs-all = All five: that is a lot to carry, and it makes sense after trust was broken. It can ease when what broke it has stopped; while somebody still lies, it may be right to stay careful.
signs-help-near = <b>Uneasy when they are away.</b> You may ask for one small thing you can count on. It may also help to keep other people close.
signs-help-guarded = <b>Keeping your guard up.</b> It protects you, and you may keep it for as long as you want. If you like, say one small true thing to somebody safe. The rest can wait.
signs-help-unsure = <b>Feeling unsure.</b> What you see and feel counts. Writing down what you know, and saying what you need, can take some of the guessing away.
signs-help-watching = <b>Looking out for the next letdown.</b> Being on watch is tiring, and there is a reason for it. It may help to name the fear out loud, and to rest somewhere you don't have to watch.
signs-help-doubting = <b>Thinking something is kept from you.</b> You may be right. You don't have to talk yourself out of it, and you may ask straight out, if that is safe. Looking through a phone calms for a moment, then the worry comes back; it can also help to tell somebody you trust.
signs-leaning =
    For the next four weeks, more of what comes to you alone will be about this.

    If it weighs a lot, or if what you feel is fear of your partner, any time is a good time to talk to somebody who is trained to help: /support.
