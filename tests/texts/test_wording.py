"""A sentence is said exactly, with what people wrote in it unharmed and harmless, or not at all."""

import time
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.domain.plaintext import utf16_length
from bot.texts.content import ContentError, content_root, languages
from bot.texts.wording import Html, Wording, WordingError, load_wording

SENTENCES = """
-brand = Kintsugi
hello = Hello, <b>{ $name }</b>!
days = { $count ->
    [0] No days
    [one] One day
   *[other] { $count } days
 } left.
role = { $role ->
    [hurt] You were hurt
   *[unsaid] Said nothing
 }, { $name }.
signed = { hello } This is { -brand }.
button-share = Share with { $name }
two =
    One line.

    Another line, indented:
      so.
quoted = { "{" }{ $name }{ "}" }
"""


def written(folder: Path, **files: str) -> Path:
    (folder / "en" / "wording").mkdir(parents=True)
    for name, source in files.items():
        (folder / "en" / "wording" / f"{name}.ftl").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def real() -> Wording:
    return load_wording(content_root(), "en")


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    return load_wording(written(tmp_path, some=SENTENCES), "en")


def test_values_are_put_in(wording: Wording) -> None:
    assert wording.text("hello", name="Ana") == "Hello, <b>Ana</b>!"
    assert wording.text("signed", name="Ana") == "Hello, <b>Ana</b>! This is Kintsugi."
    assert wording.text("two") == "One line.\n\nAnother line, indented:\n  so."


def test_numbers_are_plain_and_choose_the_form(wording: Wording) -> None:
    said = [wording.text("days", count=count) for count in (0, 1, 2, 12345)]
    assert said == ["No days left.", "One day left.", "2 days left.", "12345 days left."]


def test_a_sentence_can_choose_by_a_word(wording: Wording) -> None:
    assert wording.text("role", role="hurt", name="Ana") == "You were hurt, Ana."
    assert wording.text("role", role="other", name="Ana") == "Said nothing, Ana."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        ("{ $x }", "{ $x }"),
        ("&amp; \"q\" 's'", "&amp;amp; &quot;q&quot; 's'"),
        ("[one]\n*[x]", "[one]\n*[x]"),
        ("\ue0000\ue001", "\ue0000\ue001"),
        ("\\1 \\g<0>", "\\1 \\g&lt;0&gt;"),
        ("", ""),
        ("👩‍👩‍👧\x01", "👩‍👩‍👧\x01"),
        (Html("<i>x</i>"), "<i>x</i>"),
    ],
)
def test_values_come_through_exactly(wording: Wording, value: str, shown: str) -> None:
    assert wording.text("hello", name=value) == f"Hello, <b>{shown}</b>!"
    assert wording.text("quoted", name=value) == f"{{{shown}}}"


def test_long_values_and_long_sentences_come_through(tmp_path: Path) -> None:
    long = load_wording(written(tmp_path, some=f"long = {'word ' * 900}end {'{'} $x {'}'}\n"), "en")
    assert long.text("long", x="y" * 4096) == f"{'word ' * 900}end {'y' * 4096}"


@pytest.mark.parametrize("value", ["שלום", "مرحبا 3", "\u202eabc", "abc \u05d0"])
def test_right_to_left_values_keep_to_themselves(wording: Wording, value: str) -> None:
    assert wording.text("hello", name=value) == f"Hello, <b>\u2068{value}\u2069</b>!"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_value_can_add_markup(real: Wording, value: str) -> None:
    key = next(key for key in sorted(real.keys()) if real.variables(key) == {"name"})
    empty, said = real.text(key, name="x"), real.text(key, name=value)
    assert said.count("<") == empty.count("<")
    assert said.count('"') == empty.count('"')


def test_labels_are_plain_and_short(wording: Wording) -> None:
    assert wording.label("button-share", name="<b>") == "Share with <b>"
    long = wording.label("button-share", name="👨\u200d👩\u200d👧" * 30)
    assert utf16_length(long) <= 64
    assert long.endswith("👧…")
    assert wording.plain("button-share", name="x" * 100) == f"Share with {'x' * 100}"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("nothing", {}),
        ("hello", {}),
        ("hello", {"name": "secret", "other": 1}),
        ("signed", {}),
        ("-brand", {}),
    ],
)
def test_what_is_asked_for_wrongly_is_refused_without_values(
    wording: Wording, key: str, values: dict[str, str | int]
) -> None:
    with pytest.raises(WordingError) as refused:
        wording.text(key, **values)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("ok = Fine\nbad = {", 2, "cannot be read"),
        ("ok = Fine\n\nnot fluent at all\n", 3, "cannot be read"),
        ("ok = Fine\nok = Again\n", 2, "stands already"),
        ("ok = { nowhere }\n", 1, "does not exist"),
        ("ok = { -nowhere }\n", 1, "does not exist"),
        ("a = { b }\nb = { a }\n", 1, "refers to itself"),
        ("ok = Fine\n    .title = No\n", 1, "no attributes"),
        ("ok = \ue000\n", 1, "kept for values"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, source: str, line: int, says: str) -> None:
    with pytest.raises(ContentError) as refused:
        load_wording(written(tmp_path, bad=source), "en")
    assert (line, True) in {(problem.line, says in problem.says) for problem in refused.value.problems}
    assert "en/wording/bad.ftl:" in str(refused.value)


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        load_wording(written(tmp_path, one="a = {\n", two="b = {\n"), "en")
    assert len(refused.value.problems) == 2


def test_a_language_without_wording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        load_wording(tmp_path, "xx")


def test_every_language_has_every_sentence() -> None:
    english = load_wording(content_root(), "en")
    for language in languages(content_root()):
        other = load_wording(content_root(), language)
        assert other.keys() == english.keys()
        keys = english.keys()
        assert all(other.variables(key) == english.variables(key) for key in keys)


def test_a_sentence_is_said_quickly(wording: Wording) -> None:
    began = time.perf_counter()
    for _ in range(1000):
        wording.text("hello", name="Ana")
    assert time.perf_counter() - began < 0.5
