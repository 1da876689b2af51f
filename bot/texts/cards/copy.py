"""What a reader gets of words that a partner shared, and the ways to answer them; knows no storage."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.people import Role
from bot.domain.plaintext import utf16_length
from bot.domain.prompts import Prompt
from bot.domain.reflections import Content, Reflection
from bot.texts.actions.reading import Thank, WriteAnswer
from bot.texts.card import CAPTION_UNITS, TEXT_UNITS, Button, Card, Media, tap
from bot.texts.cutting import cut, split
from bot.texts.values import escape
from bot.texts.wording import Wording

_MOST_PIECES = 9
"""What one message of theirs holds (4,096 units at most) never needs more messages of ours than a digit can count."""


PROMPT_UNITS = 240
"""How much of a prompt stands above words, in UTF-16 units."""


@dataclass(frozen=True)
class Copy:
    """What a reader gets. `author` is the name they chose, `prompt` the one that both had, where it answers that.

    `role` is the reader's own. Unless `shown`, a line stands for the photo or voice note. `thanked`: the reader has
    said thank you.
    """

    author: str
    part: Reflection
    prompt: Prompt | None
    role: Role | None
    shown: bool = True
    thanked: bool = False

    @property
    def further(self) -> bool:
        """It goes on with an entry of which the reader has the beginning."""
        return self.part.id != self.part.entry_id


def copy_cards(voice: Wording, copy: Copy) -> tuple[Card, ...]:
    """Exactly the words, hidden until touched, in messages of their own where long.

    The first line is harmless on a lock screen. A further part of an entry arrives without a sound. Beneath the first
    stand the ways to answer, of which none has to be taken.
    """
    content, further, rows = copy.part.content, copy.further, _ways_to_answer(voice, copy)
    media = media_of(content)
    header = _copy_header(voice, copy)
    room = (CAPTION_UNITS if media else TEXT_UNITS) - utf16_length(header) - 2
    if media is not None and not copy.shown:
        header, media = f"{header}\n\n{voice.text(f'reflection-copy-{content.kind}-unshown')}", None
    if utf16_length(content.words) <= room:
        words = f"\n\n{_hidden(content.words)}" if content.words else ""
        return (Card(header + words, rows, media=media, protected=True, silent=further),)
    pieces = [*_pieces(voice, copy.author, content.words)]
    pieces[-1] = replace(pieces[-1], rows=rows)
    return (Card(header, media=media, protected=True, silent=further), *pieces)


def _ways_to_answer(voice: Wording, copy: Copy) -> tuple[tuple[Button, ...], ...]:
    if copy.further:
        return ()
    thank = tap(voice.label("read-thank"), Thank(copy.part.id))
    answer = tap(voice.label("read-answer"), WriteAnswer(copy.part.id))
    return ((answer,),) if copy.thanked else ((thank,), (answer,))


def answer_card(voice: Wording, author: str) -> Card:
    """Opens the reply box."""
    return Card(voice.text("read-ask", name=author), reply_hint=voice.plain("read-ask-hint"))


def signed(voice: Wording, author: str) -> str:
    """The line above words of a partner's that stand in a message of their own: they are not the bot's."""
    return voice.text("reflection-copy-on", name=author)


def _pieces(voice: Wording, author: str, words: str) -> Iterator[Card]:
    longest = voice.text("reflection-copy-piece", name=author, piece=_MOST_PIECES, pieces=_MOST_PIECES)
    pieces = split(words, TEXT_UNITS - utf16_length(longest) - 2)
    for number, piece in enumerate(pieces, start=1):
        above = voice.text("reflection-copy-piece", name=author, piece=number, pieces=len(pieces))
        yield Card(f"{above}\n\n{_hidden(piece)}", silent=True, protected=True)


def media_of(content: Content) -> Media | None:
    """The file that came with the words, as it can be shown again."""
    if content.kind == "text" or content.file is None:
        return None
    return Media("document" if content.file.as_document else content.kind, content.file.id)


def copy_gone_card(voice: Wording, card: Card) -> Card:
    """What stands in place of a copy that is too old to be deleted."""
    return Card(voice.text("reflection-copy-gone"), media=card.media)


def _copy_header(voice: Wording, copy: Copy) -> str:
    if copy.further:
        return voice.text("reflection-copy-further", name=copy.author)
    if copy.part.answers is not None:
        return voice.text("reflection-copy-answer", name=copy.author)
    first = voice.text("reflection-copy", name=copy.author)
    line = voice.text(f"read-line-{copy.role if copy.role in ('hurt', 'repairing') else 'other'}")
    prompt = copy.prompt
    about = (
        voice.text("reflection-copy-free")
        if prompt is None
        else voice.text("reflection-copy-prompt", prompt=cut(prompt.text, PROMPT_UNITS))
    )
    return f"{first}\n{line}\n\n{about}"


def _hidden(words: str) -> str:
    return f"<tg-spoiler>{escape(words)}</tg-spoiler>"
