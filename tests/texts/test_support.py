"""The support lines: only those that were found, read strictly, and the country a time zone means."""

from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from bot.texts.content import ContentError, content_root
from bot.texts.countries import country_name, country_of
from bot.texts.support import Support, load_support

GOOD = """checked = "2026-11"
[[line]]
country = "GB"
name = "Samaritans"
serves = "anyone"
number = "116 123"
page = "samaritans.org"
"""


@pytest.fixture(scope="module")
def support() -> Support:
    return load_support(content_root(), "en")


def test_every_line_is_one_that_was_found(support: Support) -> None:
    """Whoever adds a line has looked its number up, and writes it here a second time."""
    assert [(line.country, line.number, line.serves) for line in support.all_lines] == [
        ("US", "1-800-799-7233", "anyone, any gender"),
        ("US", "988", "anyone"),
        ("GB", "0808 2000 247", "women"),
        ("GB", "116 123", "anyone"),
        ("GB", "0808 801 0327", "men"),
        ("GB", "0800 999 5428", "LGBT+ people"),
        ("GB", "0808 802 4040", "people worried about their own behaviour"),
        ("DE", "116 016", "women"),
        ("ES", "016", "women"),
        ("FR", "3919", "women"),
        ("IT", "1522", "women"),
        ("CA", "9-8-8", "anyone"),
        ("AU", "1800 737 732", "anyone"),
        ("AU", "13 11 14", "anyone"),
        ("AU", "1300 78 99 78", "men"),
        ("NZ", "0800 733 843", "women"),
    ]
    assert support.checked == date(2026, 11, 1)


def test_lines_are_found_by_country_and_never_guessed(support: Support) -> None:
    assert [line.name for line in support.lines("FR")] == ["Violences Femmes Info"]
    assert support.lines("PT") == support.lines(None) == ()
    assert support.crisis_line("GB") == support.lines("GB")[1]
    assert support.crisis_line("FR") is None


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB"),
        ("Europe/Belfast", "GB"),
        ("Europe/Jersey", "JE"),
        ("Europe/Lisbon", "PT"),
        ("America/New_York", "US"),
        ("US/Pacific", "US"),
        ("America/Puerto_Rico", "PR"),
        ("America/Montreal", "CA"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Oslo", "NO"),
        ("Pacific/Auckland", "NZ"),
        ("Antarctica/South_Pole", None),
        ("Atlantic/Jan_Mayen", None),
        ("Etc/GMT-3", None),
        ("EST", None),
        ("Nowhere/Town", None),
        (None, None),
    ],
)
def test_a_zone_means_a_country(zone: str | None, country: str | None) -> None:
    assert country_of(zone) == country


def test_every_zone_can_be_asked_about() -> None:
    assert {type(country_of(zone)) for zone in available_timezones()} == {str, type(None)}


def test_countries_have_names() -> None:
    assert country_name("DE", "en") == "Germany"
    assert country_name("QX", "en") == "QX"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (GOOD.replace('checked = "2026-11"', ""), "1: 'checked' is a year and month"),
        (GOOD.replace("2026-11", "2026-13"), "1: 'checked' is a year and month"),
        (GOOD.replace('"GB"', '"uk"'), "3: 'country' is two capital letters"),
        (GOOD.replace('"GB"', '"ZZ"'), "3: 'country' is two capital letters"),
        (GOOD.replace("116 123", "call us"), "6: 'number' holds digits"),
        (GOOD.replace('name = "Samaritans"\n', ""), "2: 'name' is missing"),
        (GOOD + 'crisis = "yes"\n', "8: 'crisis' is true or false"),
        (GOOD + 'fax = "1"\n', "8: 'fax' means nothing here"),
        ('checked = "2026-11"', "1: there is no [[line]] table here"),
        ("checked = ", "1: this is not TOML"),
    ],
)
def test_a_mistake_is_named_by_its_line(tmp_path: Path, wrong: str, says: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "support.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_support(tmp_path, "en")
    assert any(f"{problem.line}: {problem.says}".startswith(says) for problem in caught.value.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"en/support.toml:1: this file is missing"):
        load_support(tmp_path, "en")
