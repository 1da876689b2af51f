"""The cards of /support and of the gentle word; knows no storage, and not why a note is due."""

from datetime import date

from babel.dates import format_date

from bot.domain.danger import DangerKind
from bot.texts.actions.support import ChooseCountry, ListCountries, NotIt, OpenSupport, RemoveSupport
from bot.texts.card import Button, Card, tap
from bot.texts.cards.welcome import in_rows
from bot.texts.countries import country_name
from bot.texts.support import ELSEWHERE, Line, Support
from bot.texts.wording import Wording


def support_card(voice: Wording, support: Support, country: str | None, *, asked: str | None) -> Card:
    """What to do when they are afraid, when a professional helps, and whom to call.

    `asked` names their own message, removed together with the card.

    Who comes from the gentle word (`asked` is None) reads the lines at once.
    """
    lines = support.lines(country)
    parts = [] if asked is None else [voice.text("support-afraid"), voice.text("support-professional")]
    parts += [_heading(voice, country, lines)]
    parts += [_line(voice, line) for line in lines]
    parts += [voice.text("support-directory"), voice.text("support-emergency")]
    if lines:
        parts.append(voice.text("support-checked", month=_month(voice, support.checked)))
    parts.append(voice.text("support-private-lines" if asked is None else "support-private"))
    another = tap(voice.label("support-another"), ListCountries(asked))
    return Card("\n\n".join(parts), ((another,), (_removing(voice, asked),)))


def countries_card(voice: Wording, support: Support, asked: str | None) -> Card:
    """The countries that have a line, by name, and one button for all others."""
    named = sorted((country_name(country, voice.language), country) for country in support.countries())
    buttons = [tap(name, ChooseCountry(country, asked)) for name, country in named]
    elsewhere = tap(voice.label("support-elsewhere"), ChooseCountry(ELSEWHERE, asked))
    back = tap(voice.label("support-back"), OpenSupport(asked))
    rows = in_rows(buttons, 2)
    return Card(voice.text("support-which"), (*rows, (elsewhere,), (back,), (_removing(voice, asked),)))


def gentle_card(voice: Wording, support: Support, kind: DangerKind, country: str | None) -> Card:
    """The quiet word about one kind of danger: harmless on a lock screen, covered until touched, without a sound."""
    parts = [voice.text(f"gentle-{kind}")]
    if kind == "die":
        parts += [_crisis(voice, support, country), voice.text("gentle-die-emergency")]
    parts.append(voice.text("gentle-private"))
    covered = "\n\n".join(parts)
    rows = (
        (tap(voice.label("gentle-help"), OpenSupport()),),
        (tap(voice.label("gentle-not"), NotIt(kind)),),
        (_removing(voice),),
    )
    return Card(f"{voice.text('gentle-first')}\n\n<tg-spoiler>{covered}</tg-spoiler>", rows, silent=True)


def reader_card(voice: Wording, note: str, author: str) -> Card:
    """The quiet word to somebody who reads what may speak of danger; it does not say what was recognised."""
    key = "reader-die" if note == "read die" else "reader-heavy"
    rows = ((tap(voice.label("gentle-help"), OpenSupport()),), (_removing(voice),))
    covered = voice.text(key, name=author)
    return Card(f"{voice.text('gentle-first')}\n\n<tg-spoiler>{covered}</tg-spoiler>", rows, silent=True)


def understood_card(voice: Wording, kind: DangerKind) -> Card:
    key = "gentle-understood-die" if kind == "die" else "gentle-understood"
    return Card(voice.text(key), ((_removing(voice),),))


def _heading(voice: Wording, country: str | None, lines: tuple[Line, ...]) -> str:
    if country is None or country == ELSEWHERE:
        return voice.text("support-none-anywhere")
    key = "support-lines" if lines else "support-none"
    return voice.text(key, country=country_name(country, voice.language))


def _line(voice: Wording, line: Line) -> str:
    more = ", ".join(filter(None, (line.hours, line.also)))
    values = {"name": line.name, "serves": line.serves, "number": line.number}
    return (
        voice.text("support-line-more", **values, more=more) if more else voice.text("support-line", **values)
    )


def _crisis(voice: Wording, support: Support, country: str | None) -> str:
    line = support.crisis_line(country)
    if line is None:
        return voice.text("gentle-die-directory")
    more = ", ".join(filter(None, (line.hours, line.also)))
    values = {"name": line.name, "serves": line.serves, "number": line.number}
    values["month"] = _month(voice, support.checked)
    return (
        voice.text("gentle-die-line-more", **values, more=more)
        if more
        else voice.text("gentle-die-line", **values)
    )


def _month(voice: Wording, day: date) -> str:
    return str(format_date(day, "LLLL y", locale=voice.language))


def _removing(voice: Wording, asked: str | None = None) -> Button:
    return tap(voice.label("support-remove"), RemoveSupport(asked))
