"""The cards below words that were no answer, or that mean a command; knows no storage."""

from bot.texts.actions.words import KeepWords, RunCommand
from bot.texts.card import Card, tap
from bot.texts.wording import Wording


def did_you_mean(voice: Wording, command: str, unread: int, *, unasked: bool) -> Card:
    """`unread` is the number of what may have been an entry after all; `unasked`: a yes or no to nothing."""
    if unasked:
        text = voice.text("words-unasked")
    elif command == "support":
        text = voice.text("words-did-you-mean-support")
    else:
        text = voice.text("words-did-you-mean", command=command)
    run = tap(voice.label(f"words-run-{command}"), RunCommand(command, unread))
    keep = tap(voice.label("words-keep-it"), KeepWords(unread))
    return Card(text, ((run,), (keep,)))


def with_keeping(voice: Wording, card: Card, unread: int) -> Card:
    """A question that is asked again, with a way to say that it was no answer at all."""
    keep = tap(voice.label("words-keep"), KeepWords(unread))
    return Card(card.text, (*card.rows, (keep,)))
