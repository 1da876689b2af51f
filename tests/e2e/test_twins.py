"""Whatever one of two does in private, everything that the other gets is the same, byte for byte, in any life.

A life of the two is lived by the whole bot several times: as it is, and with private acts of Ana's besides. What Ben
gets is compared: each call about him, at its instant and in its order, with every word, number and button.
"""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from tests.e2e.story import words
from tests.e2e.twins.compare import difference, lived
from tests.e2e.twins.life import Life, curious, lives
from tests.e2e.twins.living import Lived
from tests.e2e.twins.private import PERHAPS_SHOWN, PRIVATE, QUIET, STILL, Act
from tests.e2e.twins.told import SHOWS

ALL = PRIVATE | PERHAPS_SHOWN
BUNDLES = 4


def check(life: Life, usual: Lived, acts: Mapping[str, Act]) -> None:
    """Raises AssertionError with the first difference, and with which of the acts make one by themselves."""
    found = difference(usual, lived(life, tuple(acts.values())))
    if found is not None:
        alone = [name for name, act in acts.items() if difference(usual, lived(life, (act,)))]
        pytest.fail(f"{alone or list(acts)}\n{found}\n{life}")


@pytest.mark.timeout(600)  # where something differs, each act is tried alone
@settings(
    max_examples=2,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # the soak looks for the smallest life
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
)
@given(life=lives(), still=st.sampled_from(sorted(STILL | PERHAPS_SHOWN)))
def test_no_private_act_changes_anything_for_the_other(life: Life, still: str) -> None:
    """Each act once in each life: those that leave her as she was several at a time, one of the others alone."""
    usual = lived(life)
    for start in range(BUNDLES):
        check(life, usual, dict(list(QUIET.items())[start::BUNDLES]))
    check(life, usual, {still: ALL[still]})


@settings(max_examples=1, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(life=lives())
def test_whoever_looks_at_every_date_learns_of_no_quiet_one(life: Life) -> None:
    """What does not come by itself on a quiet date is all that such a date shows: whoever asks gets it."""
    asks = curious(life)
    check(asks, lived(asks), {name: ALL[name] for name in ("a quiet date", "a quiet date that is far")})


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", ALL)
def test_a_private_act_changes_nothing_for_the_other_in_many_lives(name: str) -> None:
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(life=lives())
    def twice(life: Life) -> None:
        if name == "a quiet date":
            life = curious(life)
        check(life, lived(life), {name: ALL[name]})

    twice()


@pytest.mark.parametrize("name", SHOWS)
def test_whoever_does_what_shows_is_told(name: str) -> None:
    """Each of the few things that show says so where it is done."""
    voice = words().wordings["en"]
    for key, sentence in SHOWS[name].items():
        assert sentence in voice.text(key, **dict.fromkeys(voice.variables(key), "")), key
