"""A word that stands on a card and has to be written, where taps alone must not do: was it that word?"""

from bot.chat.turn import Turn
from bot.texts.answers import fold_words


def is_word(turn: Turn, key: str) -> bool:
    """Whether what they wrote is the word of this key, in capitals or not."""
    return fold_words(turn.message.text or "") == fold_words(turn.voice.plain(key))
