# One screen of help, the menu of commands, and what is seen before START.

help-screen =
    <b>Day by day</b>
    /today – today's small thing, now
    Reply to it or simply write: it's kept for you alone, until you choose to share it.
    /journal – read what you wrote and were sent, choose who sees it
    Answers to a prompt you both have open once both are shared; all else goes at once. You can take it back.

    <b>The two of you</b>
    /invite – a link for your partner
    /checkin – a day and time for a calm weekly talk
    /signs – for you alone: what feels true, and what may help

    <b>When you need quiet</b>
    /pause 3d
    /pause until friday
    /pause 24 december
    /resume – go on sooner
    /quietdates – days of the year to leave in peace

    <b>Yours to decide</b>
    /settings – name, time, days, tracks, where you stand, pace
    /privacy – what is kept, and who can see it
    /leave – end the pairing
    /forget – erase everything of yours
    /start – where you are now
    /help – this page

    <b>When you are afraid, or not safe</b>
    /support – lines you can call, for you alone
    If you are afraid of your partner, or they watch, control or threaten you, please don't do this together. You deserve help of your own first. I'm no help in an emergency: call your local emergency number, or find someone to talk to at findahelpline.com.

    For now I speak English only.

command-start = Begin, or see where you are
command-invite = Make a link for your partner
command-today = Today's small thing, now
command-journal = Read back what you wrote
command-pause = Rest for a while
command-resume = Go on after a rest
command-checkin = Your weekly talk
command-signs = A private check, only for you
command-quietdates = Days of the year to leave in peace
command-settings = Change name, time, days and more
command-help = What you can do here
command-privacy = What is kept, and who can see it
command-leave = End the pairing
command-forget = Erase everything of yours

help-bot-description =
    For two people who want to rebuild trust after it was broken.

    One small thing a day, a calm talk once a week, each at your own pace. What you write stays yours until you choose to share it.

    If you are afraid of your partner, please don't do this together. You deserve help of your own first: findahelpline.com lists people you can talk to.
help-bot-short = One small thing a day for two people who are rebuilding trust.

presence-back = Good to have you back, { $name }. Everything is as it was.
