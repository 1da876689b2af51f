"""Deletes messages, within Telegram's 48 hours; it must not know what they say."""

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Chat, Message

DELETABLE_SECONDS = 48 * 3600
MOST_AT_ONCE = 100


def _check(context: Context, chat: Chat, message: Message) -> None:
    """Any message of a private chat, only own ones in a group, none older than 48 h (Bot API)."""
    too_old = context.world.epoch() - message.date > DELETABLE_SECONDS
    if too_old or (chat.type != "private" and not message.outgoing):
        raise bad_request("message can't be deleted for everyone")


def delete_message(context: Context) -> bool:
    chat = context.open_chat()
    message = context.message(chat, "delete")
    _check(context, chat, message)
    context.world.remove(message)
    return True


def delete_messages(context: Context) -> bool:
    """Ids that are not there are passed over (Bot API, deleteMessages)."""
    chat = context.open_chat()
    ids = context.params["message_ids"]
    if not 1 <= len(ids) <= MOST_AT_ONCE:
        raise bad_request(f"message_ids must hold 1-{MOST_AT_ONCE} identifiers")
    found = [m for m in (context.world.records.message(chat.id, number) for number in ids) if m]
    for message in found:
        _check(context, chat, message)
    for message in {message.id: message for message in found}.values():
        context.world.remove(message)
    return True


METHODS = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
