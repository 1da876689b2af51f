"""What somebody is told about the weekly check-in: by the calendar, or because of what their partner did."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.checkin import MeetingView, Plan, Proposal
from bot.domain.events.event import Event
from bot.domain.events.partner import FromPartner
from bot.domain.held import Item, Matter


@dataclass(frozen=True, kw_only=True)
class EveCame(Event):
    """Their check-in is on their next day. `on_quiet_date`: it is a quiet date of theirs, or their partner's."""

    checkin_id: int
    starts_at: datetime
    on_quiet_date: bool


@dataclass(frozen=True, kw_only=True)
class CheckinCame(Event):
    """It is time for their check-in. `on_quiet_date` as for the day before."""

    checkin_id: int
    on_quiet_date: bool


@dataclass(frozen=True, kw_only=True)
class TimeProposed(FromPartner):
    """Their partner, who is called `name`, suggests a weekly time."""

    name: str
    proposal: Proposal

    @property
    def item(self) -> Item:
        return Item(Matter.PROPOSED, self.proposal.id)


@dataclass(frozen=True, kw_only=True)
class PlanChange(FromPartner):
    """Something about the weekly check-in is not as it was; when it has waited, only that is said."""

    @property
    def item(self) -> Item:
        return Item(Matter.PLANNED, 0)


@dataclass(frozen=True, kw_only=True)
class PlanHasChanged(PlanChange):
    """While they rested; /checkin shows how it stands."""


@dataclass(frozen=True, kw_only=True)
class TimeAgreed(PlanChange):
    """Their partner agreed to the time that they suggested; the first check-in starts at `starts_at` (UTC)."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    """The suggestion that they were shown does not stand any more."""

    proposal_id: int


@dataclass(frozen=True, kw_only=True)
class ProposalDeclined(PlanChange):
    """The weekly time that they suggested does not fit; why is not said."""

    plan: Plan


@dataclass(frozen=True, kw_only=True)
class WeeklyOffered(Event):
    """They and their partner, who is called `name`, have no weekly check-in; they may like one."""

    name: str


@dataclass(frozen=True, kw_only=True)
class CheckinEnded(PlanChange):
    """There is no weekly check-in any more."""


@dataclass(frozen=True, kw_only=True)
class CheckinMoved(PlanChange):
    """Their partner moved this week's; it starts at `starts_at` (UTC)."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class CheckinSkipped(PlanChange):
    """The one is left out that would have started at `starts_at` (UTC)."""

    starts_at: datetime


@dataclass(frozen=True, kw_only=True)
class MeetingBegun(Event):
    """Their partner has begun the meeting."""

    meeting: MeetingView


@dataclass(frozen=True, kw_only=True)
class MeetingTurned(Event):
    """Their partner has turned the card of the meeting, or stopped or closed it."""

    meeting: MeetingView
