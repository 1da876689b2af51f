# Where somebody stands: asked in private, never shown to the partner.

role-ask =
    One question, only for you.

    <b>Where do you stand?</b>

    I never tell or show your partner what you answer. It helps me choose what comes to you. You can change it in /settings whenever you like.

    If you are made to feel that everything is your fault, choose “{ role-unsaid }”, and have a look at /support.
role-hurt = My trust was hurt
role-repairing = I broke trust
role-mixed = Some of both
role-unsaid = I'd rather not say
role-hurt-chosen = ✓ { role-hurt }
role-repairing-chosen = ✓ { role-repairing }
role-mixed-chosen = ✓ { role-mixed }
role-unsaid-chosen = ✓ { role-unsaid }
role-kept = Thank you. That stays between you and me. /settings changes it whenever you like.
