"""The card of somebody's own quiet days; knows nothing of a partner's."""

from collections.abc import Sequence

from babel.dates import format_date

from bot.domain.quiet import QuietDate, YearDay
from bot.texts.actions.quiet import AddDay, RemoveDay
from bot.texts.card import Card, tap
from bot.texts.cards.welcome import in_rows
from bot.texts.wording import Wording


def own_days(voice: Wording, dates: Sequence[QuietDate]) -> Card:
    """Their days in the order of the year, each with a button that removes it, and one that adds another."""
    add = tap(voice.label("quiet-add"), AddDay())
    if not dates:
        return Card(voice.text("quiet-card-empty"), ((add,),))
    listed = "\n".join(f"• {say_year_day(voice, one.day)}" for one in dates)
    removals = [
        tap(voice.label("quiet-remove", day=say_year_day(voice, one.day)), RemoveDay(one.id)) for one in dates
    ]
    return Card(voice.text("quiet-card", days=listed), (*in_rows(removals, 2), (add,)))


def say_year_day(voice: Wording, day: YearDay) -> str:
    """As "14 February"."""
    return format_date(day.in_leap_year(), "d MMMM", locale=voice.language)
