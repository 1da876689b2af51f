"""At which hour a small question may come; must not know what it asks."""

AFTER_NUDGE = 45
"""Minutes between the day's nudge and a question of ours, so that the two never come together."""

_MORNING, _NIGHT = 8 * 60, 21 * 60 + 30


def question_minute(nudge_minute: int) -> int:
    """The minute of the local day for whoever has nudges at `nudge_minute` (both 0 to 1439).

    After the nudge, or before it where that would be night (21:30 to 8:00); where both are, the nearest
    minute that is not.
    """
    for minute in (nudge_minute + AFTER_NUDGE, nudge_minute - AFTER_NUDGE):
        if _MORNING <= minute <= _NIGHT:
            return minute
    return _MORNING if nudge_minute < _MORNING else _NIGHT
