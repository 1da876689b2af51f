"""The home: one card that says where somebody stands here, and leads on; knows no storage."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.people import Person
from bot.texts.actions.home import Command, Go
from bot.texts.card import Button, Card, tap
from bot.texts.cards.settings import local_words
from bot.texts.cards.welcome import in_rows
from bot.texts.wording import Wording


def card(
    voice: Wording,
    person: Person,
    now: datetime,
    *,
    returned: bool,
    partner: str | None,
    next_nudge_at: datetime | None,
    checkin_at: datetime | None,
    waiting: int,
    suggested: bool,
    invite_ends_at: datetime | None,
) -> Card:
    """All instants are UTC. `returned`: they had blocked the bot, and this is their first sign again."""
    lines = [
        _partner(voice, partner),
        _next(voice, person, next_nudge_at, now),
        _dated(voice, "home-checkin", person, checkin_at, now),
        voice.text("home-waiting", count=waiting) if waiting else "",
        voice.text("home-suggested", name=partner) if suggested and partner else "",
        _dated(voice, "home-invite", person, invite_ends_at, now),
    ]
    hello = voice.text("presence-back" if returned else "welcome-again", name=person.called)
    paragraphs = (hello, "\n".join(filter(None, lines)), voice.text("welcome-again-help"))
    may_invite = partner is None and invite_ends_at is None
    buttons = _buttons(voice, person, paired=partner is not None, may_invite=may_invite)
    return Card("\n\n".join(filter(None, paragraphs)), in_rows(buttons, 2))


def _partner(voice: Wording, partner: str | None) -> str:
    return voice.text("home-alone") if partner is None else voice.text("home-partner", name=partner)


def _next(voice: Wording, person: Person, next_at: datetime | None, now: datetime) -> str:
    if person.paused and person.paused_until is None:
        return voice.text("welcome-again-parted" if person.parted else "welcome-again-paused-open")
    if person.paused and person.paused_until is not None:
        return voice.text("welcome-again-paused", day=local_words(voice, person, person.paused_until, now)[0])
    if next_at is None:
        return voice.text("settings-next-none")
    return _dated(voice, "welcome-again-next", person, next_at, now)


def _dated(voice: Wording, key: str, person: Person, instant: datetime | None, now: datetime) -> str:
    if instant is None:
        return ""
    day, time = local_words(voice, person, instant, now)
    return voice.text(key, day=day, time=time)


def _buttons(voice: Wording, person: Person, *, paired: bool, may_invite: bool) -> Iterator[Button]:
    yield _go(voice, "today")
    yield _go(voice, "journal")
    if paired:
        yield _go(voice, "checkin")
    if may_invite:
        yield _go(voice, "invite")
    yield _go(voice, "resume" if person.paused else "pause")
    yield _go(voice, "settings")
    yield _go(voice, "help")


def _go(voice: Wording, command: Command) -> Button:
    return tap(voice.label(f"home-go-{command}"), Go(command))
