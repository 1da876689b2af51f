"""From one of the first questions to the next, and back to the settings for who was welcomed long ago."""

from bot.chat import settings
from bot.chat.context import Context
from bot.domain.names import is_ours, shown
from bot.domain.people import Person
from bot.domain.plaintext import utf16_length
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.service.nudge import coming
from bot.service.pairing import opening
from bot.texts.card import Card
from bot.texts.cards import settings as settings_cards, welcome as cards

_KINDS: dict[welcome.Step, QuestionKind] = {
    "consent": QuestionKind.CONSENT,
    "name": QuestionKind.NAME,
    "zone": QuestionKind.ZONE,
    "hour": QuestionKind.HOUR,
    "tracks": QuestionKind.TRACKS,
}


async def go_on(context: Context, person: Person, *, anew: bool = False) -> None:
    """Ask the next open question; show the settings to somebody who has none."""
    step = welcome.next_step(person)
    if step is not None:
        context = await context.again()
        question = Question(_KINDS[step])
        await context.ask(await step_card(context, question.kind), question, anew=anew)
        return
    next_at = await coming.coming_at(context.work, person)
    line = settings_cards.next_line(context.voice, person, next_at, context.work.now)
    card = await settings.overview(context, person)
    await context.show(Card(f"{card.text}\n\n{line}", card.rows))


def next_question(person: Person) -> Question | None:
    """What somebody is asked who is on the way through the first questions; None before they have agreed to it."""
    step = welcome.next_step(person)
    return Question(_KINDS[step]) if step not in {None, "consent"} else None


async def step_card(context: Context, kind: QuestionKind) -> Card:
    """The card of one of the first questions, with the way back for who comes from the settings."""
    voice, person = context.voice, context.person
    match kind:
        case QuestionKind.NAME:
            return cards.ask_name(voice, telegram_name(context), back(context))
        case QuestionKind.ZONE:
            return cards.ask_zone(voice, back(context))
        case QuestionKind.HOUR:
            return cards.ask_hour(voice, back(context))
        case QuestionKind.TRACKS:
            return cards.ask_tracks(voice, person.tracks, back(context) if person.onboarded else None)
        case _:
            return cards.greeting(voice, await opening.waiting_inviter(context.work, person))


def back(context: Context) -> cards.Rows:
    """The way back to the settings, for somebody who came from there."""
    return settings_cards.back(context.voice) if context.person.onboarded else ()


def telegram_name(context: Context) -> str:
    """The first name on their Telegram account, cut to what a name may have; empty where it can be none."""
    user = context.update.effective_user
    name = shown(" ".join(user.first_name.split())) if user else ""
    while utf16_length(name) > welcome.NAME_UNITS:
        name = name[:-1].rstrip()
    return "" if is_ours(name) else name
