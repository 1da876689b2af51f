"""Turns the page's clicks into what a person does with their phone; it must not know what a bot does."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.escaped_json import json_fields
from kintsugi_sandbox.person import Person

PROFILE = ("first_name", "last_name", "username", "language_code")
Action = Callable[[Person, dict[str, Any]], Any]


class PhoneApi:
    """`POST /api/phones/{side}/{action}`; every field that is wrong is a PhoneError."""

    def __init__(self, people: dict[str, Person]) -> None:
        self._people = people

    async def act(self, request: Request) -> Response:
        side, action = request.path_params["side"], request.path_params["action"]
        person = self._people.get(side)
        if person is None or (action not in ACTIONS and action not in UPLOADS):
            return JSONResponse({"error": "There is no such phone or button."}, status_code=404)
        if action in UPLOADS:
            async with request.form() as form:
                result = await UPLOADS[action](person, form)
        else:
            result = ACTIONS[action](person, await json_fields(request))
        return JSONResponse({"result": result})


def _text(given: dict[str, Any], name: str) -> str:
    if not isinstance(value := given.get(name), str):
        raise PhoneError(f"{name} is missing.")
    return value


def _number(given: dict[str, Any], name: str) -> int:
    if type(value := given.get(name)) is not int:
        raise PhoneError(f"{name} is missing.")
    return value


def _maybe_number(given: dict[str, Any], name: str) -> int | None:
    return None if given.get(name) is None else _number(given, name)


def _degrees(given: dict[str, Any], name: str) -> float:
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PhoneError(f"{name} is missing.")
    return float(value)


def _say(person: Person, given: dict[str, Any]) -> int:
    return person.say(_text(given, "text"), _maybe_number(given, "reply_to"))


def _edit(person: Person, given: dict[str, Any]) -> None:
    person.edit(_number(given, "message_id"), _text(given, "text"))


def _location(person: Person, given: dict[str, Any]) -> int:
    return person.send_location(_degrees(given, "latitude"), _degrees(given, "longitude"))


def _tap(person: Person, given: dict[str, Any]) -> str:
    return person.tap(_number(given, "message_id"), _text(given, "data"))


def _start(person: Person, given: dict[str, Any]) -> int:
    return person.open_link(_text(given, "param") if given.get("param") else None)


def _profile(person: Person, given: dict[str, Any]) -> None:
    changes = {name: given[name] for name in PROFILE if name in given}
    if any(not isinstance(value, str | None) for value in changes.values()):
        raise PhoneError("A name is a text.")
    if "first_name" in changes and not (changes["first_name"] or "").strip():
        raise PhoneError("A first name is needed.")
    person.change_profile(**changes)


ACTIONS: dict[str, Action] = {
    "say": _say,
    "edit": _edit,
    "location": _location,
    "sticker": lambda person, _: person.send_sticker(),
    "forward": lambda person, given: person.forward(_text(given, "text")),
    "tap": _tap,
    "start": _start,
    "block": lambda person, _: person.block(),
    "unblock": lambda person, _: person.unblock(),
    "profile": _profile,
}


async def _file(form: FormData) -> tuple[bytes, int | None]:
    file, reply_to = form.get("file"), form.get("reply_to")
    if not isinstance(file, UploadFile):
        raise PhoneError("Choose a file first.")
    if reply_to and not (isinstance(reply_to, str) and reply_to.isdigit()):
        raise PhoneError("reply_to is a message number.")
    return await file.read(), int(str(reply_to)) if reply_to else None


async def _photo(person: Person, form: FormData) -> int:
    content, reply_to = await _file(form)
    caption = form.get("caption")
    return person.send_photo(content, caption if isinstance(caption, str) else None, reply_to)


async def _voice(person: Person, form: FormData) -> int:
    content, reply_to = await _file(form)
    return person.send_voice(content, reply_to=reply_to)


UPLOADS: dict[str, Callable[[Person, FormData], Awaitable[int]]] = {"photo": _photo, "voice": _voice}
