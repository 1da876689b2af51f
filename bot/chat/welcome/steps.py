"""From one of the first questions to the next, and back to the settings for who was welcomed long ago."""

from bot.chat import settings
from bot.chat.turn import Turn
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


async def go_on(turn: Turn, person: Person, *, anew: bool = False) -> None:
    """Ask the next open question; show the settings to somebody who has none."""
    step = welcome.next_step(person)
    if step is not None:
        turn = await turn.again()
        question = Question(_KINDS[step])
        await turn.ask(await step_card(turn, question.kind), question, anew=anew)
        return
    next_at = await coming.coming_at(turn.work, person)
    line = settings_cards.next_line(turn.voice, person, next_at, turn.work.now)
    card = await settings.overview(turn, person)
    await turn.show(Card(f"{card.text}\n\n{line}", card.rows))


def next_question(person: Person) -> Question | None:
    """What somebody is asked who is on the way through the first questions; None before they have agreed to it."""
    step = welcome.next_step(person)
    return Question(_KINDS[step]) if step not in {None, "consent"} else None


async def step_card(turn: Turn, kind: QuestionKind) -> Card:
    """The card of one of the first questions, with the way back for who comes from the settings."""
    voice, person = turn.voice, turn.person
    match kind:
        case QuestionKind.NAME:
            return cards.ask_name(voice, telegram_name(turn), back(turn))
        case QuestionKind.ZONE:
            return cards.ask_zone(voice, back(turn))
        case QuestionKind.HOUR:
            return cards.ask_hour(voice, back(turn))
        case QuestionKind.TRACKS:
            return cards.ask_tracks(voice, person.tracks, back(turn) if person.onboarded else None)
        case _:
            return cards.greeting(voice, await opening.waiting_inviter(turn.work, person))


def back(turn: Turn) -> cards.Rows:
    """The way back to the settings, for somebody who came from there."""
    return settings_cards.back(turn.voice) if turn.person.onboarded else ()


def telegram_name(turn: Turn) -> str:
    """The first name on their Telegram account, cut to what a name may have; empty where it can be none."""
    user = turn.update.effective_user
    name = shown(" ".join(user.first_name.split())) if user else ""
    while utf16_length(name) > welcome.NAME_UNITS:
        name = name[:-1].rstrip()
    return "" if is_ours(name) else name
