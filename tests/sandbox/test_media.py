"""Files come with ids that only this bot may use, and can be fetched again byte by byte."""

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from kintsugi_sandbox.errors import PhoneError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api


def upload(person: "Person", name: str, content: bytes, **fields: str) -> aiohttp.FormData:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(person.user_id))
    form.add_field(name, content, filename=f"{name}.bin", content_type="application/octet-stream")
    for key, value in fields.items():
        form.add_field(key, value)
    return form


async def fetched(api: "Api", file_id: str) -> bytes:
    path = (await api("getFile", file_id=file_id)).result["file_path"]
    async with api.session.get(f"{api.base}/file/bot{api.token}/{path}") as answer:
        assert answer.status == 200
        return await answer.read()


async def test_a_photo_comes_in_sizes_and_can_be_fetched(
    api: "Api", ana: "Person", png: "Callable[..., bytes]"
) -> None:
    ana.send_photo(png(1000, 500), "our <garden>")
    message = (await api.newest())["message"]
    assert message["caption"] == "our <garden>"
    assert [(p["width"], p["height"]) for p in message["photo"]] == [
        (90, 45),
        (320, 160),
        (800, 400),
        (1000, 500),
    ]
    assert await fetched(api, message["photo"][-1]["file_id"]) == png(1000, 500)


async def test_a_voice_note_knows_its_length_and_can_be_passed_on(
    api: "Api", ana: "Person", ogg: "Callable[[int], bytes]"
) -> None:
    ana.send_voice(ogg(7))
    voice = (await api.newest())["message"]["voice"]
    assert voice["duration"] == 7
    assert await fetched(api, voice["file_id"]) == ogg(7)
    sent = (await api("sendVoice", chat_id=ana.user_id, voice=voice["file_id"], caption="yours")).result
    assert sent["voice"]["file_id"] == voice["file_id"]
    refused = await api("sendPhoto", chat_id=ana.user_id, photo=voice["file_id"])
    assert refused.refusal == (400, "Bad Request: can't use file of type Voice as Photo")


@pytest.mark.parametrize("wrong", ["AgACmadeup", "https://x.org/a.png", "attach://nothing"])
async def test_only_known_files_can_be_sent(api: "Api", ana: "Person", wrong: str) -> None:
    assert (await api("sendPhoto", chat_id=ana.user_id, photo=wrong)).refusal[0] == 400
    assert (await api("getFile", file_id=wrong)).refusal == (400, "Bad Request: invalid file_id")


async def test_another_bots_file_ids_are_worth_nothing(
    api: "Api", world: "World", ana: "Person", png: "Callable[..., bytes]"
) -> None:
    ana.send_photo(png(10, 10))
    file_id = (await api.newest())["message"]["photo"][0]["file_id"]
    world.bot.id += 1
    assert (await api("sendPhoto", chat_id=ana.user_id, photo=file_id)).refusal[0] == 400


async def test_the_bot_uploads_by_multipart(api: "Api", ana: "Person", png: "Callable[..., bytes]") -> None:
    photo = (await api.form("sendPhoto", upload(ana, "photo", png(20, 10), caption="<b>x</b>"))).result
    assert photo["caption"] == "<b>x</b>"
    document = (await api.form("sendDocument", upload(ana, "document", b"words"))).result["document"]
    assert (document["file_name"], document["file_size"]) == ("document.bin", 5)
    assert await fetched(api, document["file_id"]) == b"words"
    assert [m.kind for m in ana.inbox] == ["photo", "document"]


async def test_attached_files_replace_media(api: "Api", ana: "Person", png: "Callable[..., bytes]") -> None:
    sent = (await api.form("sendPhoto", upload(ana, "photo", png(20, 10)))).result
    form = upload(
        ana,
        "fresh",
        png(30, 10),
        message_id=str(sent["message_id"]),
        media='{"type": "photo", "media": "attach://fresh", "caption": "new"}',
    )
    edited = (await api.form("editMessageMedia", form)).result
    assert (edited["photo"][-1]["width"], edited["caption"]) == (30, "new")
    same = {"type": "photo", "media": edited["photo"][-1]["file_id"], "caption": "new"}
    target = {"chat_id": ana.user_id, "message_id": sent["message_id"]}
    assert (
        (await api("editMessageMedia", **target, media=same))
        .refusal[1]
        .startswith("Bad Request: message is not modified")
    )


async def test_what_is_no_picture_is_refused(api: "Api", ana: "Person", png: "Callable[..., bytes]") -> None:
    failed = (400, "Bad Request: IMAGE_PROCESS_FAILED")
    assert (await api.form("sendPhoto", upload(ana, "photo", b"not a picture"))).refusal == failed
    too_thin = await api.form("sendPhoto", upload(ana, "photo", png(2100, 100)))
    assert too_thin.refusal == (400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    with pytest.raises(PhoneError):
        ana.send_photo(b"not a picture")


async def test_copies_and_forwards(api: "Api", world: "World", ana: "Person") -> None:
    ben = world.person("Ben")
    ben.open_link()
    number = ana.forward("seen elsewhere")
    origin = (await api.newest())["message"]["forward_origin"]
    assert origin["type"] == "hidden_user"
    source: dict[str, Any] = {"from_chat_id": ana.user_id, "message_id": number, "chat_id": ben.user_id}
    assert (await api("copyMessage", **source)).result.keys() == {"message_id"}
    forwarded = (await api("forwardMessage", **source)).result
    assert forwarded["forward_origin"]["type"] == "hidden_user"
    assert [(m.text, m.forwarded) for m in ben.inbox] == [("seen elsewhere", False), ("seen elsewhere", True)]
    secret = await api("sendMessage", chat_id=ana.user_id, text="x", protect_content=True)
    source["message_id"] = secret.result["message_id"]
    assert (await api("copyMessage", **source)).refusal == (400, "Bad Request: message can't be copied")
    source["message_id"] = 99
    assert (await api("copyMessage", **source)).refusal[1] == "Bad Request: message to copy not found"


async def test_a_place_on_earth(api: "Api", ana: "Person") -> None:
    ana.send_location(38.7, -9.1)
    assert (await api.newest())["message"]["location"] == {"latitude": 38.7, "longitude": -9.1}
    assert (await api("sendLocation", chat_id=ana.user_id, latitude=38, longitude=-9.1)).result
    assert (await api("sendLocation", chat_id=ana.user_id, latitude=91, longitude=0)).refusal[0] == 400
