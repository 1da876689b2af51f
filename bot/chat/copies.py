"""The copies of a reflection in its reader's chat: sent, edited and taken out again; decides nothing."""

from collections.abc import Awaitable, Callable

from bot.chat.reader_care import care_for_reader
from bot.chat.routes import Routes
from bot.domain.events.sharing import CopyChanged, CopyGiven, CopyRefused, CopyWithdrawn
from bot.domain.held import Item, Matter
from bot.domain.kinds import LASTS_FROM_PARTNER, About, Subject
from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import held, news, peace, post, shown
from bot.store.calls import FOR_EVER, Lane, Target
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.copy import Copy, copy_cards, copy_gone_card
from bot.texts.texts import Texts


async def given(work: Work, texts: Texts, event: CopyGiven) -> None:
    """Send the copy."""
    await work.outbox.keep_newer(event.to.id, Subject.COPY, event.reflection.id)
    cards = await _copies(work, texts, event.to, event.author, event.reflection)
    await _send_parts(work, event.to, event.reflection, cards, since=0, reply_to=event.answers)
    await care_for_reader(work, texts, event.to, event.author, event.reflection)


async def withdrawn(work: Work, texts: Texts, event: CopyWithdrawn) -> None:
    """Delete every message of the copy, and what shows it in their journal's pages, whenever that can be done.

    The words are taken out of what is too old to be deleted by then.
    """
    reader, reflection = event.to, event.reflection
    cards = await _copies(work, texts, reader, event.author, reflection, given=event.given)
    voice = texts.voice(reader.language)
    for about, message in await shown.let_go_parts(work, reader, Subject.COPY, reflection.id):
        gone = copy_gone_card(voice, cards[min(about.part, len(cards) - 1)])
        await post.withdraw(work, reader, message, gone)
    await _empty_pages(work, texts, reader, reflection, "reflection-copy-gone", edit=post.empty)
    await _remove_media_pages(work, texts, reader, reflection)


async def changed(work: Work, texts: Texts, event: CopyChanged) -> None:
    """Make the copy say what the author's edited message says now; one that waits is made when it comes.

    What is changed in its place comes at once and makes no sound. What needs a new message waits like any other.
    """
    reader, after = event.to, event.after
    await _empty_pages(work, texts, reader, after, "reflection-copy-changed", edit=_edit)
    if not await _parts(work, reader, after):
        return
    old = await _copies(work, texts, reader, event.author, event.before, given=event.given)
    new = await _copies(work, texts, reader, event.author, after, given=event.given)
    same_file = event.before.content.shows_the_same(after.content)
    if (not same_file or len(new) > len(old)) and await peace.holds(work, reader):
        await _take_out(work, texts, reader, after, old)
        await held.hold(work, reader, Item(Matter.SHARED, after.id))
        return
    if not same_file:
        await _take_out(work, texts, reader, after, old)
        cards = await _copies(work, texts, reader, event.author, after)
        await _send_parts(work, reader, after, cards, since=0)
        return
    for number, (was, card) in enumerate(zip(old, new, strict=False)):
        if was.text != card.text or was.rows != card.rows:
            await _edit(work, reader, _about(after, number), card, author=after.person_id)
    for part in await _parts(work, reader, after):
        if part >= len(new):
            await _remove_part(work, texts, reader, _about(after, part), shows_file=False)
    await _send_parts(work, reader, after, new, since=len(old))


async def refused(work: Work, texts: Texts, event: CopyRefused) -> None:
    """Put words in the place of the message with its photo or voice note."""
    [words, *_] = await _copies(work, texts, event.to, event.author, event.reflection, given=False)
    await post.put_in_place(
        work,
        event.to,
        event.place,
        await news.softened(work, event.to, words),
        author=event.reflection.person_id,
        topic=event.topic,
        lifetime=LASTS_FROM_PARTNER,
    )


async def shown_again(work: Work, texts: Texts, reader: Person, author: str, about: About) -> Card | None:
    """One message of a copy as it would look now; None when it is not theirs to read any more."""
    part = await work.reflections.shared_with(reader.id, about.id)
    if part is None:
        return None
    [share] = [one for one in await work.shares.of(part.id) if one.recipient_id == reader.id]
    cards = await _copies(work, texts, reader, author, part, given=share.shown)
    return cards[about.part] if about.part < len(cards) else None


async def _copies(
    work: Work, texts: Texts, reader: Person, author: str, reflection: Reflection, *, given: bool = True
) -> tuple[Card, ...]:
    """Only a prompt that both have is shown above the words. Unless `given`, Telegram refused its file."""
    prompt = texts.library.by_id.get(reflection.common_prompt_id or "")
    shares = await work.shares.of(reflection.id)
    copy = Copy(
        author,
        reflection,
        prompt,
        reader.role,
        shown=given,
        thanked=any(one.thanked for one in shares if one.recipient_id == reader.id),
    )
    return copy_cards(texts.voice(reader.language), copy)


def _about(reflection: Reflection, part: int) -> About:
    return About(Subject.COPY, reflection.id, part)


async def _parts(work: Work, reader: Person, reflection: Reflection) -> list[int]:
    """Which parts of the copy have arrived or are on their way."""
    arrived = await work.bubbles.all(reader.id, Subject.COPY, reflection.id)
    waiting = await work.outbox.parts(reader.id, Subject.COPY, reflection.id)
    return sorted({part for part, _ in arrived} | waiting)


async def _take_out(
    work: Work, texts: Texts, reader: Person, reflection: Reflection, old: tuple[Card, ...]
) -> None:
    """The copy is made anew, or comes later. What Telegram deletes no more says that it is gone."""
    for part in await _parts(work, reader, reflection):
        shows_file = old[min(part, len(old) - 1)].media is not None
        await _remove_part(work, texts, reader, _about(reflection, part), shows_file=shows_file)
    await _remove_media_pages(work, texts, reader, reflection)


async def _send_parts(
    work: Work,
    reader: Person,
    reflection: Reflection,
    cards: tuple[Card, ...],
    *,
    since: int,
    reply_to: int | None = None,
) -> None:
    for number in range(since, len(cards)):
        await news.tell(
            work,
            reader,
            cards[number],
            about=_about(reflection, number),
            author=reflection.person_id,
            lifetime=LASTS_FROM_PARTNER,
            reply_to=reply_to if number == 0 else None,
        )


async def _remove_part(work: Work, texts: Texts, reader: Person, about: About, *, shows_file: bool) -> None:
    """Delete a part of a copy that is no longer so. One that is being sent at this moment is found too."""
    gone = Card(texts.voice(reader.language).text("reflection-copy-changed"))
    dropped = await work.outbox.drop(reader.id, about)
    for part, message in await work.bubbles.all(reader.id, about.subject, about.id):
        if part == about.part:
            await work.bubbles.forget_message(reader.id, message)
            await post.withdraw(work, reader, message, gone, shows_file=shows_file)
    if dropped:  # in the lane of what may follow about the same, so that it does not take that out
        await post.remove(work, reader, about, lane=Lane.PARTNER)


async def _empty_pages(
    work: Work,
    texts: Texts,
    reader: Person,
    reflection: Reflection,
    key: str,
    *,
    edit: Callable[[Work, Person, Target, Card], Awaitable[None]],
) -> None:
    """Their own chat keeps the pages they turned to: what is no longer so must not stand on them."""
    instead = Card(texts.voice(reader.language).text(key))
    for message in await shown.let_go(work, reader, Subject.PAGE, reflection.entry_id):
        await edit(work, reader, message, instead)


async def _edit(
    work: Work, reader: Person, message: Target, card: Card, *, author: int | None = None
) -> None:
    await post.edit(work, reader, message, card, author=author, lane=Lane.PARTNER, lifetime=FOR_EVER)


async def _remove_media_pages(work: Work, texts: Texts, reader: Person, reflection: Reflection) -> None:
    gone = Card(texts.voice(reader.language).text("reflection-copy-gone"))
    for message in await shown.let_go(work, reader, Subject.PAGE_MEDIA, reflection.entry_id):
        await post.withdraw(work, reader, message, gone, shows_file=True)


def setup(routes: Routes) -> None:
    routes.event(CopyGiven, given)
    routes.event(CopyWithdrawn, withdrawn)
    routes.event(CopyChanged, changed)
    routes.event(CopyRefused, refused)
