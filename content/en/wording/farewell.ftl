# Parting from a partner, and being forgotten.

farewell-leave =
    Do you want to end the pairing with { $name }?

    It ends at once. I don't ask why, and { $name } gets one neutral sentence without a reason.

    Your weekly check-in ends with it, and the daily ones rest for both of you. What each of you wrote stays with each of you, and what was shared already stays shared.

    If you are worried how { $name } may take it, look at /support first.
farewell-leave-yes = Yes, end it
farewell-leave-no = No, stay
farewell-left =
    It has ended.

    That can hit hard, also when it was your own choice. You don't have to do anything else tonight. /support lists people you can talk to, for you alone.

    Nothing comes from me by itself now. What you wrote is still yours, in /journal, and you can write here whenever you like. If you ever want a small thing a day again, for you alone, /resume brings it back. /forget erases what is yours here.
farewell-left-toast = It has ended.
farewell-kept-toast = Nothing has changed.
farewell-stayed = All right. Nothing has changed.
farewell-no-partner = You have no partner here, so there is nothing to end. /invite makes a link for one; /forget erases everything of yours.
farewell-parted =
    A quiet word.

    The pairing here has ended. This can hit hard, and you don't have to do anything tonight. /support lists people you can talk to, for you alone.

    Everything you wrote is still yours, in /journal, and you can write here whenever you like. Nothing comes from me by itself now. If you ever want a small thing a day again, for you alone, /resume brings it back.

farewell-forget =
    <b>Erasing everything of yours</b>

    This would go, at once and for good:
    • your name, time zone, settings and private answers
    • everything you wrote here, also where you had shared it: whoever could read it in their journal can see that it is gone
    • messages not yet sent that are for you, carry your words or name you
    • your schedule: what comes each day, pauses, check-ins
    • the pairing, if you have one; your partner gets one neutral sentence
    • the key that locks your words, so that older copies of the database cannot be read either

    This would stay:
    • what your partner has received in their own chat
    • what your partner wrote themselves
    • this chat, which Telegram keeps until you delete it there

    Nothing is erased yet.
farewell-forget-further = Go on to the last step
farewell-forget-surely =
    This is the last step, and it cannot be undone.

    To erase everything of yours now, write this word: <b>{ farewell-forget-word }</b>

    Anything else leaves all as it is.
farewell-forget-word = erase
farewell-forget-other = That was another word, so nothing is erased. To erase everything of yours, write: <b>{ farewell-forget-word }</b>
farewell-keep = No, keep everything
farewell-kept = All right. Everything is as it was.
farewell-forgetting =
    What you wrote, your settings and your schedule are erased, and nobody can bring them back here.

    One last trace is not gone yet: another program on the server is reading an older state of the files, a copy being made for instance. I go on by myself and tell you when nothing is left. You need do nothing.
farewell-forgotten =
    Everything is erased: your words, your settings, your schedule and your key.

    This chat is still in your Telegram; you can delete it there. If you ever want to begin anew, /start is all it takes. Take good care of yourself.
