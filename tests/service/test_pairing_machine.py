"""Any order of invites, answers, replays, crashes, partings and erasures: nobody is joined without two yeses."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.chat.leaving.forget import tell
from bot.domain.accounts import Account
from bot.domain.errors import Refusal
from bot.domain.invites import LIFETIME
from bot.domain.people import Person
from bot.service.leaving import erasure, parting
from bot.service.pairing import answering, opening
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import household

NAMES = ("Ana", "Ben", "Cleo", "Dan")
WHO = st.integers(0, len(NAMES) - 1)
BACKS = (0, 0, 0, 1, 1, 2, 3)  # how many invites ago; mostly the newest
WHOSE = ("inviter", "invitee", "opener", "anybody")
CRASHES = (False,) * 9 + (True,)

VERBS = (
    *["go_some_of_the_way", "open_link", "accept", "confirm", "invite"] * 3,
    *["take_back", "withdraw", "decline", "leave", "forget", "time_passes"],
)

Verb = Callable[[Work, Person], Awaitable[object]]
Couples = frozenset[frozenset[int]]


class CrashError(Exception):
    """The process died before the commit."""


class Yes:
    """A ledger of its own: who has said yes to whom, by which invite, and until when that counts."""

    def __init__(self) -> None:
        self.given: dict[int, tuple[int, int, datetime]] = {}

    def stands(self, giver: int, to: int, now: datetime) -> bool:
        return any((g, t) == (giver, to) and now < until for g, t, until in self.given.values())


class Pairing(RuleBasedStateMachine):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory()
        self.open = AsyncExitStack()
        self.texts = texts
        self.home = self.runner.run(self.open.enter_async_context(household(Path(self.folder.name), texts)))
        self.people = [self.runner.run(self.home.welcomed(n, name)).id for n, name in enumerate(NAMES)]
        self.tokens: dict[int, str] = {}
        self.inviters: dict[int, int] = {}
        self.looking: dict[int, int] = {}
        self.yes = Yes()
        self.couples: Couples = frozenset()
        self.made = 0
        self.numbers: list[int] = []

    def teardown(self) -> None:
        self.runner.run(self.open.aclose())
        self.runner.close()
        self.folder.cleanup()

    def happens(self, who: int, verb: Verb, *, crash: bool = False) -> bool:
        """Do it as the dispatcher would: refused or crashed, and nothing has changed."""
        before = self.runner.run(self.state())
        try:
            self.runner.run(self.attempted(self.people[who], verb, crash=crash))
        except (Refusal, CrashError):
            assert self.runner.run(self.state()) == before
            return False
        return True

    async def attempted(self, person_id: int, verb: Verb, *, crash: bool) -> None:
        async with self.home.work() as work:
            person = await work.people.get(person_id)
            async with work.attempt():
                await verb(work, person)
            if crash:
                raise CrashError

    async def state(self) -> list[tuple[object, ...]]:
        async with self.home.work() as work:
            return [
                tuple(row)
                for table in ("members", "couples", "invites", "openings", "people", "erasures", "schedule")
                for row in await work.tx.all(f"SELECT * FROM {table} ORDER BY 1")
            ]

    async def joined(self) -> Couples:
        async with self.home.work() as work:
            rows = await work.tx.all("SELECT * FROM members")
            ids = {row["couple_id"] for row in rows}
            assert ids == {row["id"] for row in await work.tx.all("SELECT id FROM couples")}
        self.numbers += sorted(ids - set(self.numbers))
        return frozenset(
            frozenset(row["person_id"] for row in rows if row["couple_id"] == one) for one in ids
        )

    def expect(self, *, new: frozenset[int] | None = None, without: int | None = None) -> None:
        """The couples are those of before, but for the one that was just made or ended."""
        kept = frozenset(one for one in self.couples if without not in one)
        expected = kept | ({new} if new else frozenset())
        self.made += new is not None
        self.couples = self.runner.run(self.joined())
        assert self.couples == expected

    @initialize()
    def everybody_looks_at_an_invite(self) -> None:
        self.invite(0)
        for other in range(len(NAMES)):
            self.open_link(other)

    @rule(
        verb=st.sampled_from(VERBS),
        who=WHO,
        whose=st.sampled_from(WHOSE),
        back=st.sampled_from(BACKS),
        crash=st.sampled_from(CRASHES),
    )
    def anything_happens(self, verb: str, who: int, whose: str, back: int, crash: bool) -> None:
        """One rule for all, so that every order of them is as likely; buttons are mostly tapped by their owners."""
        if verb == "go_some_of_the_way":
            self.go_some_of_the_way(who, (who + 1 + back) % len(NAMES), steps=WHOSE.index(whose) + 1)
        elif verb == "time_passes":
            self.time_passes(7 if back > 2 else 1)
        elif verb in {"invite", "forget"}:
            getattr(self, verb)(who, crash)
        else:
            getattr(self, verb)(self.one_of(whose, back, who), back, crash)

    def invite(self, who: int, crash: bool = False) -> None:
        made: list[answering.NewInvite] = []
        mine = self.people[who]

        async def verb(work: Work, person: Person) -> None:
            made.append(await answering.invite(work, person))

        if self.happens(who, verb, crash=crash):
            for number in [number for number, inviter in self.inviters.items() if inviter == mine]:
                self.yes.given.pop(number, None)
            self.inviters[made[0].id] = mine
            self.tokens[made[0].id] = made[0].token
        self.expect()

    def open_link(self, who: int, back: int = 0, crash: bool = False) -> None:
        token = self.tokens.get(self.invite_of(back), "made-up")
        opened = self.happens(who, lambda w, p: opening.open_link(w, p, token), crash=crash)
        if opened and self.inviters.get(self.invite_of(back)) != self.people[who]:
            self.looking[self.invite_of(back)] = self.people[who]
        self.expect()

    def accept(self, who: int, back: int, crash: bool = False) -> None:
        which = self.invite_of(back)
        mine, inviter = self.people[who], self.inviters.get(which)
        if self.happens(
            who, lambda w, p: answering.accept(w, p, which, Account(p.called, None)), crash=crash
        ):
            assert inviter not in {None, mine}
            assert inviter is not None
            if self.yes.stands(inviter, mine, self.home.now):
                self.forget_yeses_of(mine, inviter)
                self.expect(new=frozenset({mine, inviter}))
                return
            self.yes.given[which] = (mine, inviter, self.home.now + LIFETIME)
        self.expect()

    def confirm(self, who: int, back: int, crash: bool = False) -> None:
        which = self.invite_of(back)
        mine = self.people[who]
        if self.happens(who, lambda w, p: answering.confirm(w, p, which), crash=crash):
            giver, to, until = self.yes.given[which]
            assert to == mine
            assert self.home.now < until
            self.forget_yeses_of(mine, giver)
            self.expect(new=frozenset({mine, giver}))
        else:
            self.expect()

    def decline(self, who: int, back: int, crash: bool = False) -> None:
        which = self.invite_of(back)
        if self.happens(who, lambda w, p: answering.decline(w, p, which), crash=crash):
            assert which not in self.yes.given
        self.expect()

    def take_back(self, who: int, back: int, crash: bool = False) -> None:
        which = self.invite_of(back)
        if self.happens(who, lambda w, p: answering.take_back(w, p, which), crash=crash):
            giver, _, _ = self.yes.given.pop(which)
            assert giver == self.people[who]
        self.expect()

    def withdraw(self, who: int, back: int, crash: bool = False) -> None:
        which = self.invite_of(back)
        if self.happens(who, lambda w, p: answering.withdraw(w, p, which), crash=crash):
            assert self.inviters[which] == self.people[who]
            self.yes.given.pop(which, None)
        self.expect()

    def leave(self, who: int, back: int, crash: bool) -> None:
        mine, made = self.people[who], self.numbers
        which = made[-1 - back] if back < len(made) else 0
        if self.happens(who, lambda w, p: parting.leave(w, p, which), crash=crash):
            assert any(mine in couple for couple in self.couples)
            self.expect(without=mine)
        else:
            self.expect()

    def forget(self, who: int, crash: bool) -> None:
        mine = self.people[who]
        if self.happens(who, erasure.forget, crash=crash):
            self.runner.run(
                erasure.finish(self.home.database, self.home.vault, partial(tell, self.texts), self.home.now)
            )
            self.forget_yeses_of(mine)
            self.inviters = {number: one for number, one in self.inviters.items() if one != mine}
            self.expect(without=mine)
            self.people[who] = self.runner.run(self.home.welcomed(who, NAMES[who])).id
        self.expect()

    def go_some_of_the_way(self, who: int, other: int, steps: int) -> None:
        """The usual order, up to a point; without it chance seldom brings two people together."""
        way: tuple[Callable[[], None], ...] = (
            lambda: self.invite(who),
            lambda: self.open_link(other),
            lambda: self.accept(other, 0),
            lambda: self.confirm(who, 0),
        )
        for step in way[:steps]:
            step()

    def time_passes(self, days: int) -> None:
        self.home.pass_time(days=days)

    def one_of(self, whose: str, back: int, otherwise: int) -> int:
        """The sender of an invite, who said yes to it or last looked at it, or anybody."""
        which = self.invite_of(back)
        sender = self.inviters.get(which)
        giver = self.yes.given.get(which, (None,))[0]
        wanted = {"inviter": sender, "invitee": giver, "opener": self.looking.get(which)}.get(whose)
        return self.people.index(wanted) if wanted in self.people else otherwise

    def invite_of(self, back: int) -> int:
        known = list(self.inviters)  # in the order in which they were made: their numbers tell none
        return known[-1 - back] if back < len(known) else 0

    def forget_yeses_of(self, *people: int) -> None:
        """Being joined or erased ends every yes that somebody gave or was given."""
        self.yes.given = {
            number: (giver, to, until)
            for number, (giver, to, until) in self.yes.given.items()
            if giver not in people and to not in people
        }

    @invariant()
    def nobody_is_in_two_couples_and_couples_are_two(self) -> None:
        everybody = [one for couple in self.couples for one in couple]
        assert len(everybody) == len(set(everybody)) == 2 * len(self.couples)
        assert set(everybody) <= set(self.people)

    @invariant()
    def who_has_a_partner_has_no_invite_that_could_bring_another(self) -> None:
        self.runner.run(self.unsettled_invites_are_of_single_people())

    async def unsettled_invites_are_of_single_people(self) -> None:
        async with self.home.work() as work:
            for person_id in self.people:
                unsettled = await work.invites.unsettled(person_id)
                paired = any(person_id in couple for couple in self.couples)
                assert not (paired and unsettled)
                assert sum(one.inviter_id == person_id for one in unsettled) <= 1
                said = [one for one in unsettled if one.invitee_id == person_id]
                assert sum(one.closed(work.now) is None for one in said) <= 1


@pytest.mark.timeout(240)
def test_nobody_is_joined_without_two_yeses(texts: Texts) -> None:
    class Here(Pairing):
        def __init__(self) -> None:
            super().__init__(texts)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=15,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_joined_without_two_yeses_on_long_walks(texts: Texts, seed: int) -> None:
    """Hypothesis shrinks what it finds but seldom gets far; a long even walk gets everywhere."""
    chance, machine = Random(seed), Pairing(texts)
    try:
        machine.everybody_looks_at_an_invite()
        for _ in range(400):
            machine.anything_happens(
                chance.choice(VERBS),
                chance.randrange(len(NAMES)),
                chance.choice(WHOSE),
                chance.choice(BACKS),
                chance.choice(CRASHES),
            )
            machine.nobody_is_in_two_couples_and_couples_are_two()
            machine.who_has_a_partner_has_no_invite_that_could_bring_another()
        assert machine.made >= 3  # the walk was worth it
    finally:
        machine.teardown()
