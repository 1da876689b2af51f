"""/start: the first greeting, a link that was opened, and later where somebody stands here."""

from bot.chat import pairing as pairing_chat
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.chat.welcome.steps import go_on
from bot.service import next_nudge
from bot.service.pairing import opening
from bot.texts.cards.settings import local_words


async def started(turn: Turn, words: str) -> None:
    """/start, with an invite's token behind it when somebody opened a link."""
    if words and (opened := await opening.open_link(turn.work, turn.person, words)):
        await pairing_chat.show(turn, opened)
        if turn.person.onboarded:
            return
    if not turn.person.onboarded:
        await go_on(turn, turn.person, anew=True)
        return
    await turn.say(await _greeting_again(turn))
    await pairing_chat.show_open(turn)


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
