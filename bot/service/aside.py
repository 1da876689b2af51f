"""Words that may be no entry: kept for their writer alone, and never offered, until it is known what they were."""

from bot.domain.people import Person
from bot.domain.questions import Question, Unread
from bot.domain.reflections import Content
from bot.service import questions, support
from bot.service.reflections import Written
from bot.store.work import Work
from bot.texts.texts import Texts


async def keep(
    work: Work, texts: Texts, person: Person, written: Written, question: Question | None
) -> Unread:
    """Keep a message that belongs to no prompt; `question` is the one it did not answer.

    Raises UnstorableTextError on a lone surrogate.
    """
    await work.reflections.add(person.id, written.message_id, written.content, None)
    await support.look_ahead(texts, person, written.content.words)
    await support.offer_gently(work, texts, person, [written.content.words])
    return await questions.note_unread(
        work, person, written.message_id, question, reply_to=written.reply_to, aside=True
    )


async def discard(work: Work, person: Person, message_id: int) -> Content | None:
    """What was kept aside of a message, which is kept no more; None when there is nothing of it to take away.

    What its writer has shared meanwhile is an entry like any other, and stays.
    """
    unread = await questions.unread(work, person, message_id)
    kept = await work.reflections.by_message(person.id, message_id) if unread and unread.aside else None
    if kept is None or kept.sharing != "private":
        return None
    await work.reflections.delete(kept.id)
    return kept.content
