"""Edits the bot's own messages; it must not touch a person's."""

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Json, Message
from kintsugi_sandbox.validation.markup import check_markup
from kintsugi_sandbox.validation.text import caption_fields, text_fields

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MEDIA = ("photo", "voice", "document")


def _target(context: Context) -> Message:
    """The message to edit: the bot's own, without a reply keyboard (Bot API, "Updating messages")."""
    context.refuse("inline_message_id", "business_connection_id", "rich_message")
    for name in ("chat_id", "message_id"):
        if name not in context.params:
            raise bad_request(
                f"{name} is empty" if name == "chat_id" else "message identifier is not specified"
            )
    message = context.message(context.open_chat(), "edit")
    if not message.outgoing or message.keyboard or message.forwarded:
        raise bad_request("message can't be edited")
    return message


def _apply(context: Context, message: Message, content: Json) -> Json:
    """Replace content and markup; without `reply_markup` the buttons go, as on Telegram."""
    markup = check_markup(context.params.get("reply_markup"))
    preview = context.params.get("link_preview_options", message.link_preview)
    same_look = markup == message.markup and preview == message.link_preview
    if content == message.content and same_look:
        raise bad_request(NOT_MODIFIED)
    only_markup = content == message.content
    message.content, message.markup, message.link_preview = content, markup, preview
    if not only_markup:
        message.edit_date = int(context.world.epoch())
    context.world.changed(message)
    return context.view(message)


def edit_text(context: Context) -> Json:
    message = _target(context)
    if "text" not in context.params:
        raise bad_request("message text is empty")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _apply(context, message, text_fields(context.params))


def edit_caption(context: Context) -> Json:
    message = _target(context)
    if not any(kind in message.content for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    content = {name: v for name, v in message.content.items() if not name.startswith("caption")}
    return _apply(context, message, content | caption_fields(context.params))


def edit_media(context: Context) -> Json:
    message = _target(context)
    media = context.params["media"]
    if media["type"] not in {"photo", "document"}:
        raise bad_request(f'the sandbox does not play media of type "{media["type"]}"')
    if "voice" in message.content or "location" in message.content:
        raise bad_request("message can't be edited")
    found = context.world.files.given(media["type"], media["media"], context.attached)
    content: Json = {media["type"]: found, **caption_fields(media)}
    if media.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return _apply(context, message, content)


def edit_markup(context: Context) -> Json:
    message = _target(context)
    return _apply(context, message, message.content)


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}
