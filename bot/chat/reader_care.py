"""A quiet word to somebody who is shown words that may speak of danger; keeps nothing of what was seen."""

import logging

from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import news, reading, support
from bot.store.work import Work
from bot.texts.cards.support import reader_card
from bot.texts.texts import Texts

_log = logging.getLogger(__name__)


async def care_for_reader(work: Work, texts: Texts, reader: Person, author: str, part: Reflection) -> None:
    """Say it to the reader alone, without a sound, when it does not rest. Never raises an Exception."""
    try:
        async with work.attempt():
            kinds = support.kinds_in(texts.danger, reader, [part.content.words])
            note = await reading.note_for(work, reader, kinds)
            if note is not None:
                card = reader_card(texts.voice(reader.language), note, author)
                await news.tell(work, reader, card)
    except Exception as error:  # noqa: BLE001 - a fault here must not cost anybody what was shared with them
        _log.error("no word could be said to a reader: %s", type(error).__name__)
