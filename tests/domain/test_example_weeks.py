"""The page about choosing shows what the library really gives."""

from tests.domain.example_weeks import PAGE, page


def test_the_example_weeks_are_what_people_get() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "write it anew with: python -m tests.domain.example_weeks"
