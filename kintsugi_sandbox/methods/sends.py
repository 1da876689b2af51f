"""Sends new messages; it must not change old ones."""

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.validation.limits import CHAT_ACTIONS
from kintsugi_sandbox.validation.text import caption_fields, text_fields


def send_message(context: Context) -> Json:
    chat = context.open_chat()
    return context.view(context.post(chat, text_fields(context.params)))


def _above(context: Context) -> Json:
    return {
        name: True
        for name, asked in (
            ("show_caption_above_media", "show_caption_above_media"),
            ("has_media_spoiler", "has_spoiler"),
        )
        if context.params.get(asked)
    }


def send_photo(context: Context) -> Json:
    chat = context.open_chat()
    caption = caption_fields(context.params)
    sizes = context.world.files.given("photo", context.params["photo"], context.attached)
    return context.view(context.post(chat, {"photo": sizes, **caption, **_above(context)}))


def send_voice(context: Context) -> Json:
    chat = context.open_chat()
    caption = caption_fields(context.params)
    voice = context.world.files.given(
        "voice", context.params["voice"], context.attached, context.params.get("duration")
    )
    return context.view(context.post(chat, {"voice": voice, **caption}))


def send_document(context: Context) -> Json:
    chat = context.open_chat()
    caption = caption_fields(context.params)
    document = context.world.files.given("document", context.params["document"], context.attached)
    return context.view(context.post(chat, {"document": document, **caption}))


def send_location(context: Context) -> Json:
    chat = context.open_chat()
    context.refuse("live_period", "heading", "proximity_alert_radius")
    latitude, longitude = context.params["latitude"], context.params["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    if "horizontal_accuracy" in context.params:
        place["horizontal_accuracy"] = context.params["horizontal_accuracy"]
    return context.view(context.post(chat, {"location": place}))


def send_chat_action(context: Context) -> bool:
    context.open_chat()
    if context.params["action"] not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendVoice": send_voice,
    "sendDocument": send_document,
    "sendLocation": send_location,
    "sendChatAction": send_chat_action,
}
