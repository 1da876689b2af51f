"""Each operation becomes exactly one call of the Bot API, and comes out of the outbox as it went in."""

from typing import Any

import pytest

from bot.delivery.methods import Method, facts_of
from bot.delivery.novelties import without_novelties
from bot.delivery.requests import request
from bot.texts.card import (
    DOCUMENT_BYTES,
    PHOTO_BYTES,
    Button,
    Card,
    FileTooLargeError,
    Media,
    Upload,
    irrevocable,
)
from bot.texts.operations import (
    AnswerTap,
    Edit,
    LeaveChat,
    Operation,
    React,
    Remove,
    Show,
    Strip,
    name_of,
)
from bot.texts.packing import carries_file, pack, unpack
from kintsugi_sandbox.validation.schema import RawCall, Upload as Uploaded, load_schema

BUTTONS = (
    (Button("Yes", "yes:1"), irrevocable(Button("Gone", "gone:1"))),
    (Button("t.me", url="https://t.me/x"),),
)
PAPER = Upload("document", "words.txt", b"words")
OPERATIONS: list[tuple[Operation, str]] = [
    (Show(Card("<b>words</b>", BUTTONS, silent=True, protected=True), reply_to=5), "sendMessage"),
    (Show(Card("words", location_label="Here")), "sendMessage"),
    (Show(Card("words", plain=True)), "sendMessage"),
    (Show(Card("words", reply_hint="Say it")), "sendMessage"),
    (Show(Card("words", ((Button("Copy", copy="it"),),))), "sendMessage"),
    (Show(Card("words", media=Media("photo", "id"), protected=True)), "sendPhoto"),
    (Show(Card("", media=Media("voice", "id"))), "sendVoice"),
    (Show(Card("words", media=Media("document", "id"))), "sendDocument"),
    (Show(Card("words", BUTTONS, media=PAPER)), "sendDocument"),
    (Show(Card("", media=Upload("photo", "curve.png", b"\x89PNG"))), "sendPhoto"),
    (Edit(Card("words", BUTTONS)), "editMessageText"),
    (Edit(Card("words"), caption=True), "editMessageCaption"),
    (Strip(), "editMessageReplyMarkup"),
    (Remove(), "deleteMessage"),
    (React(7, "✍"), "setMessageReaction"),
    (AnswerTap("tap"), "answerCallbackQuery"),
    (AnswerTap("tap", "words", alert=True), "answerCallbackQuery"),
    (LeaveChat(), "leaveChat"),
]


@pytest.mark.parametrize(("operation", "method"), OPERATIONS)
def test_an_operation_survives_the_outbox(operation: Operation, method: str) -> None:
    packed = pack(operation)
    attached = operation.card.media.content if _uploads(operation) else None  # type: ignore[union-attr]  # as _uploads says
    assert carries_file(packed) is (attached is not None)
    assert unpack(name_of(operation), packed, attached) == operation


@pytest.mark.parametrize(("operation", "method"), OPERATIONS)
def test_an_operation_is_one_call_that_the_bot_api_takes(operation: Operation, method: str) -> None:
    call = request(operation, 42, 77)
    assert call.method == method
    files = {name: Uploaded(file.name, file.content, "") for name, file in call.files.items()}
    load_schema().check(method, RawCall(typed=dict(call.params), files=files))


def test_every_method_is_used() -> None:
    assert {request(operation, 42, 77).method for operation, _ in OPERATIONS} == set(Method)


def test_what_changes_a_message_names_it() -> None:
    for operation in (Edit(Card("words")), Strip(), Remove()):
        with pytest.raises(ValueError, match="no message"):
            request(operation, 42)


def test_a_method_the_bot_does_not_use_counts_as_a_message() -> None:
    assert not facts_of("sendDice").repeatable
    assert facts_of("sendDice").per_chat


def test_without_its_bytes_a_file_is_not_sent() -> None:
    with pytest.raises(ValueError, match="missing"):
        unpack("show", pack(Show(Card("", media=PAPER))))


@pytest.mark.parametrize(("kind", "most"), [("photo", PHOTO_BYTES), ("document", DOCUMENT_BYTES)])
def test_a_file_that_telegram_would_not_take_is_never_queued(kind: Any, most: int) -> None:
    Upload(kind, "largest", bytes(most))
    for size in (0, most + 1):
        with pytest.raises(FileTooLargeError, match=f"of {size} bytes"):
            Upload(kind, "name", bytes(size))


def test_only_what_is_new_to_an_older_server_is_left_out() -> None:
    new = request(Show(Card('at <tg-time unix="5">noon</tg-time> &lt;tg-time&gt; <b>x</b>', BUTTONS)), 42)
    plain = without_novelties(new)
    assert plain is not None
    assert plain.params["text"] == "at noon &lt;tg-time&gt; <b>x</b>"
    assert "style" in str(new.params)
    assert "style" not in str(plain.params)
    assert without_novelties(plain) is None
    assert without_novelties(request(Strip(), 42, 77)) is None


def _uploads(operation: Operation) -> bool:
    return isinstance(operation, Show) and isinstance(operation.card.media, Upload)
