"""Copies and forwards messages; it must not know how new ones are composed."""

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.shown import kind_of
from kintsugi_sandbox.state import Json, Message
from kintsugi_sandbox.validation.text import caption_fields

_CAPTIONED = frozenset({"photo", "voice", "document"})
_TRACES = frozenset({"forward_origin"})


def _source(context: Context, verb: str) -> Message:
    source = context.message(context.known_chat("from_chat_id"), verb)
    if source.protected or kind_of(source) == "service":
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return source


def copy_message(context: Context) -> Json:
    chat = context.open_chat()
    source = _source(context, "copy")
    content = {name: value for name, value in source.content.items() if name not in _TRACES}
    if "caption" in context.params and kind_of(source) in _CAPTIONED:
        content = {name: v for name, v in content.items() if not name.startswith("caption")}
        content |= caption_fields(context.params)
    return {"message_id": context.post(chat, content).id}


def forward_message(context: Context) -> Json:
    chat = context.open_chat()
    source = _source(context, "forward")
    records = context.world.records
    sender = records.bot.as_api() if source.outgoing else records.users[source.sender_id].as_api()
    origin = {"type": "user", "date": source.date, "sender_user": sender}
    content = {"forward_origin": origin, **source.content}
    return context.view(context.post(chat, content, forwarded=True))


METHODS = {"copyMessage": copy_message, "forwardMessage": forward_message}
