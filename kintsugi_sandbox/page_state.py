"""Shows the world as the page's JSON, two phones side by side; it must not change anything."""

from datetime import UTC, datetime
from typing import Any

from kintsugi_sandbox.methods.profile import command_key
from kintsugi_sandbox.person import Person
from kintsugi_sandbox.shown import Button, Shown, show, snippet
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.world import FIRST_USER_ID, World

SHOWN_MESSAGES = 300
SHOWN_TOASTS = 5
SIDES = {"left": (FIRST_USER_ID, "Mara"), "right": (FIRST_USER_ID + 1, "Jonas")}


def phones(world: World) -> dict[str, Person]:
    """The two people of the page, made on first sight."""
    return {side: world.person(name, user_id=number) for side, (number, name) in SIDES.items()}


def state(world: World, people: dict[str, Person], zones: dict[str, str | None]) -> Json:
    """All the page shows; `zones` names the zone in which each side is known to live."""
    bot = world.bot
    return {
        "now": _iso(world.now()),
        "bot": {
            "username": bot.username,
            "first_name": bot.as_api()["first_name"],
            "description": bot.descriptions.get("", ""),
            "short_description": bot.short_descriptions.get("", ""),
            "commands": bot.commands.get(command_key(None, ""), []),
        },
        "trouble": world.faults.state(),
        "log": world.calls.state(),
        "phones": {side: _phone(world, side, person, zones.get(side)) for side, person in people.items()},
    }


def _phone(world: World, side: str, person: Person, zone: str | None) -> Json:
    user, chat = person.user, person.chat
    stored = list(world.records.messages.get(user.id, {}).values())[-SHOWN_MESSAGES:]
    return {
        "side": side,
        "user": {
            "id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "username": user.username,
            "language_code": user.language_code,
        },
        "started": chat.started,
        "blocked": chat.blocked,
        "life": chat.instance,
        "zone": zone,
        "commands": commands_for(world, user.id, user.language_code),
        "menu_button": chat.menu_button or world.bot.menu_button,
        "description": _in_language(world.bot.descriptions, user.language_code),
        "keyboard": (chat.keyboard or {}).get("keyboard"),
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "messages": [_message(world, person, show(world.records, message)) for message in stored],
        "toasts": [
            {"id": toast.id, "text": toast.text, "alert": toast.alert, "url": toast.url}
            for toast in person.toasts[-SHOWN_TOASTS:]
        ],
        "awaiting": [
            {"id": tap.id, "message_id": tap.message_id, "data": tap.data} for tap in person.waiting
        ],
    }


def _in_language(texts: dict[str, str], language: str | None) -> str:
    return texts.get((language or "")[:2], texts.get("", ""))


def commands_for(world: World, user_id: int, language: str | None) -> list[Json]:
    """The commands a person sees: narrowest scope first, own language first (Bot API, `BotCommandScope`)."""
    scopes: list[Json] = [
        {"type": "chat", "chat_id": user_id},
        {"type": "all_private_chats"},
        {"type": "default"},
    ]
    for scope in scopes:
        for code in ((language or "")[:2], ""):
            if commands := world.bot.commands.get(command_key(scope, code)):
                return commands
    return []


def _message(world: World, person: Person, shown: Shown) -> Json:
    return {
        "id": shown.id,
        "from": "bot" if shown.from_bot else "me",
        "at": _iso(datetime.fromtimestamp(shown.at, UTC)),
        "kind": shown.kind,
        "text": shown.text,
        "snippet": snippet(shown),
        "entities": shown.entities,
        "media_url": f"/media/{world.files.path_of(shown.file_id)}" if shown.file_id else None,
        "file_name": shown.file_name,
        "spoiler": shown.spoiler,
        "duration": shown.duration,
        "latitude": shown.latitude,
        "longitude": shown.longitude,
        "edited": shown.edited,
        "reply_to": _reply(world, person, shown.reply_to),
        "forwarded": shown.forwarded,
        "buttons": [[_button(button) for button in row] for row in shown.buttons] or None,
        "keyboard": shown.keyboard,
        "force_reply": shown.force_reply,
        "placeholder": shown.placeholder,
        "reaction": shown.reaction,
        "protected": shown.protected,
        "silent": shown.silent,
        "effect": shown.effect,
    }


def _reply(world: World, person: Person, number: int | None) -> Json | None:
    stored = world.records.message(person.user_id, number) if number else None
    if stored is None:
        return None
    shown = show(world.records, stored)
    return {"id": shown.id, "from": "bot" if shown.from_bot else "me", "snippet": snippet(shown)}


def _button(button: Button) -> Json:
    shown: dict[str, Any] = {
        "text": button.text,
        "data": button.data,
        "url": button.url,
        "copy_text": button.copy_text,
        "switch_inline_query_chosen_chat": button.raw.get("switch_inline_query_chosen_chat"),
        "style": button.style,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
