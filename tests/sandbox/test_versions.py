"""What newer versions of the Bot API bring is played, and a server that is set back refuses it."""

from typing import TYPE_CHECKING

import pytest

from kintsugi_sandbox.errors import ApiError
from kintsugi_sandbox.page_state import phones, state
from kintsugi_sandbox.validation.markup_html import parse_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api

STYLED = {"inline_keyboard": [[{"text": "Erase", "callback_data": "x", "style": "danger"}]]}
NOON = 'at <tg-time unix="1774785600">12:00</tg-time>'


def test_an_instant_is_an_entity_of_its_own() -> None:
    text, entities = parse_html(
        'é <tg-time unix="5" format="wDT">noon</tg-time> <tg-time unix="6">x</tg-time>'
    )
    assert text == "é noon x"
    assert entities == [
        {"type": "date_time", "offset": 2, "length": 4, "unix_time": 5, "date_time_format": "wDT"},
        {"type": "date_time", "offset": 7, "length": 1, "unix_time": 6, "date_time_format": ""},
    ]


@pytest.mark.parametrize("attributes", ["", ' unix="soon"', ' unix="5" format="ww"', ' format="D"'])
def test_an_instant_that_is_none_is_refused(attributes: str) -> None:
    with pytest.raises(ApiError, match="Invalid date"):
        parse_html(f"<tg-time{attributes}>noon</tg-time>")


@pytest.mark.parametrize(
    ("version", "params", "refused"),
    [
        ((9, 3), {"text": "words", "reply_markup": STYLED}, "has no field"),
        ((9, 4), {"text": "words", "reply_markup": STYLED}, None),
        ((9, 4), {"text": NOON, "parse_mode": "HTML"}, "Unsupported start tag"),
        ((9, 5), {"text": NOON, "parse_mode": "HTML"}, None),
    ],
)
async def test_a_server_that_is_set_back_knows_nothing_newer(  # noqa: PLR0917 - fixtures
    api: "Api",
    ana: "Person",
    world: "World",
    version: tuple[int, int],
    params: dict[str, object],
    refused: str | None,
) -> None:
    world.version = version
    answer = await api("sendMessage", chat_id=ana.user_id, **params)
    if refused is None:
        assert answer.result["text"]
    else:
        status, description = answer.refusal
        assert status == 400
        assert refused in description


async def test_the_page_is_told_of_styles_and_of_hidden_photos(
    api: "Api", world: "World", png: "Callable[..., bytes]"
) -> None:
    people = phones(world)
    person = people["left"]
    person.open_link()
    person.send_photo(png(10, 10))
    file_id = person.messages[-1].file_id
    await api("sendPhoto", chat_id=person.user_id, photo=file_id, has_spoiler=True, reply_markup=STYLED)
    shown = state(world, people, {})["phones"]["left"]["messages"][-1]
    assert shown["spoiler"] is True
    assert shown["buttons"][0][0]["style"] == "danger"
    assert shown["media_url"].startswith("/media/")
