"""A word that stands on a card and has to be written, where taps alone must not do: was it that word?"""

from bot.chat.context import Context
from bot.texts.answers import fold_words


def is_word(context: Context, key: str) -> bool:
    """Whether what they wrote is the word of this key, in capitals or not."""
    return fold_words(context.message.text or "") == fold_words(context.voice.plain(key))
