"""Every event is shown, in order, and none is lost by being forgotten."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.setup import all_routes
from bot.domain import events
from bot.domain.errors import Refusal
from bot.domain.events.asking import SignsOffered
from bot.domain.events.event import Event
from bot.domain.people import Person
from bot.store.database import UnpresentedEventsError
from bot.store.work import Work
from tests.service.home import Home, home_in


def leaves(kind: type[Event]) -> Iterator[type[Event]]:
    """Every kind of event that something can be."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for one in below:
        yield from leaves(one)


def test_every_event_is_shown_by_exactly_one_handler() -> None:
    for module in pkgutil.iter_modules(events.__path__, "bot.domain.events."):
        importlib.import_module(module.name)
    assert set(all_routes().events) == set(leaves(Event))


def _kinds(of: type[Event]) -> set[type[Event]]:
    below = set(of.__subclasses__())
    return below.union(*(_kinds(kind) for kind in below))


async def test_a_transaction_that_would_leave_somebody_untold_is_undone(tmp_path: Path) -> None:
    async with home_in(tmp_path) as home:
        ana = await home.person(1, "Ana")
        with pytest.raises(UnpresentedEventsError):
            await _rename_and_tell_nobody(home, ana)
        async with home.work() as work:
            assert (await work.people.get(ana.id)).called == "Ana"


async def test_what_is_undone_is_not_told(tmp_path: Path) -> None:
    async with home_in(tmp_path) as home:
        ana = await home.person(1, "Ana")
        async with home.work() as work:
            work.events.add(SignsOffered(to=ana))
            with pytest.raises(Refusal):
                await _offer_in_vain(work, ana)
        assert len([call for call in await home.deliver() if call.person_id == ana.id]) == 1


async def _rename_and_tell_nobody(home: Home, person: Person) -> None:
    async with home.database.transaction(home.now) as work:
        await work.people.set_name(person.id, "Somebody else")
        work.events.add(SignsOffered(to=person))


async def _offer_in_vain(work: Work, person: Person) -> None:
    async with work.attempt():
        work.events.add(SignsOffered(to=person))
        raise Refusal("checkin-over")
