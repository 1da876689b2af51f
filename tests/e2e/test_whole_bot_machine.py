"""Anybody does anything in any order, and things break meanwhile: the promises hold all the same."""

import json
import re
from collections.abc import Callable, Coroutine
from contextlib import closing
from datetime import datetime
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.delivery.probe import Point
from bot.store.calls import Lane
from tests.e2e.fragile import died
from tests.e2e.six_people import NAMES
from tests.e2e.six_peoples_acts import VERBS, WHO, Acts

HEAD = "For today"
MARKER = re.compile(r"zq\d+x")
KNOWN_DEATHS = re.compile(r"gone|late|expired.*|no-target|no target")
"""Why a call may rightly never arrive: nobody there, too late for it, or nothing there any more to change."""
KNOWN_DEATHS_OF_DECORATION = re.compile(rf"{KNOWN_DEATHS.pattern}|unclear: .*|not sent: .*")
"""A reaction is tried twice and no more, so trouble may end it too."""


class WholeBot(Acts, RuleBasedStateMachine):
    @initialize()
    def six_people_come(self) -> None:
        """A couple, two who could become one, and two who have only begun."""
        ana, ben = self.stage.run(self.story.couple())
        cleo = self.stage.run(self.story.welcomed("Cleo", "Auckland", "08:00"))
        dan = self.stage.run(self.story.welcomed("Dan", "Tokyo", "20:00"))
        newcomers = [self.story.phone(name) for name in NAMES[4:]]
        self.phones = [ana, ben, cleo, dan, *newcomers]
        for newcomer in newcomers:
            self.stage.run(newcomer.opens())

    def teardown(self) -> None:
        try:
            if self.phones:
                self.at_last_everything_has_arrived()
        finally:
            self.stage.close()
            self.folder.cleanup()

    @rule(
        verb=st.sampled_from(VERBS),
        who=st.sampled_from(WHO),
        pick=st.integers(0, 10_000),
        crash=st.sampled_from((None,) * 30 + get_args(Point)),
        hit=st.integers(1, 3),
    )
    def anything_happens(self, verb: str, who: int, pick: int, crash: str | None, hit: int) -> None:
        if crash:
            self.story.tripwire.set_up(crash, hit)
        act: Callable[[int, int], Coroutine[Any, Any, None]] = getattr(self, verb)
        self.survives(act(who, pick))
        self.story.tripwire.take_down()
        self.stage.run(self.nothing_written_is_lost())
        self.note_what_is_private_again()

    def survives(self, act: Coroutine[Any, Any, None]) -> None:
        """Do it; if the bot dies of it, start the bot again and let it come to rest."""
        try:
            self.stage.run(act)
        except BaseException as error:
            if not died(error):
                raise
            self.repeats += 1
            self.stage.run(self.story.restart_bot())
            self.stage.run(self.story.run_until_idle())

    @invariant()
    def words_reach_only_those_they_were_shown_to(self) -> None:
        for call in self.new_calls():
            for reader, phone in enumerate(self.phones):
                if call.chat == phone.person.user_id:
                    said = MARKER.findall(json.dumps(call.params, default=str))
                    unseemly = [marker for marker in said if not self.ledger.allows(marker, reader)]
                    assert unseemly == [], f"{call.method} to {NAMES[reader]}"

    @invariant()
    def nobody_gets_two_nudges_on_one_date(self) -> None:
        for who, phone in enumerate(self.phones):
            for card in self.new_messages(who, phone):
                if card.from_bot and card.text.startswith(HEAD):
                    day = datetime.fromtimestamp(card.at, self.zone(who)).date()
                    self.nudges[who, day] += 1
                    assert self.nudges[who, day] <= 1 + self.asked[who] + self.repeats

    @invariant()
    def the_tables_agree(self) -> None:
        with closing(self.database()) as look:
            assert look.execute("PRAGMA foreign_key_check").fetchall() == []
            assert look.execute("SELECT update_id, error FROM inbox WHERE state = 'aside'").fetchall() == []
            deaths = look.execute("SELECT DISTINCT lane, error FROM outbox WHERE state = 'dead'").fetchall()
            known = {Lane.DECORATION: KNOWN_DEATHS_OF_DECORATION}
            assert [one for one in deaths if not known.get(one[0], KNOWN_DEATHS).fullmatch(one[1])] == []
            for what, orphans in ORPHANS.items():
                assert look.execute(orphans).fetchall() == [], what

    async def nothing_written_is_lost(self) -> None:
        for who, message_id, marker in self.to_be_kept:
            assert await self.kept(who, message_id) == marker
        self.to_be_kept.clear()

    def at_last_everything_has_arrived(self) -> None:
        self.story.telegram.faults.clear()
        self.stage.run(self.story.pass_time(minutes=25))
        with closing(self.database()) as look:
            assert [tuple(row) for row in look.execute("PRAGMA integrity_check")] == [("ok",)]
            assert look.execute("SELECT update_id FROM inbox WHERE state = 'new'").fetchall() == []
            assert look.execute("SELECT operation, error FROM outbox WHERE state = 'new'").fetchall() == []
        self.words_reach_only_those_they_were_shown_to()
        self.nobody_gets_two_nudges_on_one_date()
        self.the_tables_agree()


ORPHANS = {
    "a couple of other than two": "SELECT couple_id FROM members GROUP BY couple_id HAVING count(*) <> 2",
    "a couple of nobody": "SELECT id FROM couples WHERE id NOT IN (SELECT couple_id FROM members)",
    "a call to nobody": "SELECT id FROM outbox WHERE state IN ('new', 'held')"
    " AND person_id NOT IN (SELECT id FROM people)",
    "a call whose words nobody can read": "SELECT id FROM outbox WHERE state IN ('new', 'held')"
    " AND author_id <> 0 AND author_id NOT IN (SELECT id FROM people)",
    "an update whose words nobody can read": "SELECT update_id FROM inbox WHERE state = 'new'"
    " AND author_id <> 0 AND author_id NOT IN (SELECT id FROM people)",
    "an occurrence of nobody": "SELECT owner_id FROM occurrences WHERE owner_id NOT IN (SELECT id FROM people)"
    " AND owner_id NOT IN (SELECT id FROM couples)",
    "a key still to be destroyed": "SELECT person_id FROM erasures",
    "a nudge that will not come": "SELECT id FROM people WHERE onboarded_at IS NOT NULL AND NOT paused"
    " AND NOT unreachable AND weekdays AND id NOT IN (SELECT person_id FROM schedule WHERE kind = 'nudge')",
    "a nudge for somebody who rests": "SELECT person_id FROM schedule WHERE kind = 'nudge' AND person_id IN"
    " (SELECT id FROM people WHERE onboarded_at IS NULL OR paused OR unreachable OR NOT weekdays)",
    "shared and yet nobody's to read, or the other way round": "SELECT id FROM reflections AS r"
    " WHERE (sharing = 'shared') <> EXISTS (SELECT 1 FROM shares WHERE reflection_id = r.id)",
    "a part without its entry": "SELECT id FROM reflections AS r WHERE NOT EXISTS (SELECT 1 FROM reflections"
    " WHERE id = r.entry_id AND entry_id = id AND person_id = r.person_id)",
    "shared without what came before it": "SELECT r.id FROM reflections AS r JOIN reflections AS before"
    " ON before.entry_id = r.entry_id AND before.id < r.id"
    " WHERE before.sharing = 'private' AND r.sharing <> 'private'",
    "waiting for a couple that is over": "SELECT id FROM reflections AS r WHERE sharing = 'waiting'"
    " AND NOT EXISTS (SELECT 1 FROM members WHERE couple_id = r.couple_id AND person_id = r.person_id)",
}


def walk(machine: WholeBot, seed: int, steps: int) -> None:
    """A long even walk gets where hypothesis, which likes to begin anew, does not."""
    chance = Random(seed)
    everything = (
        machine.words_reach_only_those_they_were_shown_to,
        machine.nobody_gets_two_nudges_on_one_date,
        machine.the_tables_agree,
    )
    try:
        machine.six_people_come()
        for _ in range(steps):
            crash = chance.choice(get_args(Point)) if chance.random() < 0.15 else None
            machine.anything_happens(
                chance.choice(VERBS),
                chance.choice(WHO),
                chance.randrange(10_000),
                crash,
                chance.randrange(1, 4),
            )
            for holds in everything:
                holds()
    finally:
        machine.teardown()


@pytest.mark.timeout(240)
def test_whatever_up_to_six_people_do() -> None:
    run_state_machine_as_test(
        WholeBot,
        settings=settings(
            max_examples=3,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # making an example smaller takes longer than reading it
        ),
    )


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", range(3))
def test_whatever_they_do_for_long(seed: int) -> None:
    walk(WholeBot(), seed, 80)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(1000, 1030))
def test_whatever_they_do_for_very_long(seed: int) -> None:
    walk(WholeBot(), seed, 400)
