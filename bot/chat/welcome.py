"""/start and the first questions; the settings ask the same ones again, one card each."""

from bot.chat import name, pairing as pairing_chat, zone
from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.chat.welcome_steps import go_on, step_card
from bot.domain.errors import Refusal
from bot.domain.questions import Question, QuestionKind
from bot.service import next_nudge, pairing, welcome
from bot.texts.actions.welcome import (
    AskHour,
    AskTracks,
    ChooseHour,
    Consent,
    DeclineConsent,
    FinishTracks,
    SwitchTrack,
)
from bot.texts.card import Card
from bot.texts.cards import role as role_cards, welcome as cards
from bot.texts.cards.settings import local_words
from bot.texts.hours import read_hours


async def started(turn: Turn, words: str) -> None:
    """/start, with an invite's token behind it when somebody opened a link."""
    if words and (opened := await pairing.open_invite(turn.work, turn.texts, turn.person, words)):
        await pairing_chat.show(turn, opened)
        if turn.person.onboarded:
            return
    if not turn.person.onboarded:
        await go_on(turn, turn.person, anew=True)
        return
    await turn.say(await _greeting_again(turn))
    await pairing_chat.show_open(turn)


async def agreed(turn: Turn, _action: Consent) -> None:
    await go_on(turn, await welcome.consent(turn.work, turn.person))


async def declined(turn: Turn, _action: DeclineConsent) -> None:
    await welcome.decline(turn.work, turn.person)
    await turn.show(turn.voice.text("welcome-declined"))


async def asked_hour(turn: Turn, _action: AskHour) -> None:
    await _ask(turn, QuestionKind.HOUR)


async def chose_hour(turn: Turn, action: ChooseHour) -> None:
    await go_on(turn, await welcome.be_nudged_at(turn.work, turn.person, action.minute))


async def wrote_hour(turn: Turn, _question: Question) -> None:
    minutes = read_hours(turn.message.text or "")
    if not minutes:
        raise Misread("welcome-hour-unknown", Question(QuestionKind.HOUR))
    if len(minutes) > 1:  # "7" may be either half of the day
        draft = {"first": minutes[0], "second": minutes[1]}
        question = Question(QuestionKind.HOUR, draft=draft)
        await turn.ask(await _hour_question(turn, question), question)
    else:
        await go_on(turn, await welcome.be_nudged_at(turn.work, turn.person, minutes[0]))


async def asked_tracks(turn: Turn, _action: AskTracks) -> None:
    await _ask(turn, QuestionKind.TRACKS)


async def switched_track(turn: Turn, action: SwitchTrack) -> None:
    await welcome.switch_track(turn.work, turn.person, action.track)
    await _ask(await turn.again(), QuestionKind.TRACKS)


async def finished(turn: Turn, _action: FinishTracks) -> None:
    if turn.person.onboarded:
        raise Refusal("trouble-old-button")
    person = await welcome.finish(turn.work, turn.person)
    next_at = await next_nudge.coming_at(turn.work, person)
    if next_at is None:
        words = turn.voice.text("welcome-finished-quiet", name=person.called)
    else:
        day, time = local_words(turn.voice, person, next_at, turn.work.now)
        words = turn.voice.text("welcome-finished", name=person.called, day=day, time=time)
    if await pairing.waiting_inviter(turn.work, person) is None:
        words += "\n\n" + turn.voice.text("welcome-finished-alone")
    await turn.show(words)
    if not await pairing_chat.show_open(turn):
        await turn.ask(role_cards.ask(turn.voice, person.role), Question(QuestionKind.ROLE), anew=True)


async def _ask(turn: Turn, kind: QuestionKind) -> None:
    question = Question(kind)
    await turn.ask(await _question(turn, question), question)


async def _question(turn: Turn, question: Question) -> Card:
    """A question as it is asked to somebody new, or to somebody who came from the settings."""
    return await step_card(turn, question.kind)


async def _hour_question(turn: Turn, question: Question) -> Card:
    """Which of two hours they meant, where what they wrote leaves that open; else at what time at all."""
    if "first" not in question.draft:
        return await _question(turn, question)
    return cards.choose_hour(turn.voice, [int(question.draft["first"]), int(question.draft["second"])])


async def _consent_question(turn: Turn, question: Question) -> Card | None:
    """Nothing is to be answered any more by who has agreed."""
    return await step_card(turn, question.kind) if turn.person.consented_at is None else None


async def _greeting_again(turn: Turn) -> str:
    voice, person = turn.voice, turn.person
    lines = [voice.text("presence-back" if turn.returned else "welcome-again", name=person.called)]
    next_at = await next_nudge.coming_at(turn.work, person)
    if person.paused and person.paused_until is None:
        lines.append(voice.text("welcome-again-parted" if person.parted else "welcome-again-paused-open"))
    elif person.paused and person.paused_until is not None:
        day, _ = local_words(voice, person, person.paused_until, turn.work.now)
        lines.append(voice.text("welcome-again-paused", day=day))
    elif next_at is not None:
        day, time = local_words(voice, person, next_at, turn.work.now)
        lines.append(voice.text("welcome-again-next", day=day, time=time))
    lines.append(voice.text("welcome-again-help"))
    return "\n\n".join(lines)


def setup(routes: Routes) -> None:
    routes.command("start", started, early=True)
    routes.tap(Consent, agreed, early=True)
    routes.tap(DeclineConsent, declined, early=True)
    routes.tap(AskHour, asked_hour, early=True)
    routes.tap(ChooseHour, chose_hour, early=True)
    routes.tap(AskTracks, asked_tracks)
    routes.tap(SwitchTrack, switched_track, early=True)
    routes.tap(FinishTracks, finished, early=True)
    routes.question(QuestionKind.CONSENT, _consent_question)
    routes.question(QuestionKind.HOUR, _hour_question, wrote_hour)
    routes.question(QuestionKind.TRACKS, _question)
    name.setup(routes)
    zone.setup(routes)
