# Where somebody stands and what was broken: asked in private, never shown to the partner.

role-ask =
    One question, only for you.

    <b>Where do you stand?</b>

    It helps me choose what comes to you alone. Your partner isn't told, and what comes to both of you doesn't depend on it. You can change it in /settings whenever you like.

    If you are made to feel that everything is your fault, “{ role-unsaid }” is a good answer, and /support is there at any time.
role-hurt = My trust was hurt
role-repairing = I broke trust
role-mixed = Some of both
role-unsaid = I'd rather not say
role-show = Show what I answered
role-said = You answered: { $answer }
role-said-nothing = You have not answered yet.
role-kept = Thank you. That stays between you and me. /settings changes it whenever you like.

broken-ask =
    And one more, only for you. You can skip it.

    <b>What was broken?</b>

    It keeps away what would hurt: nothing that costs money where it was money, no double meanings where somebody else came between you. Your partner isn't told.
broken-affair = An affair, or closeness with another
broken-money = Money
broken-lies = Other lies
broken-promises = Promises not kept
broken-other = Something else
broken-unsaid = I'd rather not say
