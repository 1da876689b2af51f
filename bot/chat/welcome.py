"""/start and the first questions; the settings ask the same ones again, one card each."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.localtime import is_zone
from bot.domain.people import Person
from bot.domain.plaintext import utf16_length
from bot.service import calendar, pairing, welcome
from bot.texts.card import Card
from bot.texts.cards import settings as settings_cards, welcome as cards
from bot.texts.cards.settings import local_words
from bot.texts.hours import read_hour
from bot.texts.places import Place

_LISTED_WIDTH = 2


async def started(turn: Turn, words: str) -> None:
    """/start, with an invite's token behind it when somebody opened a link."""
    if words and (card := await pairing.open_invite(turn.work, turn.texts, turn.person, words)):
        await turn.say(card)
        if turn.person.onboarded:
            return
    if not turn.person.onboarded:
        await turn.say(await _step_card(turn, turn.person))
        return
    await turn.say(_greeting_again(turn))
    await _show_waiting_invite(turn)


async def agreed(turn: Turn) -> None:
    await _next(turn, await welcome.consent(turn.work, turn.person))


async def declined(turn: Turn) -> None:
    await turn.show(turn.voice.text("welcome-declined"))


async def asked_name(turn: Turn) -> None:
    await turn.work.people.set(turn.person.id, expects="name")
    await turn.show(cards.ask_name(turn.voice, _telegram_name(turn), _back(turn)))


async def same_name(turn: Turn) -> None:
    await _next(turn, await welcome.call(turn.work, turn.person, _telegram_name(turn)))


async def wrote_name(turn: Turn) -> None:
    await _next(turn, await welcome.call(turn.work, turn.person, turn.message.text or ""))


async def asked_zone(turn: Turn) -> None:
    await turn.work.people.set(turn.person.id, expects="zone")
    await turn.show(cards.ask_zone(turn.voice, _back(turn)))


async def asked_location(turn: Turn) -> None:
    await turn.work.people.set(turn.person.id, expects="zone")
    await turn.say(cards.ask_location(turn.voice))


async def listed_zones(turn: Turn) -> None:
    await turn.work.people.set(turn.person.id, expects="zone")
    places = turn.texts.places.common()
    await turn.show(cards.choose_zone(turn.voice, "welcome-zone-from-list", places, _LISTED_WIDTH))


async def wrote_zone(turn: Turn) -> None:
    """A city in words, or a shared location."""
    places = await _places(turn)
    if len(places) > 1:
        await turn.say(cards.choose_zone(turn.voice, "welcome-zone-which", places, 1))
    elif places:
        await turn.say(cards.confirm_zone(turn.voice, places[0].label, places[0].zone, turn.work.now))
    else:
        await turn.say(cards.ask_zone(turn.voice, _back(turn), "welcome-zone-unknown"))


async def _places(turn: Turn) -> list[Place]:
    """What they may have meant, best first; a location means one place, or none in the middle of nowhere."""
    location = turn.message.location
    if location is None:
        return turn.texts.places.find(turn.message.text or "")
    await turn.say(Card(turn.voice.text("welcome-zone-thanks"), plain=True))
    zone = turn.texts.places.at(location.latitude, location.longitude)
    return [Place(cards.city_of(zone), zone)] if zone else []


async def chose_zone(turn: Turn, zone: str) -> None:
    if not is_zone(zone) or not turn.texts.places.find(zone):
        raise Refusal("trouble-old-button")
    await turn.work.people.set(turn.person.id, expects="zone")
    label = turn.tapped_label or cards.city_of(zone)
    await turn.show(cards.confirm_zone(turn.voice, label, zone, turn.work.now))


async def confirmed_zone(turn: Turn, zone: str) -> None:
    await _next(turn, await welcome.live_in(turn.work, turn.person, zone))


async def asked_hour(turn: Turn) -> None:
    await turn.work.people.set(turn.person.id, expects="hour")
    await turn.show(cards.ask_hour(turn.voice, _back(turn)))


async def chose_hour(turn: Turn, minute: str) -> None:
    if not minute.isdecimal():
        raise Refusal("trouble-old-button")
    await _next(turn, await welcome.be_nudged_at(turn.work, turn.person, int(minute)))


async def wrote_hour(turn: Turn) -> None:
    minute = read_hour(turn.message.text or "")
    if minute is None:
        await turn.say(cards.ask_hour(turn.voice, _back(turn), "welcome-hour-unknown"))
    else:
        await _next(turn, await welcome.be_nudged_at(turn.work, turn.person, minute))


async def asked_tracks(turn: Turn) -> None:
    await turn.show(_tracks_card(turn, turn.person))


async def switched_track(turn: Turn, track: str) -> None:
    await turn.show(_tracks_card(turn, await welcome.switch_track(turn.work, turn.person, track)))


async def finished(turn: Turn) -> None:
    if turn.person.onboarded:
        raise Refusal("trouble-old-button")
    person = await welcome.finish(turn.work, turn.person)
    next_at = calendar.next_nudge_at(person, turn.work.now)
    if next_at is None:
        await turn.show(turn.voice.text("welcome-finished-quiet", name=person.called))
    else:
        day, time = local_words(turn.voice, person, next_at, turn.work.now)
        await turn.show(turn.voice.text("welcome-finished", name=person.called, day=day, time=time))
    await _show_waiting_invite(turn)


async def _next(turn: Turn, person: Person) -> None:
    """On to the next open question; for somebody who was welcomed long ago, back to the settings."""
    if person.onboarded:
        next_at = calendar.next_nudge_at(person, turn.work.now)
        line = settings_cards.next_line(turn.voice, person, next_at, turn.work.now)
        card = settings_cards.overview(turn.voice, person, turn.work.now)
        await turn.show(Card(f"{card.text}\n\n{line}", card.rows))
    else:
        await turn.show(await _step_card(turn, person))


async def _step_card(turn: Turn, person: Person) -> Card:
    """The card of the first open question; their next text answers it."""
    step = welcome.next_step(person)
    await turn.work.people.set(person.id, expects=step if step in {"name", "zone", "hour"} else None)
    if step == "name":
        return cards.ask_name(turn.voice, _telegram_name(turn))
    if step == "zone":
        return cards.ask_zone(turn.voice)
    if step == "hour":
        return cards.ask_hour(turn.voice)
    if step == "tracks":
        return _tracks_card(turn, person)
    return cards.greeting(turn.voice, await pairing.waiting_inviter(turn.work, person))


def _tracks_card(turn: Turn, person: Person) -> Card:
    return cards.ask_tracks(
        turn.voice, person.tracks, settings_cards.back(turn.voice) if person.onboarded else None
    )


def _greeting_again(turn: Turn) -> str:
    voice, person = turn.voice, turn.person
    lines = [voice.text("presence-back" if turn.returned else "welcome-again", name=person.called)]
    next_at = calendar.next_nudge_at(person, turn.work.now)
    if person.paused and person.paused_until is None:
        lines.append(voice.text("welcome-again-paused-open"))
    elif person.paused and person.paused_until is not None:
        day, _ = local_words(voice, person, person.paused_until, turn.work.now)
        lines.append(voice.text("welcome-again-paused", day=day))
    elif next_at is not None:
        day, time = local_words(voice, person, next_at, turn.work.now)
        lines.append(voice.text("welcome-again-next", day=day, time=time))
    lines.append(voice.text("welcome-again-help"))
    return "\n\n".join(lines)


async def _show_waiting_invite(turn: Turn) -> None:
    waiting = await pairing.waiting_invite_card(
        turn.work, turn.texts, await turn.work.people.get(turn.person.id)
    )
    if waiting is not None:
        await turn.say(waiting)


def _back(turn: Turn) -> cards.Rows:
    """The way back to the settings, for somebody who came from there."""
    return settings_cards.back(turn.voice) if turn.person.onboarded else ()


def _telegram_name(turn: Turn) -> str:
    """The first name on their Telegram account, cut to what a name may have."""
    user = turn.update.effective_user
    name = user.first_name if user else ""
    while utf16_length(name) > welcome.NAME_UNITS:
        name = name[:-1]
    return name or "…"


def setup(routes: Routes) -> None:
    routes.command("start", started, early=True)
    routes.tap("welcome.agree", agreed, early=True)
    routes.tap("welcome.decline", declined, early=True)
    routes.tap("name.ask", asked_name, early=True)
    routes.tap("name.same", same_name, early=True)
    routes.tap("zone.ask", asked_zone, early=True)
    routes.tap("zone.location", asked_location, early=True)
    routes.tap("zone.list", listed_zones, early=True)
    routes.tap("zone.at", chose_zone, early=True)
    routes.tap("zone.yes", confirmed_zone, early=True)
    routes.tap("hour.ask", asked_hour, early=True)
    routes.tap("hour.at", chose_hour, early=True)
    routes.tap("tracks.ask", asked_tracks)
    routes.tap("tracks.switch", switched_track, early=True)
    routes.tap("tracks.done", finished, early=True)
    routes.answer("name", wrote_name)
    routes.answer("zone", wrote_zone)
    routes.answer("hour", wrote_hour)
