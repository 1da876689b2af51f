"""Every button's data is read back as what it was, fits into 64 bytes, and nothing else is read at all."""

from contextlib import suppress
from dataclasses import fields
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, strategies as st

from bot.chat.setup import all_routes
from bot.domain.errors import Refusal
from bot.texts.actions.checkin import Agree, MoveToDay, Propose, WriteTime
from bot.texts.actions.nudge import Another
from bot.texts.actions.pause import PauseFor
from bot.texts.callback import DATA_BYTES, Action

ROUTES = all_routes()
ACTIONS = sorted((tap.action for tap in ROUTES.taps.values()), key=lambda action: action.verb)
LONGEST_WORD = 24  # "America/Argentina/Ushuaia" is the longest zone, and stands alone

OF_YESTERDAY = [
    "checkin.propose",
    "checkin.day:6",
    "checkin.time:6:1200",
    "checkin.type",
    "checkin.agree:3",
    "checkin.withdraw:3",
    "checkin.later:4",
    "checkin.in:4:2",
    "checkin.move:4",
    "checkin.on:4:2026-11-28",
    "checkin.skip:4",
    "checkin.card:4",
    "checkin.start:4",
    "agenda.show:4",
    "agenda.next:4:0",
    "agenda.back:4:1",
    "agenda.break:4",
    "agenda.rest:4:20",
    "agenda.on:4",
    "agenda.close:4",
    "agenda.reopen:4",
    "leave.yes:7",
    "leave.no",
    "forget.sure:4611686018427387904",
    "forget.now:4611686018427387904",
    "forget.no",
    "journal.at:9",
    "journal.whole:9",
    "journal.media:9",
    "journal.delete:9",
    "journal.gone:9",
    "journal.share:9:7",
    "journal.back:9",
    "nudge.reply:8",
    "nudge.again:8",
    "nudge.other:8:connection-001",
    "nudge.skip:8",
    "nudge.never:8:gratitude-900",
    "pace.ask",
    "pace.more",
    "pace.stay",
    "pace.back",
    "pair.accept:5",
    "pair.decline:5",
    "pair.undo:5",
    "pair.withdraw:5",
    "pair.yes:5",
    "pair.no:5",
    "pause.for:0",
    "pause.for:1",
    "pause.for:3",
    "pause.for:7",
    "pause.cancel",
    "quiet.add",
    "quiet.remove:77",
    "share.yes:9:7",
    "share.now:9:7",
    "share.keep:9:7",
    "share.back:9:7",
    "role.ask",
    "role.set:hurt",
    "role.set:repairing",
    "role.set:mixed",
    "role.set:unsaid",
    "settings.open",
    "settings.close",
    "days.ask",
    "days.switch:6",
    "tracks.ask",
    "tracks.switch:memories",
    "tracks.done",
    "signs.open",
    "signs.tick:31",
    "signs.done:0",
    "signs.later",
    "signs.never",
    "support.open",
    "support.countries:00ff",
    "support.in:DE",
    "support.in:ZZ:0123456789abcdef0123456789abcdef",
    "support.remove",
    "gentle.not:afraid",
    "welcome.agree",
    "welcome.privacy",
    "welcome.decline",
    "name.ask",
    "name.same",
    "zone.ask",
    "zone.location",
    "zone.list",
    "zone.at:America/Argentina/Buenos_Aires",
    "zone.yes:Etc/GMT+2",
    "hour.ask",
    "hour.at:480",
]
"""As buttons of the version before this one carry it."""

AS_A_NUMBER = (
    "",
    "-1",
    "1:2",
    "01",
    " 1",
    "1.0",
    "1e3",
    "\u0661",
    "\uff11",
    "\u00b2",
    "9" * 5000,
    "x" * 5000,
)
FORGED = (
    *(f"checkin.agree:{word}" for word in (*AS_A_NUMBER, 2**63, 2**64)),
    *(f"days.switch:{word}" for word in AS_A_NUMBER if word != "1:2"),
    *(f"hour.at:{word}" for word in AS_A_NUMBER),
    *("", ":", "no.such:1", "checkin.agree", "9" * 5000, "checkin.day:7", "checkin.time:6:1440"),
    *(f"checkin.on:4:{day}" for day in ("28 november", "20261128", "2026-02-30", "\uff12026-11-28")),
    *(f"pause.for:{days}" for days in (2, "1 day", "", "until i say")),
    *("role.set:nobody", "tracks.switch:", "gentle.not:love", "zone.at:\ud800", "zone.at:Lisbon Portugal"),
    *("nudge.other:8:", "nudge.other:8", "pace.more:1", "words.run:help", "words.keep:x"),
)


def values_for(hint: Any) -> st.SearchStrategy[Any]:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.none() | values_for(inside[0])
    if origin is Annotated:
        return st.integers(inside[1].least, inside[1].most)
    if origin is Literal:
        return st.sampled_from(inside)
    if hint is date:
        return st.dates()
    assert hint is str
    return st.text(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+/-",
        min_size=1,
        max_size=LONGEST_WORD,
    )


def made(action: type[Action]) -> st.SearchStrategy[Action]:
    hints = get_type_hints(action, include_extras=True)
    each: Any = action  # a dataclass
    return st.builds(each, **{field.name: values_for(hints[field.name]) for field in fields(each)})


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.verb)
@given(data=st.data())
def test_what_is_packed_is_read_back(action: type[Action], data: st.DataObject) -> None:
    asked = data.draw(made(action))
    packed = asked.pack()
    assert len(packed.encode()) <= DATA_BYTES
    assert action.parse(packed) == asked
    assert ROUTES.read(packed)[0] == asked


@given(st.sampled_from([action.verb for action in ACTIONS]), st.lists(st.text() | st.integers().map(str)))
def test_what_is_read_at_all_is_packed_alike(verb: str, words: list[str]) -> None:
    data = ":".join([verb, *words])
    with suppress(Refusal):  # the calm one; any other error fails
        assert ROUTES.read(data)[0].pack() == data


@pytest.mark.parametrize("data", OF_YESTERDAY)
def test_buttons_of_yesterday_still_work(data: str) -> None:
    assert ROUTES.read(data)[0].pack() == data


def test_every_verb_of_yesterday_is_among_them() -> None:
    since = {"checkin.open", "words.run", "words.keep", "nudge.hard", "nudge.less", "nudge.more"}
    since |= {"share.leave", "role.show", "home.go"}
    since |= {
        "share.add",
        "journal.add",
        "zone.stay",
        "name.yes",
        "held.read",
        "held.later",
        "share.answer",
        "share.alone",
        "share.wait",
    }
    since |= {"fewer.yes", "fewer.no", "silence.rest", "silence.stay", "silence.days"}
    since |= {"nudge.later", "nudge.off", "nudge.undo", "nudge.days"}
    since |= {"checkin.decline", "checkin.keep", "checkin.end", "checkin.ended"}
    since |= {"weekly.later", "weekly.no", "clock.ask", "clock.set"}
    since |= {"broken.ask", "broken.set", "touch.ask", "touch.set", "place.ask", "place.set"}
    since |= {"read.thank", "read.answer"}
    assert {data.split(":")[0] for data in OF_YESTERDAY} | since == set(ROUTES.taps)


@pytest.mark.parametrize("data", FORGED, ids=lambda data: ascii(data)[:30])
def test_forged_data_is_an_old_button(data: str) -> None:
    with pytest.raises(Refusal) as refused:
        ROUTES.read(data)
    assert refused.value.key == "trouble-old-button"


def test_buttons_carry_values() -> None:
    assert PauseFor.parse("pause.for:3") == PauseFor(3)
    assert MoveToDay.parse("checkin.on:4:2026-11-28") == MoveToDay(4, date(2026, 11, 28))
    assert WriteTime.parse("checkin.type") == WriteTime()
    assert WriteTime.parse("checkin.type:4") == WriteTime(4)
    assert Propose(6, 1200).pack() == "checkin.time:6:1200"


@pytest.mark.parametrize(
    "action",
    [Agree(-1), Agree(2**63), Propose(7, 0), Another(1, "a:b"), Another(1, ""), Another(1, "x" * 64)],
)
def test_what_would_not_be_read_back_is_not_packed(action: Action) -> None:
    with pytest.raises(ValueError, match=r"cannot be packed|no such"):
        action.pack()
