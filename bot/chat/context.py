"""One update of one person inside one transaction: what every handler is given; decides nothing."""

from dataclasses import dataclass, replace

import telegram

from bot.domain.errors import Refusal
from bot.domain.kinds import About
from bot.domain.people import Person
from bot.domain.questions import Question
from bot.service import post, questions
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts
from bot.texts.wording import Wording

TOAST_CHARACTERS = 200
"""The longest answer to a tap (Bot API 10.1)."""


class Misread(Refusal):
    """What was sent cannot be read. From now on the next words answer `question`, which is shown again."""

    def __init__(self, key: str, question: Question) -> None:
        super().__init__(key)
        self.question = question


@dataclass(frozen=True)
class Context:
    """`update` is what came, `person` who sent it, `bot_name` the bot's own username."""

    work: Work
    texts: Texts
    person: Person
    update: telegram.Update
    bot_name: str
    returned: bool = False
    """They had blocked the bot and this is their first sign again."""
    anew: bool = False
    """A command behind a button: it answers below, as if it had been typed."""
    word_written: bool = False
    """What was tapped asks for a word, and they have written it."""
    tapped_before: int | None = None
    """Where they tapped that: the message of ours which may become the answer."""

    @property
    def voice(self) -> Wording:
        return self.texts.voice(self.person.language)

    @property
    def tap(self) -> telegram.CallbackQuery | None:
        return self.update.callback_query

    @property
    def message(self) -> telegram.Message:
        """What they wrote. Raises ValueError for updates that carry no readable message."""
        message = self.update.effective_message
        if message is None:
            raise ValueError("this update has no message")
        return message

    @property
    def tapped_id(self) -> int | None:
        """The message whose button was tapped, where it may become the answer."""
        if self.tap is None or self.tap.message is None or self.anew:
            return self.tapped_before
        return self.tap.message.message_id

    @property
    def tapped_label(self) -> str | None:
        """What stands on the button that was tapped."""
        message = self.tap.message if self.tap else None
        markup = message.reply_markup if isinstance(message, telegram.Message) else None
        buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
        return next(
            (button.text for button in buttons if self.tap and button.callback_data == self.tap.data), None
        )

    async def again(self) -> "Context":
        """The same context with the person as they are stored now."""
        return replace(self, person=await self.work.people.get(self.person.id))

    async def say(self, card: Card | str, *, about: About | None = None) -> None:
        """Send a new message."""
        shown = Card(card) if isinstance(card, str) else card
        await post.send(self.work, self.person, shown, about=about)

    async def show(self, card: Card | str) -> None:
        """Change the card whose button was tapped; send a new one when nothing was tapped."""
        shown = Card(card) if isinstance(card, str) else card
        if self.tapped_id is None or not _can_be_edited_in(shown):
            await self.say(shown)
        else:
            await questions.is_over(self.work, self.person, self.tapped_id)
            await post.edit(self.work, self.person, self.tapped_id, shown)

    async def ask(
        self,
        card: Card | str,
        question: Question,
        *,
        anew: bool = False,
        about: About = questions.ABOUT,
    ) -> None:
        """Show a question as `show` does, or in a message of its own (`anew`), and listen for its answer."""
        shown = Card(card) if isinstance(card, str) else card
        tapped = None if anew or not _can_be_edited_in(shown) else self.tapped_id
        await questions.ask(self.work, self.person, shown, question, tapped=tapped, about=about)

    def goes_first(self) -> None:
        """They ask for the way out: what answers them now goes before everything else in their chat."""
        self.work.outbox.answering.first(self.person.id)

    async def put_away(self) -> None:
        """Take the buttons from the card that was tapped."""
        if self.tapped_id is not None:
            await post.strip(self.work, self.person, self.tapped_id)


def _can_be_edited_in(card: Card) -> bool:
    """Whether Telegram can turn an older text message into it."""
    return not (card.location_label or card.plain or card.reply_hint or card.media)
