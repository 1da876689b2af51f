"""The question where somebody is: a city in words, a shared location, or one of a list."""

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
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


async def asked_zone(context: Context, _action: AskZone) -> None:
    await _ask(context, Question(QuestionKind.ZONE))


async def asked_location(context: Context, _action: AskLocation) -> None:
    await context.ask(cards.ask_location(context.voice), Question(QuestionKind.ZONE))


async def listed_zones(context: Context, _action: ListZones) -> None:
    await _ask(context, Question(QuestionKind.ZONE, draft={_LISTED: 1}))


async def wrote_zone(context: Context, _question: Question) -> None:
    """A city in words, or a shared location. Raises Misread for a place that cannot be found."""
    words = context.message.text or ""
    places = await _places(context)
    if not places:
        raise Misread("welcome-zone-unknown", Question(QuestionKind.ZONE))
    if len(places) > 1:
        await _ask(context, Question(QuestionKind.ZONE, draft={_WORDS: words}))
    else:
        await _confirm(context, places[0].zone, places[0].label)


async def chose_zone(context: Context, action: ChooseZone) -> None:
    if not is_zone(action.zone) or not context.texts.places.find(action.zone):
        raise Refusal("trouble-old-button")
    await _confirm(context, action.zone, context.tapped_label or _typed_label(context, action.zone))


async def confirmed_zone(context: Context, action: ConfirmZone) -> None:
    person = await welcome.live_in(context.work, context.person, action.zone)
    await go_on(context, person)
    moved = await planning.clock_moved(context.work, context.person, person)
    if moved is not None:
        await context.say(checkin_cards.clock_moved(context.voice, moved))


async def _confirm(context: Context, zone: str, label: str) -> None:
    await _ask(context, Question(QuestionKind.ZONE, draft={_ZONE: zone, _LABEL: label}))


async def _ask(context: Context, question: Question) -> None:
    await context.ask(await _question(context, question), question)


async def _question(context: Context, question: Question) -> Card:
    draft, voice = question.draft, context.voice
    if _ZONE in draft:
        return cards.confirm_zone(voice, str(draft[_LABEL]), str(draft[_ZONE]), context.work.now)
    if _WORDS in draft:
        places = context.texts.places.find(str(draft[_WORDS]))
        return cards.choose_zone(voice, "welcome-zone-which", places, 1)
    if _LISTED in draft:
        places = context.texts.places.common()
        return cards.choose_zone(voice, "welcome-zone-from-list", places, _LISTED_WIDTH)
    return await step_card(context, QuestionKind.ZONE)


async def _places(context: Context) -> list[Place]:
    """What they may have meant, best first; a location means one place, or none in the middle of nowhere."""
    location = context.message.location
    if location is None:
        return context.texts.places.find(context.message.text or "")
    await context.say(Card(context.voice.text("welcome-zone-thanks"), plain=True))
    zone = context.texts.places.at(location.latitude, location.longitude)
    return [Place(zone_name(zone), zone)] if zone else []


def _typed_label(context: Context, zone: str) -> str:
    """The place as they wrote it, where they typed what stands on a button."""
    typed = context.message.text if context.tap is None else None
    return typed or zone_name(zone)


def setup(routes: Routes) -> None:
    routes.tap(AskZone, asked_zone, early=True)
    routes.tap(AskLocation, asked_location, early=True)
    routes.tap(ListZones, listed_zones, early=True)
    routes.tap(ChooseZone, chose_zone, early=True)
    routes.tap(ConfirmZone, confirmed_zone, early=True)
    routes.question(QuestionKind.ZONE, _question, wrote_zone)
