"""What happens outside private chats: one sentence a day, then the bot leaves; knows no words."""

from dataclasses import dataclass

from bot.store.work import Work


@dataclass(frozen=True)
class TurnedAway:
    """Whether it is said that this works in private chats only, and whether the bot leaves."""

    says: bool
    leaves: bool


async def turn_away(work: Work, chat_id: int, *, joined: bool, can_write: bool) -> TurnedAway:
    """Say once a day that this works in private chats only, and leave.

    `joined`: the bot has just been added, so it leaves in any case. Other messages of a group that was
    turned away today only show what was said before the bot was gone.
    """
    first_time = await work.schedule.happened(_owner(work, chat_id), "turned-away", f"{work.now:%Y-%m-%d}")
    return TurnedAway(says=can_write and first_time, leaves=joined or first_time)


def _owner(work: Work, chat_id: int) -> int:
    """A number for a chat that says nothing of it, below zero where no person or couple is."""
    return -int.from_bytes(work.people.account(chat_id)[:7], "big") - 1
