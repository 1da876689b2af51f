"""Keeps what the bot says of itself: name, descriptions, commands, menu button; it must not know messages."""

from collections.abc import Callable
from typing import Any

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.validation.limits import check_commands, check_language


def get_me(context: Context) -> Json:
    return {
        **context.world.bot.as_api(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _language(context: Context) -> str:
    return check_language(context.params.get("language_code", ""))


def _setter(texts: str, name: str) -> Callable[[Context], bool]:
    def set_text(context: Context) -> bool:
        """An empty text removes the one of that language (Bot API, setMyName and its kin)."""
        kept: dict[str, str] = getattr(context.world.bot, texts)
        language, value = _language(context), context.params.get(name, "")
        if value:
            kept[language] = value
        else:
            kept.pop(language, None)
        _saved(context)
        return True

    return set_text


def _getter(texts: str, name: str) -> Callable[[Context], Json]:
    def get_text(context: Context) -> Json:
        kept: dict[str, str] = getattr(context.world.bot, texts)
        fallback = context.world.bot.as_api()["first_name"] if name == "name" else ""
        return {name: kept.get(_language(context), kept.get("", fallback))}

    return get_text


def _saved(context: Context) -> None:
    context.world.records.save_bot()
    context.world.bell.ring()


def command_key(scope: Json | None, language: str) -> str:
    """Under which commands of one scope and language are kept."""
    scope = scope or {"type": "default"}
    parts = [scope["type"], *(str(scope[name]) for name in ("chat_id", "user_id") if name in scope)]
    return "/".join([*parts, language])


def _key(context: Context) -> str:
    scope = context.params.get("scope")
    if scope and "chat_id" in scope:
        number = scope["chat_id"]
        if number not in context.world.records.chats and not str(number).lstrip("-").isdigit():
            raise bad_request("chat not found")
    return command_key(scope, _language(context))


def set_my_commands(context: Context) -> bool:
    key, commands = _key(context), check_commands(context.params["commands"])
    if commands:
        context.world.bot.commands[key] = commands
    else:
        context.world.bot.commands.pop(key, None)
    _saved(context)
    return True


def get_my_commands(context: Context) -> list[Json]:
    return context.world.bot.commands.get(_key(context), [])


def delete_my_commands(context: Context) -> bool:
    context.world.bot.commands.pop(_key(context), None)
    _saved(context)
    return True


def set_chat_menu_button(context: Context) -> bool:
    button = context.params.get("menu_button", {"type": "default"})
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("BUTTON_URL_INVALID")
    if "chat_id" in context.params:
        chat = context.known_chat()
        chat.menu_button = None if button["type"] == "default" else button
        context.world.records.save_chat(chat)
        context.world.bell.ring()
    else:
        context.world.bot.menu_button = {"type": "commands"} if button["type"] == "default" else button
        _saved(context)
    return True


def get_chat_menu_button(context: Context) -> Json:
    if "chat_id" in context.params and (own := context.known_chat().menu_button):
        return own
    return context.world.bot.menu_button


METHODS: dict[str, Callable[[Context], Any]] = {
    "getMe": get_me,
    "setMyName": _setter("names", "name"),
    "getMyName": _getter("names", "name"),
    "setMyDescription": _setter("descriptions", "description"),
    "getMyDescription": _getter("descriptions", "description"),
    "setMyShortDescription": _setter("short_descriptions", "short_description"),
    "getMyShortDescription": _getter("short_descriptions", "short_description"),
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
