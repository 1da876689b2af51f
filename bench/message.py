"""The nudge that everybody sends, so that all send the same bytes; knows nobody who sends it."""

from typing import Any

TEXT = (
    "<b>Today, together</b>\n\nTell each other about one small moment of this week that you would like to"
    " keep. What was in it for you?\n\n<i>Small moments are what trust is made of. Three minutes are plenty.</i>"
)
BUTTONS = (("Write", "nudge.reply:1"), ("Another one", "nudge.other:1:p1"), ("Not today", "nudge.skip:1"))


def keyboard() -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}] for text, data in BUTTONS]}


def sending(chat: int) -> dict[str, Any]:
    """The parameters of sendMessage."""
    return {"chat_id": chat, "text": TEXT, "parse_mode": "HTML", "reply_markup": keyboard()}


def written(
    update_id: int, chat: int, text: str = "We walked by the river, as we used to."
) -> dict[str, Any]:
    """The update of somebody's message."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1,
            "chat": {"id": chat, "type": "private", "first_name": "Ada"},
            "from": {"id": chat, "is_bot": False, "first_name": "Ada", "language_code": "en"},
            "text": text,
        },
    }


def tapped(update_id: int, chat: int, data: str) -> dict[str, Any]:
    """The update of somebody's tap on a button of ours."""
    message = written(update_id, chat)["message"]
    return {
        "update_id": update_id,
        "callback_query": {
            "id": str(update_id),
            "chat_instance": "1",
            "data": data,
            "from": message["from"],
            "message": message | {"message_id": 1},
        },
    }
