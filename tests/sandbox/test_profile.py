"""The bot's name, descriptions, commands and menu are kept per language and scope."""

from typing import TYPE_CHECKING, Any

import pytest

from kintsugi_sandbox.page_state import commands_for

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api

HELP = [{"command": "help", "description": "What I can do"}]
HILFE = [{"command": "help", "description": "Was ich kann"}]


async def test_commands_are_kept_by_scope_and_language(api: "Api", world: "World", ana: "Person") -> None:
    private = {"type": "all_private_chats"}
    assert (await api("getMyCommands")).result == []
    assert (await api("setMyCommands", commands=HELP)).result is True
    assert (await api("setMyCommands", commands=HILFE, scope=private, language_code="de")).result is True
    assert (await api("getMyCommands")).result == HELP
    assert (await api("getMyCommands", scope=private)).result == []
    assert commands_for(world, ana.user_id, "en") == HELP
    assert commands_for(world, ana.user_id, "de-at") == HILFE
    assert (await api("deleteMyCommands", scope=private, language_code="de")).result is True
    assert commands_for(world, ana.user_id, "de") == HELP


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "/help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": HELP * 2}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": HELP * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": HELP, "language_code": "deutsch"}, "invalid language code"),
    ],
)
async def test_commands_keep_the_rules(api: "Api", params: dict[str, Any], words: str) -> None:
    status, description = (await api("setMyCommands", **params)).refusal
    assert status == 400
    assert words in description


@pytest.mark.parametrize(
    ("what", "name"),
    [("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")],
)
async def test_texts_fall_back_to_the_default(api: "Api", what: str, name: str) -> None:
    assert (await api(f"setMy{what}", **{name: "Gold"})).result is True
    assert (await api(f"setMy{what}", **{name: "Or", "language_code": "fr"})).result is True
    assert (await api(f"getMy{what}", language_code="fr")).result == {name: "Or"}
    assert (await api(f"getMy{what}", language_code="pt")).result == {name: "Gold"}
    assert (await api(f"setMy{what}", language_code="fr")).result is True
    assert (await api(f"getMy{what}", language_code="fr")).result == {name: "Gold"}


async def test_the_menu_button_of_one_chat(api: "Api", ana: "Person") -> None:
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://x.org"}}
    assert (await api("getChatMenuButton")).result == {"type": "commands"}
    assert (await api("setChatMenuButton", chat_id=ana.user_id, menu_button=app)).result is True
    assert (await api("getChatMenuButton", chat_id=ana.user_id)).result == app
    assert (await api("setChatMenuButton", chat_id=ana.user_id)).result is True
    assert (await api("getChatMenuButton", chat_id=ana.user_id)).result == {"type": "commands"}
