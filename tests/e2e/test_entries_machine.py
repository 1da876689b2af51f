"""Parts, taps, nudges, deaths and restarts in any order: one thought is one entry, and nothing of it is lost."""

import re
from collections import Counter
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from bot.delivery.probe import Point
from kintsugi_sandbox.compose import caption_content
from tests.e2e.fragile import Stage, died
from tests.e2e.looking import looking_at
from tests.e2e.story import PICTURE

MARKER = re.compile(r"zq\d+x")
OFFERS = ("share.yes", "share.add")
FIVE_MINUTES, ONE_MINUTE = timedelta(minutes=5), timedelta(minutes=1)


@dataclass
class Thought:
    """What the people would call one: its messages, and when they turned to it and last wrote to it."""

    messages: list[int]
    since: datetime
    last_at: datetime
    album: str | None = None


@dataclass
class Model:
    thoughts: list[Thought] = field(default_factory=list)
    open: Thought | None = None
    agreed: set[int] = field(default_factory=set)
    """Messages that were on a card whose button was tapped to share them, and not taken back since."""

    def thought_of(self, message: int) -> Thought:
        return next(one for one in self.thoughts if message in one.messages)

    def begins(self, message: int, at: datetime, album: str | None = None) -> None:
        self.open = Thought([message], at, at, album)
        self.thoughts.append(self.open)

    def joins(self, thought: Thought, message: int, at: datetime, *, anew: bool = False) -> None:
        thought.messages.append(message)
        if anew or self.open is not thought:
            thought.since = at
        thought.last_at, self.open = at, thought


class Entries(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.stage = Stage(Path(self.folder.name))
        self.story = self.stage.story
        self.model = Model()
        self.words: dict[int, str] = {}
        self.deaths = 0

    @initialize()
    def two_people(self) -> None:
        self.ana, self.ben = self.stage.run(self.story.couple())

    def teardown(self) -> None:
        self.stage.close()
        self.folder.cleanup()

    @rule(
        seconds=st.sampled_from((0, 1, 20, 50, 70, 200, 290, 310, 4000)),
        kind=st.sampled_from(("text", "text", "text", "photo", "album", "reply")),
        pick=st.integers(0, 1000),
        crash=st.sampled_from((None,) * 6 + get_args(Point)),
    )
    def writes(self, seconds: int, kind: str, pick: int, crash: str | None) -> None:
        self.stage.run(self.story.pass_time(seconds=seconds))
        at, person, marker = self.story.clock.now(), self.ana.person, f"zq{len(self.words)}x"
        open_one = self.model.open if self.goes_on(at) else None
        if kind == "album":
            earlier = self.model.thoughts[pick % len(self.model.thoughts)] if self.model.thoughts else None
            album = earlier.album if earlier and earlier.album and pick % 2 else f"album {marker}"
            sizes = self.story.telegram.files.photo(PICTURE)
            sent = person.send({"photo": sizes, "media_group_id": album, **caption_content(marker)})
            if earlier and earlier.album == album:
                self.model.joins(earlier, sent, at)
            elif open_one:
                self.model.joins(open_one, sent, at)
                open_one.album = open_one.album or album
            else:
                self.model.begins(sent, at, album)
        elif kind == "reply" and self.words:
            answered = [*self.words][pick % len(self.words)]
            sent = person.say(marker, answered)
            self.model.joins(self.model.thought_of(answered), sent, at, anew=True)
        else:
            sent = person.send_photo(PICTURE, marker) if kind == "photo" else person.say(marker)
            if open_one:
                self.model.joins(open_one, sent, at)
            else:
                self.model.begins(sent, at)
        self.words[sent] = marker
        self.survives(self.story.run_until_idle(), crash)

    @rule(pick=st.integers(0, 1000), crash=st.sampled_from((None,) * 6 + get_args(Point)))
    def taps(self, pick: int, crash: str | None) -> None:
        """Any button about an entry that the phone shows."""
        about = [
            (shown.id, button.data)
            for shown in self.ana.messages
            for row in shown.buttons
            for button in row
            if button.data and button.data.startswith("share.")
        ]
        if not about:
            return
        message, data = about[pick % len(about)]
        verb, part, _ = data.split(":")
        self.notes(verb, int(part))
        self.ana.person.tap(message, data)
        self.survives(self.story.run_until_idle(), crash)

    @rule()
    def turns_to_something_else(self) -> None:
        self.model.open = None
        self.stage.run(self.ana.says("/help"))

    @rule(pick=st.integers(0, 2))
    def the_evening_comes(self, pick: int) -> None:
        """A nudge, a little while after or before what they write."""
        now = self.story.clock.now()
        evening = now.replace(hour=19, minute=0, second=0)
        evening += timedelta(days=int(evening <= now))
        self.stage.run(self.story.until(evening - timedelta(seconds=(0, 30, 200)[pick])))

    @rule()
    def the_bot_restarts(self) -> None:
        self.stage.run(self.story.restart_bot())
        self.stage.run(self.story.run_until_idle())

    # -- the model -----------------------------------------------------------------------------------------

    def goes_on(self, at: datetime) -> bool:
        thought = self.model.open
        if thought is None:
            return False
        nudged = [datetime.fromtimestamp(number / 1000, at.tzinfo) for number in self.nudges()]
        between = any(thought.since < one < at for one in nudged[-1:])
        return at - thought.last_at <= (ONE_MINUTE if between else FIVE_MINUTES)

    def notes(self, verb: str, part: int) -> None:
        """What the person who taps agrees to, and that they are busy with this entry now."""
        rows = {row["message_id"]: row for row in self.rows("SELECT * FROM reflections ORDER BY ordinal")}
        tapped = next((row for row in rows.values() if row["id"] == part), None)
        if tapped is None:
            return
        of_it = {number for number, row in rows.items() if row["entry_id"] == tapped["entry_id"]}
        albums = {rows[number]["album"] for number in of_it if rows[number]["id"] <= part} - {None}
        covered = {
            number for number in of_it if rows[number]["id"] <= part or rows[number]["album"] in albums
        }
        ends = verb in {"share.keep", "share.back"}
        if ends or self.model.open is not self.model.thought_of(tapped["message_id"]):
            self.model.open = None
        if verb == "share.back":
            self.model.agreed -= of_it
        elif verb in {"share.yes", "share.now", "share.add", "share.answer", "share.alone"}:
            self.model.agreed |= covered

    # -- what must hold ------------------------------------------------------------------------------------

    def survives(self, act: Coroutine[Any, Any, None], crash: str | None) -> None:
        if crash:
            self.story.tripwire.set_up(crash, 1)
        try:
            self.stage.run(act)
        except BaseException as error:
            if not died(error):
                raise
            self.deaths += 1
            self.story.tripwire.take_down()
            self.stage.run(self.story.restart_bot())
            self.stage.run(self.story.run_until_idle())
        self.story.tripwire.take_down()
        self.all_is_kept_in_its_entry()
        self.the_partner_reads_what_was_agreed_to()
        self.each_entry_has_one_card()

    def all_is_kept_in_its_entry(self) -> None:
        kept: dict[int, list[int]] = {}
        for row in self.rows("SELECT message_id, entry_id FROM reflections ORDER BY ordinal"):
            kept.setdefault(row["entry_id"], []).append(row["message_id"])
        assert sorted(kept.values()) == sorted(one.messages for one in self.model.thoughts)
        assert all(self.ana.person.message(number).reaction == "✍" for number in self.words)

    def the_partner_reads_what_was_agreed_to(self) -> None:
        shared = self.rows("SELECT message_id FROM reflections WHERE sharing = 'shared'")
        readable = {self.words[row["message_id"]] for row in shared}
        assert set(MARKER.findall("\n".join(self.ben.texts))) == readable
        assert readable <= {self.words[number] for number in self.model.agreed}

    def each_entry_has_one_card(self) -> None:
        """Of each kind: one that offers the sharing, one that offers what came after it."""
        entries = {row["id"]: row["entry_id"] for row in self.rows("SELECT id, entry_id FROM reflections")}
        offers = Counter(
            (verb, entries[int(data.split(":")[1])])
            for shown in self.ana.messages
            for verb in OFFERS
            for row in shown.buttons
            for button in row
            if (data := button.data or "").startswith(verb)
        )
        assert all(count <= 1 + self.deaths for count in offers.values())

    def nudges(self) -> list[int]:
        sql = "SELECT created_at FROM nudges WHERE person_id IN (SELECT person_id FROM reflections)"
        return [row["created_at"] for row in self.rows(f"{sql} ORDER BY created_at")]

    def rows(self, sql: str) -> list[Any]:
        with closing(looking_at(self.story.settings.data_dir / "kintsugi.sqlite3")) as look:
            return look.execute(sql).fetchall()


@pytest.mark.timeout(300)
def test_whatever_order_a_thought_comes_in() -> None:
    run_state_machine_as_test(
        Entries,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],
        ),
    )
