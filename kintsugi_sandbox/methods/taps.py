"""Answers taps and sets reactions; it must not know where they came from."""

from urllib.parse import urlsplit

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.validation.limits import check_reaction

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(context: Context) -> bool:
    world = context.world
    tap = world.open_callback(context.params["callback_query_id"])
    if tap is None:
        raise bad_request(TOO_OLD)
    if url := context.params.get("url"):
        parts = urlsplit(url)
        ours = parts.netloc == "t.me" and parts.path == f"/{world.bot.username}"
        if not ours or not parts.query.startswith("start="):
            raise bad_request("URL_INVALID")
    world.records.drop_callback(tap)
    if (text := context.params.get("text")) or url:
        world.toast(tap.user_id, text or "", alert=context.params.get("show_alert", False), url=url)
    world.bell.ring()
    return True


def set_message_reaction(context: Context) -> bool:
    """At most one emoji of Telegram's list; none takes the reaction away (Bot API, setMessageReaction)."""
    chat = context.open_chat()
    message = context.world.records.message(chat.id, context.params["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    reactions = context.params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if reactions and reactions[0]["type"] != "emoji":
        raise bad_request("REACTION_INVALID")
    message.reaction = check_reaction(reactions[0]["emoji"]) if reactions else None
    context.world.changed(message)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query, "setMessageReaction": set_message_reaction}
