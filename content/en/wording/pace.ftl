# How much is asked, and how fast. No sentence here says a stage, or anything that the partner set.

pace-question =
    A small question, only for you.

    We have been going gently for a while. The next step would be { $next }. Are you ready for that, or is it right as it is? Both are good answers, and nobody is told what you tap.
pace-next-1 = talks about what happened
pace-next-2 = closeness, and gentle touch
pace-next-1-alone = harder questions about what happened
pace-next-2-alone = a longer look ahead
pace-slower = What comes to both of you goes by the slower one.
pace-more = A bit more
pace-stay = Stay as it is
pace-kept-more =
    Noted. What comes to both of you goes by the slower one.

    If it turns out to be too much, you can take a step back at any time.
pace-kept-more-alone =
    Noted. A bit more, then.

    If it turns out to be too much, you can take a step back at any time.
pace-kept-stay = Good. It stays as it is, and I won't ask again for a while. You can change it sooner at any time.
pace-kept-back = All right, a step back. What is for you alone gets lighter now, and what comes to both of you follows within two days. Nobody is told who asked. You can ask for more again at any time.
pace-kept-back-alone = All right, a step back. There is nothing to explain. You can ask for more again at any time.

pace-card =
    <b>Pace</b>

    First come calm and small things one can rely on, then talks about what happened, then closeness. Here you say what is right for you; nobody is told. What comes to both of you goes by the slower one.

    { $own }
pace-own-nothing = You haven't set anything here. That is fine.
pace-own-more = You last said: a bit more.
pace-own-stay = You last said: stay as it is.
pace-own-back = You last said: a step back.
pace-more-when-ready = A bit more, when you are ready
pace-back = A step back

# Touch is off until both have said that it is welcome, each in private.
touch-ask =
    One more question, only for you.

    May gentle touch be in what comes to both of you, such as a hand or a hug? It comes only once both of you have said so, each in private. You can switch it off at any time in /settings, and nobody is told.
touch-yes = Yes, it is welcome
touch-no = No touch
touch-kept-yes = Noted. It comes only if both of you have said so, and a no in the moment always counts.
touch-kept-no = Noted. Nothing that comes asks for touch.
touch-card =
    <b>Touch</b>

    It is in what comes only while both of you have said that it is welcome, each in private.

    { $own }
touch-own-on = You have said: it is welcome.
touch-own-off = For you it is off.
