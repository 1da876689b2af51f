"""Puts right what somebody believes about a message that failed for good, and says so once."""

from bot.chat.routes import Routes
from bot.domain.events.sharing import MediaRefused, NotDelivered
from bot.domain.kinds import About, Subject
from bot.service import news, post
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.journal import media_refused_card, page_card
from bot.texts.cards.reflection import chosen_card
from bot.texts.texts import Texts


async def not_delivered(work: Work, texts: Texts, event: NotDelivered) -> None:
    """Where it was said to be shared, that is put right."""
    await _put_right(work, texts, event)
    await _put_page_right(work, texts, event)
    if event.said:
        return
    voice = texts.voice(event.to.language)
    if event.refused is None:
        words = voice.text("reflection-undelivered", name=event.reader)
    else:
        words = voice.text("reflection-unshown", name=event.reader, kind=event.refused)
    await news.tell(work, event.to, Card(words))


async def media_refused(work: Work, texts: Texts, event: MediaRefused) -> None:
    card = media_refused_card(texts.voice(event.to.language), event.part)
    author = event.part.person_id
    await post.put_in_place(work, event.to, event.place, card, author=author, topic=event.topic)


async def _put_right(work: Work, texts: Texts, event: NotDelivered) -> None:
    """The card on which they chose to share it."""
    offer = About(Subject.OFFER, event.entry.id)
    if event.couple_id is not None and await work.bubbles.find(event.to.id, offer) is not None:
        voice = texts.voice(event.to.language)
        first = event.entry.first
        card = chosen_card(voice, first, event.reader, event.couple_id, unshown=event.unshown)
        await post.edit(work, event.to, offer, card)


async def _put_page_right(work: Work, texts: Texts, event: NotDelivered) -> None:
    """The newest page of their journal that shows it."""
    about = About(Subject.PAGE, event.entry.id)
    if event.page is not None and await work.bubbles.find(event.to.id, about) is not None:
        await post.edit(work, event.to, about, page_card(texts.voice(event.to.language), event.page))


def setup(routes: Routes) -> None:
    routes.event(NotDelivered, not_delivered)
    routes.event(MediaRefused, media_refused)
