# How much is asked, and how fast. No sentence here says a stage, or anything that the partner set.

pace-question =
    A small question, only for you.

    Are you ready for a bit more, or is this pace still right? “More” means first talking about what happened and what each of you needs; after that, closeness and plans for two. Both answers are good, and I tell nobody what you tap. What comes to both of you goes by the slower one.
pace-more = A bit more
pace-stay = Stay as it is
pace-kept-more =
    Noted. What comes to both of you goes by the slower one, so it may take a while until you notice.

    If it turns out to be too much: at /settings, Pace, you can take a step back at any time.
pace-kept-stay = Good. It stays as it is, and I won't ask again for a while. If that changes sooner, you'll find it at /settings, Pace.
pace-kept-back = All right, a step back. I tell nobody, and there is nothing to explain. When you'd like more again: /settings, Pace.

pace-card =
    <b>Pace</b>

    It begins with calm, small things. “A bit more” brings first talking about what happened and what each of you needs; after that, closeness and plans for two. What comes to both of you goes by the slower one. I show nobody what you choose here.

    { $own }
pace-own-nothing = You haven't set anything here. That is fine.
pace-own-more = You last said: a bit more.
pace-own-stay = You last said: stay as it is.
pace-own-back = You last said: a step back.
pace-more-when-ready = A bit more, when you are ready
pace-back = A step back
