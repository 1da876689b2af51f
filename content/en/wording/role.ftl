# Where somebody stands: asked in private, never shown to the partner.

role-ask =
    One question, only for you.

    <b>Where do you stand?</b>

    Your partner never learns what you answer. It only helps me choose what comes, and at what pace. You can change it in /settings whenever you like.
role-hurt = My trust was hurt
role-repairing = I broke trust
role-mixed = Some of both
role-unsaid = I'd rather not say
role-hurt-chosen = ✓ { role-hurt }
role-repairing-chosen = ✓ { role-repairing }
role-mixed-chosen = ✓ { role-mixed }
role-unsaid-chosen = ✓ { role-unsaid }
role-kept = Thank you. That stays between you and me. /settings changes it whenever you like.
