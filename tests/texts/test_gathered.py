"""The gathered card can tell of each thing that waits, alone, in numbers and beside others."""

from itertools import combinations

import pytest

from bot.domain.held import Item, Matter
from bot.texts.cards.gathered import gathered_card
from bot.texts.content import content_root
from bot.texts.wording import load_wording

VOICE = load_wording(content_root(), "en")
TOLD = [matter for matter in Matter if Item(matter, 1).is_told]


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("matter", TOLD)
def test_each_alone_names_the_partner(matter: Matter, count: int, many: bool) -> None:
    card = gathered_card(VOICE, "Ana", {matter: count}, many=many)
    assert "Ana" in card.text
    assert ("While you rested" in card.text) is not many


@pytest.mark.parametrize("pair", [*combinations(TOLD, 2)])
def test_of_several_it_tells_no_more_than_that_there_are_some(pair: tuple[Matter, Matter]) -> None:
    card = gathered_card(VOICE, "Ana", dict.fromkeys(pair, 1), many=False)
    assert card.text.startswith("While you rested, a few things came from Ana.")
