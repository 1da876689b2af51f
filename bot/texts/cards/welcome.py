"""The cards of the first minutes, each asking one thing; the settings show the same ones again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.people import TRACKS, Track
from bot.texts.actions.welcome import (
    AskHour,
    AskLocation,
    AskZone,
    ChooseHour,
    ChooseZone,
    ConfirmName,
    ConfirmZone,
    Consent,
    DeclineConsent,
    FinishTracks,
    KeepZone,
    ListZones,
    ReadPrivacy,
    SameName,
    SwitchTrack,
)
from bot.texts.card import Button, Card, tap
from bot.texts.places import Place
from bot.texts.saying import say_date, say_time
from bot.texts.wording import Wording
from bot.texts.zones import zone_name

OFFERED_HOURS = (7, 8, 9, 12, 17, 18, 19, 20, 21)
Rows = tuple[tuple[Button, ...], ...]


def in_rows(buttons: Iterable[Button], width: int) -> Rows:
    """The buttons in rows of `width`."""
    listed = list(buttons)
    return tuple(tuple(listed[start : start + width]) for start in range(0, len(listed), width))


def greeting(voice: Wording, inviter: str | None) -> Card:
    """What this is, whom it is not for, what stays private; and the question whether that is all right."""
    text = voice.text("welcome-greeting")
    if inviter is not None:
        text = voice.text("welcome-invited", name=inviter) + "\n\n" + text
    agree = tap(voice.label("welcome-agree"), Consent())
    rest = (
        tap(voice.label("welcome-privacy"), ReadPrivacy()),
        tap(voice.label("welcome-decline"), DeclineConsent()),
    )
    return Card(text, ((agree,), rest))


def ask_name(voice: Wording, suggestion: str, back: Rows = ()) -> Card:
    """`suggestion` is the name on their account; none is offered where it is empty."""
    same: Rows = ()
    if suggestion:
        same = ((tap(voice.label("welcome-name-same", name=suggestion), SameName()),),)
    return Card(voice.text("welcome-name"), (*same, *back))


def confirm_name(voice: Wording, name: str, unread: int) -> Card:
    """`unread` is the number of the words that may be a new name, or not one at all."""
    yes = tap(voice.label("welcome-name-yes", name=name), ConfirmName(unread))
    return Card(voice.text("welcome-name-confirm", name=name), ((yes,),))


def name_changed(voice: Wording, before: str | None, name: str) -> Card:
    """What a partner reads whose names these are; `before` None: it has waited."""
    if before is None:
        return Card(voice.text("welcome-name-changed-meanwhile", name=name), silent=True)
    return Card(voice.text("welcome-name-changed", before=before, name=name), silent=True)


def ask_zone(voice: Wording, back: Rows = ()) -> Card:
    location = tap(voice.label("welcome-zone-location"), AskLocation())
    listed = tap(voice.label("welcome-zone-list"), ListZones())
    return Card(voice.text("welcome-zone"), ((location,), (listed,), *back))


def ask_location(voice: Wording) -> Card:
    return Card(voice.text("welcome-zone-press"), location_label=voice.label("welcome-zone-location"))


def choose_zone(voice: Wording, question: str, places: Iterable[Place], width: int) -> Card:
    """`question` is the key of the sentence above the places."""
    buttons = [tap(place.label, ChooseZone(place.zone)) for place in places]
    again = tap(voice.label("welcome-zone-type"), AskZone())
    return Card(voice.text(question), (*in_rows(buttons, width), (again,)))


def confirm_zone(voice: Wording, place: str, zone: str, now: datetime) -> Card:
    """Say the local time that was understood, and ask whether it is right."""
    local = now.astimezone(ZoneInfo(zone))
    text = voice.text(
        "welcome-zone-right",
        place=place,
        time=say_time(local.hour * 60 + local.minute),
        day=say_date(local.date(), local.date() - timedelta(days=2), voice.language),  # never "today"
    )
    yes, no = (
        tap(voice.label("welcome-zone-yes"), ConfirmZone(zone)),
        tap(voice.label("welcome-zone-no"), AskZone()),
    )
    return Card(text, ((yes,), (no,)))


def moved_card(voice: Wording, zone: str, now: datetime) -> Card:
    """Ask somebody who sent a place whether they live by its clock now."""
    local = now.astimezone(ZoneInfo(zone))
    text = voice.text(
        "welcome-moved",
        place=zone_name(zone),
        time=say_time(local.hour * 60 + local.minute),
        day=say_date(local.date(), local.date() - timedelta(days=2), voice.language),  # never "today"
    )
    yes = tap(voice.label("welcome-moved-yes"), ConfirmZone(zone))
    return Card(text, ((yes, tap(voice.label("welcome-moved-stay"), KeepZone())),))


def ask_hour(voice: Wording, back: Rows = ()) -> Card:
    buttons = [tap(say_time(hour * 60), ChooseHour(hour * 60)) for hour in OFFERED_HOURS]
    return Card(voice.text("welcome-hour"), (*in_rows(buttons, 3), *back))


def choose_hour(voice: Wording, minutes: Iterable[int]) -> Card:
    """One button for each hour of the day (minutes, 0 to 1439) that somebody may have meant."""
    buttons = [tap(say_time(minute), ChooseHour(minute)) for minute in minutes]
    return Card(
        voice.text("welcome-hour-which"),
        (*in_rows(buttons, 2), (tap(voice.label("welcome-hour-again"), AskHour()),)),
    )


def ask_tracks(voice: Wording, chosen: frozenset[Track], back: Rows | None = None) -> Card:
    """Each track as a switch. `back` replaces *Done* where the settings show this card."""
    switches = [tap(_switch(voice, track, on=track in chosen), SwitchTrack(track)) for track in TRACKS]
    done: Rows = ((tap(voice.label("welcome-tracks-done"), FinishTracks()),),)
    return Card(voice.text("welcome-tracks"), (*in_rows(switches, 1), *(done if back is None else back)))


def track_name(voice: Wording, track: Track) -> str:
    return voice.label(f"welcome-track-{track}")


def _switch(voice: Wording, track: Track, *, on: bool) -> str:
    return voice.label("welcome-track-on" if on else "welcome-track-off", track=track_name(voice, track))
