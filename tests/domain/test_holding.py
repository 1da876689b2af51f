"""What waits for somebody who cannot be reached, and what goes."""

import pytest

from bot.domain.holding import Waiting, when_unreachable


@pytest.mark.parametrize(
    ("stale", "lasts", "becomes"),
    [
        (False, False, "held"),
        (True, False, "dropped"),
        (False, True, "held"),
        (True, True, "held"),
    ],
)
def test_only_what_is_stale_goes_and_nothing_that_takes_words_out(
    stale: bool, lasts: bool, becomes: str
) -> None:
    assert when_unreachable(Waiting(stale, lasts)) == becomes
