# How much is asked, and how fast. No sentence here says a stage, or anything that the partner set.

pace-question =
    A small question, only for you.

    We have been going gently for a while. Are you ready for a bit more, or is this pace still right? Both are good answers, and nobody learns what you tap.
pace-more = A bit more
pace-stay = Stay as it is
pace-kept-more =
    Thank you. Then a bit more, little by little.

    If it turns out to be too much: /settings, Pace, and one tap takes a step back.
pace-kept-stay = Good. It stays as it is, and I won't ask again for a while. /settings, Pace, is there if that changes sooner.
pace-kept-back = All right, a step back. Nobody is told, and there is nothing to explain. When you'd like more again: /settings, Pace.

pace-card =
    <b>Pace</b>

    Some things ask more of two people than others. Here you can say what is right for you; nobody else sees it.

    { $own }
pace-own-nothing = You haven't set anything here. That is fine.
pace-own-more = You last said: a bit more.
pace-own-stay = You last said: stay as it is.
pace-own-back = You last said: a step back.
pace-more-when-ready = A bit more, when you are ready
pace-back = A step back
