"""A week of prompts for each role, from the real library: `python -m tests.domain.example_weeks` writes them anew."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from bot.domain.choosing import ChoiceInput, choose_own, choose_shared

from bot.domain.people import Role
from bot.domain.prompts import Library, Prompt
from bot.texts.content import content_root
from bot.texts.library import load_library
from bot.texts.practices import load_practices

PAGE = Path(__file__).resolve().parents[2] / "docs" / "choosing.md"
BEGIN = "<!-- Written by `python -m tests.domain.example_weeks`; a test keeps it true. -->\n"
END = "<!-- The end of what is written by it. -->\n"

MONDAY = date(2027, 1, 4)
SUNDAY = 6
WEEKS: tuple[tuple[Role, int, int, str], ...] = (  # role, stage, the couple's number, what it is called
    ("hurt", 1, 7, "Hurt, in stage 1"),
    ("repairing", 1, 7, "Repairing, the partner of the week above"),
    ("mixed", 2, 12, "Some of both, in stage 2"),
    ("unsaid", 3, 19, "Would rather not say, in stage 3"),
)

Days = list[tuple[date, Prompt, bool]]


def week(library: Library, role: Role, stage: int, couple: int) -> Days:
    """Seven days of one person whose partner gets the same shared prompts."""
    seen: dict[str, date] = {}
    days: Days = []
    for day in (MONDAY + timedelta(days=number) for number in range(7)):
        shared = choose_shared(library, asked(day, "unsaid", stage, seen, couple))
        prompt = shared or choose_own(library, asked(day, role, stage, seen, seed=len(role)))
        if prompt is None:
            raise ValueError("the library has nothing for this day")
        seen[prompt.id] = day
        days.append((day, prompt, shared is not None))
    return days


def asked(day: date, role: Role, stage: int, seen: Mapping[str, date], seed: int) -> ChoiceInput:
    return ChoiceInput(day=day, role=role, stage=stage, couple_seen=seen, seed=seed, checkin_weekday=SUNDAY)


def written(library: Library) -> Iterator[str]:
    practices = load_practices(content_root(), "en")
    for role, stage, couple, title in WEEKS:
        yield f"\n### {title}\n\n| day | practice | for | min | prompt |\n|---|---|---|---|---|\n"
        for day, prompt, shared in week(library, role, stage, couple):
            name, whose = practices[prompt.practice].name, "both" if shared else "own"
            yield f"| {day:%A} | {name} | {whose} | {prompt.minutes} | {prompt.text} |\n"
    yield "\n"


def page(text: str) -> str:
    """`text` of the page with the weeks as they are now."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{''.join(written(load_library(content_root(), 'en')))}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
