"""How long to ask for updates, and how soon again; knows no network and no update's meaning."""

import logging

LONGEST_POLL = 50
"""Seconds; the longest Telegram grants."""

SHORTEST_POLL = 10
"""Seconds; whoever cuts off polls sooner than that is asked as for trouble."""

_CUT_PAUSE = 0.5
_GROWS_AGAIN_AFTER = 3600.0  # seconds without a cut
_AT_ONCE = 1.0  # a poll that took less did not wait
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0

_log = logging.getLogger(__name__)


class PollLength:
    """Shorter polls where something on the way cuts idle ones off: a gateway, a forgetful router.

    All times are monotonic seconds.
    """

    def __init__(self) -> None:
        self.seconds = LONGEST_POLL
        self._cut_at = 0.0

    def cut(self, took: float, now: float) -> float | None:
        """A poll ended without an answer: seconds until the next where that was a cut, None where it was trouble."""
        if took < SHORTEST_POLL:
            return None
        self.seconds = max(SHORTEST_POLL, int(min(took, self.seconds) * 0.8))
        self._cut_at = now
        _log.info("a poll was cut off after %.0f s; the next ones ask for %d s", took, self.seconds)
        return _CUT_PAUSE

    def answered(self, now: float) -> None:
        """A poll brought an answer: an hour after the last cut they may grow again."""
        if self.seconds < LONGEST_POLL and now - self._cut_at >= _GROWS_AGAIN_AFTER:
            self.seconds = min(LONGEST_POLL, self.seconds * 2)
            self._cut_at = now


class PollPace:
    """Pauses, up to a second, between polls that are answered at once and bring nothing new."""

    def __init__(self) -> None:
        self._before: frozenset[int] = frozenset()
        self._in_a_row = 0
        self._told = False

    def pause(self, numbers: frozenset[int], took: float) -> float:
        """Seconds until the next poll, after one that took so long and brought updates of these numbers."""
        waited, news = took >= _AT_ONCE, numbers - self._before
        self._before = numbers
        if waited or news:
            self._in_a_row = 0
            if waited:
                self._told = False
            return 0.0
        self._in_a_row += 1
        if self._in_a_row == 1:  # once may be chance
            return 0.0
        pause = min(_FIRST_PAUSE * 2.0 ** min(self._in_a_row - 2, 10), _LONGEST_PAUSE)
        if pause == _LONGEST_PAUSE and not self._told:
            self._told = True
            _log.warning(
                "the server answers polls at once with %s; it is asked once a second",
                "the same updates again, whatever was confirmed" if numbers else "nothing",
            )
        return pause
