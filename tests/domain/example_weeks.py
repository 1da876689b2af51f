"""Weeks of prompts for each role, from the real library: `python -m tests.domain.example_weeks` writes them anew."""

from collections.abc import Iterator
from pathlib import Path

from bot.domain.people import Role
from bot.domain.prompts import Library
from bot.texts.content import content_root
from bot.texts.library import load_library
from bot.texts.practices import load_practices
from tests.domain.lives import Couple, Day, live

PAGE = Path(__file__).resolve().parents[2] / "docs" / "choosing.md"
BEGIN = "<!-- Written by `python -m tests.domain.example_weeks`; a test keeps it true. -->\n"
END = "<!-- The end of what is written by it. -->\n"

SECOND, THIRD = 8, 16  # weeks in which the couple goes on a stage
WEEKS: tuple[tuple[Role, int, int, str], ...] = (  # role, the couple's number, which week, what it is called
    ("hurt", 7, 0, "Hurt, the first week"),
    ("repairing", 7, 0, "Repairing, the partner of the week above"),
    ("hurt", 7, 3, "Hurt, a later week of stage 1"),
    ("mixed", 12, 10, "Some of both, in stage 2"),
    ("unsaid", 19, 18, "Would rather not say, in stage 3"),
)


def week(library: Library, role: Role, couple: int, number: int) -> list[Day]:
    """Seven days, from a Monday on, of one person of a couple that meets on Sundays."""
    stages = {SECOND * 7: 2, THIRD * 7: 3}
    life = live(Couple(library, seed=couple, stages=stages), (number + 1) * 7, role=role, seed=len(role))
    return life[number * 7 :]


def written(library: Library) -> Iterator[str]:
    practices = load_practices(content_root(), "en")
    for role, couple, number, title in WEEKS:
        yield f"\n### {title}\n\n| day | practice | for | min | prompt |\n|---|---|---|---|---|\n"
        for day in week(library, role, couple, number):
            if day.prompt is None:
                raise ValueError("the library has nothing for this day")
            name, whose = practices[day.prompt.practice].name, "both" if day.shared else "own"
            yield f"| {day.day:%A} | {name} | {whose} | {day.prompt.minutes} | {day.prompt.text} |\n"
    yield "\n"


def page(text: str) -> str:
    """`text` of the page with the weeks as they are now."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{''.join(written(load_library(content_root(), 'en')))}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
