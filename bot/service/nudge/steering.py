"""What the bot learns from taps and from silence, each asked once and in private; a partner never meets any of it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.events.nudge import SilenceNoticed
from bot.domain.people import Person
from bot.domain.prompts import Library, Prompt
from bot.service import small_questions
from bot.store.work import Work

SILENT_FOR = timedelta(days=14)
_A_LITTLE = timedelta(hours=3)

_OFTEN, _OFTEN_WITHIN = 5, timedelta(days=14)
_TURNED_DOWN = 2


async def asks_for_fewer(work: Work, library: Library, person: Person, prompt_id: str) -> str | None:
    """The kind of a prompt, or its practice, of which they may want fewer: the second does not suit them.

    Each name once, and None where there is nothing to ask.
    """
    prompt = library.by_id.get(prompt_id)
    preferences = await work.preferences.of(person.id)
    disliked = await work.seen.disliked(person.id)
    name = _of_which_fewer(library, prompt, disliked, preferences.asked_fewer) if prompt else None
    if name is not None:
        asked = preferences.asked_fewer | {name}
        await work.preferences.keep(person.id, replace(preferences, asked_fewer=asked))
    return name


async def want_fewer(work: Work, person: Person, button_name: str) -> None:
    """Of that kind or practice half as many at most; `button_name` has hyphens for blanks.

    Raises Refusal for what they were never asked about.
    """
    preferences = await work.preferences.of(person.id)
    name = next((one for one in preferences.asked_fewer if one.replace(" ", "-") == button_name), None)
    if name is None:
        raise Refusal("trouble-old-button")
    await work.preferences.keep(person.id, replace(preferences, fewer=preferences.fewer | {name}))


async def offers_fewer_days(work: Work, person: Person) -> bool:
    """Whether "not today" came so often of late that fewer days may suit them better; true once."""
    preferences = await work.preferences.of(person.id)
    if preferences.fewer_days_offered:
        return False
    given = await work.nudges.given_since(person.id, work.now - _OFTEN_WITHIN)
    if sum(nudge.state == "skipped" for nudge in given) < _OFTEN:
        return False
    await work.preferences.keep(person.id, replace(preferences, fewer_days_offered=True))
    return True


async def notices_silence(work: Work, person: Person) -> bool:
    """After two weeks without a sign of theirs one card comes in the place of the day's prompt; once a silence."""
    if not await _is_silent(work, person) or not await small_questions.may_come(work, person):
        return False
    if not await small_questions.take_the_day(work, person):
        return False
    preferences = await work.preferences.of(person.id)
    await work.preferences.keep(person.id, replace(preferences, silence_noticed_at=work.now))
    work.events.add(SilenceNoticed(to=person))
    return True


async def _is_silent(work: Work, person: Person) -> bool:
    noticed_at = (await work.preferences.of(person.id)).silence_noticed_at
    since = work.now - SILENT_FOR
    given = await work.nudges.given_since(person.id, since - _A_LITTLE)
    if not given or given[-1].created_at > since + _A_LITTLE or any(one.state != "open" for one in given):
        return False
    if await work.reflections.wrote_since(person.id, given[-1].created_at):
        return False
    if noticed_at is None:
        return True
    later = await work.nudges.given_since(person.id, noticed_at)
    answered = any(nudge.state != "open" for nudge in later)
    return answered or await work.reflections.wrote_since(person.id, noticed_at)


def _of_which_fewer(
    library: Library, prompt: Prompt, disliked: frozenset[str], asked: frozenset[str]
) -> str | None:
    """The kind of a prompt, else its practice, of which they turned down enough and were not asked about yet."""
    down = [library.by_id[name] for name in disliked if name in library.by_id]
    names = {
        prompt.kind: sum(one.kind == prompt.kind for one in down),
        prompt.practice: sum(one.practice == prompt.practice for one in down),
    }
    return next((name for name, count in names.items() if count >= _TURNED_DOWN and name not in asked), None)
