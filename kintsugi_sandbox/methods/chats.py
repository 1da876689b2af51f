"""Looks at chats and files, pins and leaves; it must not send what a bot composed."""

from kintsugi_sandbox.errors import bad_request, forbidden
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.views import chat_view, message_view


def get_chat(context: Context) -> Json:
    chat = context.known_chat()
    records = context.world.records
    if chat.type == "private" and not records.messages.get(chat.id):
        # A bot that never heard from somebody does not know them.
        raise bad_request("chat not found")
    shown = {
        **chat_view(records, chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    pinned = records.message(chat.id, chat.pinned[-1]) if chat.pinned else None
    return {**shown, "pinned_message": message_view(records, pinned)} if pinned else shown


def get_file(context: Context) -> Json:
    return context.world.files.api_file(context.params["file_id"])


def leave_chat(context: Context) -> bool:
    chat = context.known_chat()
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if not chat.member:
        raise forbidden("bot is not a member of the group chat")
    chat.member = False
    context.world.records.save_chat(chat)
    context.world.bell.ring()
    return True


def pin_chat_message(context: Context) -> bool:
    context.refuse("business_connection_id")
    chat = context.open_chat()
    message = context.message(chat, "pin")
    if message.id not in chat.pinned:
        world = context.world
        chat.pinned.append(message.id)
        world.records.save_chat(chat)
        content = {"pinned_message": message_view(world.records, message, nested=True)}
        world.add_message(chat.id, world.bot.id, content, outgoing=True)
    return True


def unpin_chat_message(context: Context) -> bool:
    """Unpin one message, the newest pinned one when none is named."""
    context.refuse("business_connection_id")
    chat = context.open_chat()
    number = context.params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    context.world.records.save_chat(chat)
    context.world.bell.ring()
    return True


def unpin_all(context: Context) -> bool:
    chat = context.open_chat()
    chat.pinned.clear()
    context.world.records.save_chat(chat)
    context.world.bell.ring()
    return True


METHODS = {
    "getChat": get_chat,
    "getFile": get_file,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all,
}
