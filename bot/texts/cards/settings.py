"""The settings card and what belongs to it; knows no storage."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_day_names

from bot.domain.people import EVERY_DAY, TRACKS, Person
from bot.texts.actions.checkin import AskClock
from bot.texts.actions.pace import AskTouch, ShowPace
from bot.texts.actions.role import AskBroken, AskRole
from bot.texts.actions.settings import (
    PLACES,
    AskDays,
    AskPlace,
    CloseSettings,
    OpenSettings,
    Place,
    SetPlace,
    SwitchDay,
)
from bot.texts.actions.welcome import AskHour, AskName, AskTracks, AskZone
from bot.texts.card import Button, Card, tap
from bot.texts.cards.welcome import Rows, in_rows, track_name
from bot.texts.saying import say_date, say_time
from bot.texts.wording import Html, Wording
from bot.texts.zones import zone_name


def overview(
    voice: Wording, person: Person, now: datetime, *, paired: bool, weekly: tuple[int, int] | None = None
) -> Card:
    """Everything that was chosen, and a button to change each. Where somebody stands is not shown, only asked.

    `paired` where they have a partner here: some things take two. `weekly` is when their check-in is on their own
    clock: a weekday (0 is Monday) and a minute of the day.
    """
    local = now.astimezone(ZoneInfo(person.zone_or_utc))
    text = voice.text(
        "settings-card",
        name=person.called,
        zone=zone_name(person.zone) if person.zone else voice.plain("settings-zone-unknown"),
        now=say_time(local.hour * 60 + local.minute),
        time=say_time(person.nudge_minute or 0),
        days=say_weekdays(voice, person.weekdays),
        tracks=say_tracks(voice, person),
    )
    if weekly is not None:
        weekday = get_day_names("wide", locale=voice.language)[weekly[0]]
        line = voice.text("settings-checkin", weekday=weekday, time=say_time(weekly[1]))
        text = f"{text}\n{line}"
    if len(person.tracks) < len(TRACKS):
        text = f"{text}\n\n{voice.text('settings-tracks-free')}"
    changes = [
        tap(voice.label("settings-change-name"), AskName()),
        tap(voice.label("settings-change-zone"), AskZone()),
        tap(voice.label("settings-change-hour"), AskHour()),
        tap(voice.label("settings-change-days"), AskDays()),
        tap(voice.label("settings-change-tracks"), AskTracks()),
        tap(voice.label("settings-change-role"), AskRole()),
        tap(voice.label("settings-change-broken"), AskBroken()),
        tap(voice.label("settings-change-pace"), ShowPace()),
    ]
    if paired:
        changes += [
            tap(voice.label("settings-change-touch"), AskTouch()),
            tap(voice.label("settings-change-place"), AskPlace()),
            tap(voice.label("settings-change-clock"), AskClock()),
        ]
    return Card(text, (*in_rows(changes, 2), (tap(voice.label("settings-close"), CloseSettings()),)))


def back(voice: Wording) -> Rows:
    return ((tap(voice.label("settings-back"), OpenSettings()),),)


def ask_place(voice: Wording, *, apart: bool) -> Card:
    """Whether the two live in one place, the present answer marked: it holds for both, so both may see it."""
    text = voice.text(
        "settings-place", own=voice.plain("settings-place-apart" if apart else "settings-place-one")
    )
    ways = tuple((_place(voice, place, chosen=(place == "apart") is apart),) for place in PLACES)
    return Card(text, (*ways, *back(voice)))


def place_changed(voice: Wording, partner: str, *, apart: bool) -> Card:
    """For the one who did not say it; without a sound."""
    key = "settings-place-told-apart" if apart else "settings-place-told-one"
    return Card(voice.text(key, name=partner), silent=True)


def _place(voice: Wording, place: Place, *, chosen: bool) -> Button:
    label = voice.plain(f"settings-place-now-{place}")
    return tap(voice.label("settings-place-chosen", place=label) if chosen else label, SetPlace(place))


def ask_days(voice: Wording, chosen: frozenset[int]) -> Card:
    """Each weekday as a switch."""
    names = get_day_names("wide", locale=voice.language)
    switches = [
        tap(
            voice.label("settings-day-on" if day in chosen else "settings-day-off", day=names[day]),
            SwitchDay(day),
        )
        for day in range(7)
    ]
    text = voice.text("settings-days")
    if not chosen:
        text = f"{text}\n\n{voice.text('settings-days-nothing')}"
    return Card(text, (*in_rows(switches, 2), *back(voice)))


def next_line(voice: Wording, person: Person, next_at: datetime | None, now: datetime) -> str:
    """When the next nudge comes, in the person's own words for days and hours."""
    if next_at is None:
        return voice.text("settings-next-none")
    return say_instant(voice, "settings-next", person, next_at, now)


def say_instant(voice: Wording, key: str, person: Person, instant: datetime, now: datetime) -> str:
    """A sentence with a day and a time on the person's own clock.

    Where phones can, a touch on the time shows that instant on the phone's own clock (Bot API 9.5, "Date-time
    entity formatting": without a format the words stay as they are).
    """
    day, time = local_words(voice, person, instant, now)
    return voice.text(key, day=day, time=Html(f'<tg-time unix="{int(instant.timestamp())}">{time}</tg-time>'))


def local_words(voice: Wording, person: Person, instant: datetime, now: datetime) -> tuple[str, str]:
    """An instant as a day and a time of day where the person is."""
    there = ZoneInfo(person.zone_or_utc)
    local, today = instant.astimezone(there), now.astimezone(there).date()
    return say_date(local.date(), today, voice.language), say_time(local.hour * 60 + local.minute)


def say_weekdays(voice: Wording, weekdays: frozenset[int]) -> str:
    if weekdays == EVERY_DAY:
        return voice.plain("settings-days-every")
    names = get_day_names("abbreviated", locale=voice.language)
    return ", ".join(names[day] for day in sorted(weekdays)) or voice.plain("settings-days-none")


def say_tracks(voice: Wording, person: Person) -> str:
    on = [track_name(voice, track) for track in TRACKS if track in person.tracks]
    return ", ".join(on) or voice.plain("settings-tracks-none")
