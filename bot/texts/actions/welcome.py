"""What the buttons of the first questions ask for."""

from dataclasses import dataclass

from bot.domain.people import Track
from bot.texts.callback import Action, Minute, RowId


@dataclass(frozen=True)
class Consent(Action, verb="welcome.agree"):
    means = "yes"


@dataclass(frozen=True)
class DeclineConsent(Action, verb="welcome.decline"):
    means = "no"


@dataclass(frozen=True)
class ReadPrivacy(Action, verb="welcome.privacy"):
    interrupts = False


@dataclass(frozen=True)
class AskName(Action, verb="name.ask"):
    pass


@dataclass(frozen=True)
class SameName(Action, verb="name.same"):
    means = "yes"


@dataclass(frozen=True)
class ConfirmName(Action, verb="name.yes"):
    """The unread words of this number are a name."""

    means = "yes"

    unread: RowId


@dataclass(frozen=True)
class AskZone(Action, verb="zone.ask"):
    means = "no"


@dataclass(frozen=True)
class AskLocation(Action, verb="zone.location"):
    pass


@dataclass(frozen=True)
class ListZones(Action, verb="zone.list"):
    pass


@dataclass(frozen=True)
class ChooseZone(Action, verb="zone.at"):
    zone: str


@dataclass(frozen=True)
class ConfirmZone(Action, verb="zone.yes"):
    means = "yes"

    zone: str


@dataclass(frozen=True)
class KeepZone(Action, verb="zone.stay"):
    means = "no"


@dataclass(frozen=True)
class AskHour(Action, verb="hour.ask"):
    pass


@dataclass(frozen=True)
class ChooseHour(Action, verb="hour.at"):
    minute: Minute


@dataclass(frozen=True)
class AskTracks(Action, verb="tracks.ask"):
    pass


@dataclass(frozen=True)
class SwitchTrack(Action, verb="tracks.switch"):
    track: Track


@dataclass(frozen=True)
class FinishTracks(Action, verb="tracks.done"):
    means = "yes"
