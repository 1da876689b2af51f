"""HTML is parsed as Telegram parses it, and refused where Telegram refuses it."""

from typing import Any

import pytest

from kintsugi_sandbox.errors import ApiError
from kintsugi_sandbox.validation.markup_html import parse_html
from kintsugi_sandbox.validation.text import caption_fields, text_fields


def spans(source: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in parse_html(source)[1]]


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("b strong", "bold"),
        ("i em", "italic"),
        ("u ins", "underline"),
        ("s strike del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_each_simple_tag_becomes_its_entity(tags: str, kind: str) -> None:
    for tag in tags.split():
        assert parse_html(f"a<{tag}>bc</{tag}>d") == ("abcd", [{"type": kind, "offset": 1, "length": 2}])
        assert spans(f"<{tag.upper()}>x</{tag}>") == [(kind, 0, 1)]


def test_tags_with_attributes() -> None:
    assert spans('<span class="tg-spoiler">x</span>') == [("spoiler", 0, 1)]
    assert spans("<blockquote expandable>x</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert parse_html('<a href="https://x.org/?a=1&amp;b=2">x</a>')[1][0]["url"] == "https://x.org/?a=1&b=2"
    assert parse_html('<tg-emoji emoji-id="55">👍</tg-emoji>')[1][0]["custom_emoji_id"] == "55"
    assert parse_html('<pre><code class="language-python">x</code></pre>')[1] == [
        {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    ]
    assert parse_html('<a href="tg://user?id=7">x</a>')[1][0]["user"]["id"] == 7


def test_entities_are_counted_in_utf16_units_and_may_nest() -> None:
    assert spans("👋🏽<b>é<i>👨‍👩‍👧</i></b>") == [("bold", 4, 9), ("italic", 5, 8)]


def test_character_references() -> None:
    assert parse_html("&lt;b&gt; &amp; &quot;&#65;&#x42;&#128075;")[0] == '<b> & "AB👋'
    assert parse_html("you & me")[0] == "you & me"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", """Can't find end tag corresponding to start tag "b\""""),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("I <3 you", "Unclosed start tag at byte offset 2"),
        ("<br/>", 'Unsupported start tag "br/"'),
        ("<b/>x</b>", 'Unsupported start tag "b/"'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier"),
        ("&nbsp;", "Unsupported entity"),
        ("&#55357;", "Unsupported entity"),
        ('<a href="javascript:x">x</a>', "Wrong URL"),
    ],
)
def test_what_does_not_parse_is_refused(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.status == 400
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in refused.value.description


def text(source: str, **more: Any) -> dict[str, Any]:
    return text_fields({"text": source, **more})


def test_length_is_counted_after_parsing_in_utf16_units() -> None:
    assert len(text("<b>" + "x" * 4096 + "</b>", parse_mode="HTML")["text"]) == 4096
    assert text("👋" * 2048)
    assert text("&lt;" * 4096, parse_mode="html")
    for too_long in ("x" * 4097, "👋" * 2048 + "x"):
        with pytest.raises(ApiError, match="message is too long"):
            text(too_long)
    assert caption_fields({"caption": "x" * 1024})
    with pytest.raises(ApiError, match="caption is too long"):
        caption_fields({"caption": "x" * 1025})


@pytest.mark.parametrize("nothing", ["", " \n ", "<b> </b>", "\u200b\u2060", "\u2800"])
def test_a_text_of_nothing_is_empty(nothing: str) -> None:
    with pytest.raises(ApiError, match="message text is empty"):
        text(nothing, parse_mode="HTML")


def test_blanks_at_the_ends_go_and_entities_move_along() -> None:
    assert text("  <b> x </b>y ", parse_mode="HTML") == {
        "text": "x y",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
    }


def test_links_commands_and_names_are_found_outside_of_code() -> None:
    found = text(
        "/start, see https://t.me/x_bot?start=a_b! @friend #gold <code>/no</code>", parse_mode="HTML"
    )
    assert [e["type"] for e in found["entities"]] == ["bot_command", "url", "mention", "hashtag", "code"]
    url = found["entities"][1]
    assert found["text"][url["offset"] :][: url["length"]] == "https://t.me/x_bot?start=a_b"


def test_given_entities_must_lie_inside_the_text_and_exclude_a_parse_mode() -> None:
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    assert text("hello", entities=bold)["entities"] == bold
    with pytest.raises(ApiError, match="outside of the text"):
        text("four", entities=bold)
    with pytest.raises(ApiError, match="exclude each other"):
        text("hello", entities=bold, parse_mode="HTML")


def test_a_parse_mode_the_sandbox_does_not_know_is_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        text("x", parse_mode="LaTeX")
