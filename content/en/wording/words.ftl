# What somebody types where a tap or a command was meant.

words-tap-one = I can't read that as an answer. Please tap one of these:
words-tap-one-kept = I can't read that as an answer, so I've kept it for you alone, in /journal. To answer, tap one of these:
words-too-late = That question isn't open any more, so I've kept what you wrote for you alone, in /journal.
words-kept-aside = What you wrote is kept for you alone, in /journal.
words-keep = It was for my journal
words-gone = I don't hold those words any more. What I kept of them is in /journal; anything else you can write once more.

words-did-you-mean =
    Did you mean /{ $command }?

    Your words are kept for you alone until you say.
# To "help me" and to "I am afraid" alike.
words-did-you-mean-support =
    /support lists people who listen, for you alone. If you are afraid, that is reason enough to look.

    Your words are kept for you alone until you say.
words-unasked =
    I can't tell what that answers. Where there are buttons, please tap one of them.

    Your words are kept for you alone until you say.
words-keep-it = No, keep it
words-run-help = Show help
words-run-support = Find somebody to talk to
words-run-pause = Pause
words-run-resume = Go on
words-run-start = Where am I?
words-run-settings = Settings
words-run-invite = Invite
words-run-checkin = Check-in
words-run-forget = See what would be erased
