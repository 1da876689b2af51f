"""The question where somebody is: a city in words, a shared location, or one of a list."""

from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.chat.welcome.steps import go_on, step_card
from bot.domain.errors import Refusal
from bot.domain.localtime import is_zone
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.service.checkin import planning
from bot.texts.actions.welcome import AskLocation, AskZone, ChooseZone, ConfirmZone, ListZones
from bot.texts.card import Card
from bot.texts.cards import welcome as cards
from bot.texts.cards.checkin import planning as checkin_cards
from bot.texts.places import Place
from bot.texts.zones import zone_name

_LISTED_WIDTH = 2
_LISTED = "listed"
_WORDS = "words"  # what they wrote, where it may be more than one place
_ZONE, _LABEL = "zone", "label"  # the place that they are asked to confirm


async def asked_zone(turn: Turn, _action: AskZone) -> None:
    await _ask(turn, Question(QuestionKind.ZONE))


async def asked_location(turn: Turn, _action: AskLocation) -> None:
    await turn.ask(cards.ask_location(turn.voice), Question(QuestionKind.ZONE))


async def listed_zones(turn: Turn, _action: ListZones) -> None:
    await _ask(turn, Question(QuestionKind.ZONE, draft={_LISTED: 1}))


async def wrote_zone(turn: Turn, _question: Question) -> None:
    """A city in words, or a shared location. Raises Misread for a place that cannot be found."""
    words = turn.message.text or ""
    places = await _places(turn)
    if not places:
        raise Misread("welcome-zone-unknown", Question(QuestionKind.ZONE))
    if len(places) > 1:
        await _ask(turn, Question(QuestionKind.ZONE, draft={_WORDS: words}))
    else:
        await _confirm(turn, places[0].zone, places[0].label)


async def chose_zone(turn: Turn, action: ChooseZone) -> None:
    if not is_zone(action.zone) or not turn.texts.places.find(action.zone):
        raise Refusal("trouble-old-button")
    await _confirm(turn, action.zone, turn.tapped_label or _typed_label(turn, action.zone))


async def confirmed_zone(turn: Turn, action: ConfirmZone) -> None:
    person = await welcome.live_in(turn.work, turn.person, action.zone)
    await go_on(turn, person)
    moved = await planning.clock_moved(turn.work, turn.person, person)
    if moved is not None:
        await turn.say(checkin_cards.clock_moved(turn.voice, moved))


async def _confirm(turn: Turn, zone: str, label: str) -> None:
    await _ask(turn, Question(QuestionKind.ZONE, draft={_ZONE: zone, _LABEL: label}))


async def _ask(turn: Turn, question: Question) -> None:
    await turn.ask(await _question(turn, question), question)


async def _question(turn: Turn, question: Question) -> Card:
    draft, voice = question.draft, turn.voice
    if _ZONE in draft:
        return cards.confirm_zone(voice, str(draft[_LABEL]), str(draft[_ZONE]), turn.work.now)
    if _WORDS in draft:
        places = turn.texts.places.find(str(draft[_WORDS]))
        return cards.choose_zone(voice, "welcome-zone-which", places, 1)
    if _LISTED in draft:
        places = turn.texts.places.common()
        return cards.choose_zone(voice, "welcome-zone-from-list", places, _LISTED_WIDTH)
    return await step_card(turn, QuestionKind.ZONE)


async def _places(turn: Turn) -> list[Place]:
    """What they may have meant, best first; a location means one place, or none in the middle of nowhere."""
    location = turn.message.location
    if location is None:
        return turn.texts.places.find(turn.message.text or "")
    await turn.say(Card(turn.voice.text("welcome-zone-thanks"), plain=True))
    zone = turn.texts.places.at(location.latitude, location.longitude)
    return [Place(zone_name(zone), zone)] if zone else []


def _typed_label(turn: Turn, zone: str) -> str:
    """The place as they wrote it, where they typed what stands on a button."""
    typed = turn.message.text if turn.tap is None else None
    return typed or zone_name(zone)


def setup(routes: Routes) -> None:
    routes.tap(AskZone, asked_zone, early=True)
    routes.tap(AskLocation, asked_location, early=True)
    routes.tap(ListZones, listed_zones, early=True)
    routes.tap(ChooseZone, chose_zone, early=True)
    routes.tap(ConfirmZone, confirmed_zone, early=True)
    routes.question(QuestionKind.ZONE, _question, wrote_zone)
