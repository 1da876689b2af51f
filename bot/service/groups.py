"""What happens outside private chats: one sentence, then the bot leaves."""

from bot.service import post
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import FIRST_LANGUAGE, Texts


async def turn_away(work: Work, texts: Texts, chat_id: int, *, joined: bool, can_write: bool) -> None:
    """Say once a day that this works in private chats only, and leave.

    `joined`: the bot has just been added, so it leaves in any case. Other messages of a group that was
    turned away today only show what was said before the bot was gone.
    """
    first_time = await work.schedule.happened(_owner(work, chat_id), "turned-away", f"{work.now:%Y-%m-%d}")
    if can_write and first_time:
        words = texts.voice(FIRST_LANGUAGE).text("trouble-group")
        await post.say_in_chat(work, chat_id, Card(words))
    if joined or first_time:
        await post.leave_chat(work, chat_id)


def _owner(work: Work, chat_id: int) -> int:
    """A number for a chat that says nothing of it, below zero where no person or couple is."""
    return -int.from_bytes(work.people.account(chat_id)[:7], "big") - 1
