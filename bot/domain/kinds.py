"""What may come by itself, and what our messages can be about: one record each; must not know how any is made.

To add something that comes by itself: a name in Kind and its record in `_rules`. mypy then names the two places that
still miss it: `service/calendar.py` (when it falls due) and `service/due.py` (what happens then). To add something
that messages are about: a name in Subject and its record in `_subject_rules`; mypy names `service/undelivered.py`.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple, assert_never

from bot.domain.unreachable import LONGEST_WAIT

ON_TIME = timedelta(minutes=15)
"""Being a little late is still being on time: somebody's own hour may lie in the night."""

STALE = timedelta(hours=2)
"""What had this long to arrive, or less, is no news to somebody who comes back later."""

NUDGE_GRACE = timedelta(hours=2)
"""How late a nudge may come after downtime; later than that, the day goes without one."""

LASTS_FROM_PARTNER = timedelta(days=30)
"""How long what a partner shared waits to be delivered."""

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MATTER_OVER = timedelta(days=60)
"""Longer than anybody looks for the message again: a check-in is looked at for a week."""


class Manner(IntEnum):
    """How something comes; the quieter of two is the larger."""

    LOUD = 0
    SILENT = 1
    SKIPPED = 2


class Kind(StrEnum):
    """What stands in the calendar; the values are those of its table."""

    NUDGE = "nudge"
    RESUME = "resume"
    EVE = "eve"
    CHECKIN = "checkin"
    PACE = "pace"
    SIGNS = "signs"
    REACH = "reach"
    GATHER = "gather"
    WAITING = "waiting"
    INVITE = "invite"
    SNOOZE = "snooze"
    WEEKLY = "weekly"
    LEAVE_OUT = "leave_out"


class Subject(StrEnum):
    """What a message of ours is about, together with the number of a row; the values are those of the tables."""

    NUDGE = "nudge"
    ASK = "ask"
    OFFER = "offer"
    FURTHER = "offer.further"
    COPY = "copy"
    PAGE = "page"
    PAGE_MEDIA = "page.media"
    CONFIRM = "confirm"
    PROPOSAL = "proposal"
    CHECKIN = "checkin"
    AGENDA = "agenda"
    QUESTION = "question"
    INVITE = "invite"
    INVITED = "invited"
    ANSWER = "answer"
    GATHERED = "gathered"


OF_AN_ENTRY = (Subject.OFFER, Subject.FURTHER, Subject.COPY, Subject.PAGE, Subject.PAGE_MEDIA)
"""The subjects whose number is that of an entry or of a part of one."""

OF_AN_INVITE = (Subject.INVITE, Subject.INVITED, Subject.CONFIRM)


class About(NamedTuple):
    """One message of ours by what it says. `part`: of several messages about the same thing, counted from 0."""

    subject: Subject
    id: int
    part: int = 0

    def columns(self) -> tuple[str, int, int]:
        """As the tables hold it: a plain word, since SQLite looks twice at an enumeration's."""
        return self.subject.value, self.id, self.part


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for a kind whenever it falls due.

    `grace`: how late it may come after downtime; None: however late. `lifetime`: how long its message may wait to
    arrive; None: it says nothing. `stale`: its message goes when the person cannot be reached, instead of waiting for
    their return. `late_at_night`: how it comes when it is late and that is at night. `in_pause`: it comes all the
    same to somebody who pauses. `worked_out_anew`: its handler finds out by itself what is due, so an entry that lies
    further ahead than this may be rung early.
    """

    grace: timedelta | None
    lifetime: timedelta | None
    stale: bool = True
    late_at_night: Manner = Manner.LOUD
    on_quiet_dates: Manner = Manner.SKIPPED
    in_pause: bool = False
    worked_out_anew: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SubjectRules:
    """`stale`: as of a kind. `forgotten_after`: how long its message is found again; None: as long as its person.

    `told_when_dead`: where it fails for good, those whom it concerns are told (`service/undelivered.py`).
    `taken_back`: it may be, so it is noted where a message of it may stand whose number nobody knows.
    """

    stale: bool = False
    forgotten_after: timedelta | None = None
    told_when_dead: bool = False
    taken_back: bool = False


def _rules(kind: Kind) -> Rules:  # noqa: C901, PLR0911 - one for each kind
    match kind:
        case Kind.NUDGE:
            return Rules(grace=NUDGE_GRACE, lifetime=NUDGE_GRACE, worked_out_anew=_DAY)
        case (
            Kind.SNOOZE
        ):  # asked for by themselves on that very date: a quiet date of their partner's does not count
            return Rules(
                grace=_HOUR,
                lifetime=_HOUR / 2,
                late_at_night=Manner.SKIPPED,
                on_quiet_dates=Manner.LOUD,
                worked_out_anew=_DAY,
            )
        case Kind.RESUME | Kind.LEAVE_OUT:  # both say nothing, and belong to a pause
            return Rules(grace=None, lifetime=None, on_quiet_dates=Manner.LOUD, in_pause=True)
        case Kind.REACH:  # the next try to reach somebody: it comes because they cannot be reached
            return Rules(
                grace=None,
                lifetime=None,
                on_quiet_dates=Manner.LOUD,
                in_pause=True,
                worked_out_anew=LONGEST_WAIT + _DAY,
            )
        case Kind.EVE:
            return Rules(
                grace=6 * _HOUR,
                lifetime=_HOUR,
                late_at_night=Manner.SKIPPED,
                on_quiet_dates=Manner.SILENT,
            )
        case Kind.CHECKIN:
            return Rules(grace=_HOUR, lifetime=_HOUR, on_quiet_dates=Manner.SILENT)
        case (
            Kind.INVITE
        ):  # the end of one that nobody used; by the hour at which it was made, so at night too
            return Rules(
                grace=7 * _DAY,
                lifetime=7 * _DAY,
                stale=False,
                late_at_night=Manner.SILENT,
                on_quiet_dates=Manner.SILENT,
            )
        case Kind.PACE | Kind.SIGNS | Kind.WEEKLY:
            return Rules(grace=2 * _HOUR, lifetime=2 * _HOUR)
        case Kind.WAITING:
            return Rules(grace=2 * _HOUR, lifetime=_DAY, stale=False)
        case Kind.GATHER:  # what a partner did meanwhile waits as long as what they do at other times
            return Rules(grace=None, lifetime=LASTS_FROM_PARTNER, stale=False, on_quiet_dates=Manner.SILENT)
        case _:
            assert_never(kind)


def manner(rules: Rules, late: timedelta, *, at_night: bool, on_quiet_date: bool) -> Manner:
    """How something comes that is late by this much, where it is night, or a quiet date, for its person."""
    if rules.grace is not None and late > rules.grace:
        return Manner.SKIPPED
    by_hour = rules.late_at_night if at_night and late > ON_TIME else Manner.LOUD
    return max(by_hour, rules.on_quiet_dates if on_quiet_date else Manner.LOUD)


def _subject_rules(subject: Subject) -> SubjectRules:
    match subject:
        case Subject.NUDGE:
            return SubjectRules(stale=True)
        case Subject.CHECKIN:
            return SubjectRules(stale=True, forgotten_after=_MATTER_OVER)
        case (
            Subject.AGENDA
            | Subject.ASK
            | Subject.CONFIRM
            | Subject.PROPOSAL
            | Subject.QUESTION
            | Subject.INVITE
            | Subject.INVITED
            | Subject.ANSWER
            | Subject.GATHERED
        ):
            return SubjectRules(forgotten_after=_MATTER_OVER)
        case Subject.COPY:
            return SubjectRules(told_when_dead=True, taken_back=True)
        case Subject.PAGE_MEDIA:
            return SubjectRules(told_when_dead=True)
        case Subject.OFFER | Subject.FURTHER | Subject.PAGE:
            return SubjectRules()
        case _:
            assert_never(subject)


RULES = {kind: _rules(kind) for kind in Kind}
SUBJECT_RULES = {subject: _subject_rules(subject) for subject in Subject}
