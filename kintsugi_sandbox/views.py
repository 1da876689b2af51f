"""Shows records as the Bot API's objects; it must not change them."""

from kintsugi_sandbox.records import Records
from kintsugi_sandbox.state import Chat, Json, Message


def chat_view(records: Records, chat: Chat) -> Json:
    """The `Chat` object."""
    if chat.type != "private":
        return {"id": chat.id, "type": chat.type, "title": chat.title}
    user = records.users[chat.id]
    shown: Json = {"id": chat.id, "type": "private", "first_name": user.first_name}
    if user.last_name:
        shown["last_name"] = user.last_name
    if user.username:
        shown["username"] = user.username
    return shown


def message_view(records: Records, message: Message, *, nested: bool = False) -> Json:
    """The `Message` object; `nested` leaves out what it replies to, as Telegram does inside a reply."""
    bot = records.bot
    sender = bot.as_api() if message.sender_id == bot.id else records.users[message.sender_id].as_api()
    shown: Json = {
        "message_id": message.id,
        "from": sender,
        "chat": chat_view(records, records.chats[message.chat_id]),
        "date": message.date,
        **message.content,
    }
    if message.edit_date:
        shown["edit_date"] = message.edit_date
    if message.protected:
        shown["has_protected_content"] = True
    if message.effect:
        shown["effect_id"] = message.effect
    if message.link_preview:
        shown["link_preview_options"] = message.link_preview
    if message.markup:
        shown["reply_markup"] = message.markup
    if message.reply_to and not nested:
        replied = records.message(message.chat_id, message.reply_to)
        if replied:
            shown["reply_to_message"] = message_view(records, replied, nested=True)
    return shown


def member_view(records: Records, status: str) -> Json:
    """The bot as a `ChatMember` of that status."""
    shown: Json = {"user": records.bot.as_api(), "status": status}
    return {**shown, "until_date": 0} if status == "kicked" else shown
