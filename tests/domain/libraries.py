"""A made-up library with as many prompts of each kind as the real one promises at least."""

from itertools import count, cycle
from typing import get_args

from bot.domain.people import TRACKS
from bot.domain.prompts import (
    CHECKIN_PRACTICE,
    Audience,
    Company,
    FirstWeek,
    Library,
    NotWhere,
    Prompt,
    PromptKind,
    When,
)
from bot.domain.rhythm import HURT_PRACTICES, LATER_PRACTICES, REPAIRING_PRACTICES, TOGETHER_PRACTICES

Spec = tuple[str, Audience, Company, tuple[int, int, int]]
"""A practice, for whom, in whose company, and how many there are at each stage."""

FULL: tuple[Spec, ...] = (
    *((track, "both", "anyone", (48, 6, 0)) for track in TRACKS),
    *((track, "both", "partner", (12, 20, 20)) for track in TRACKS),
    *((track, "both", "alone", (14, 0, 0)) for track in TRACKS),
    *((track, "hurt", "alone", (6, 1, 0)) for track in TRACKS),
    *((track, "repairing", "partner", (6, 1, 0)) for track in TRACKS),
    *((practice, "hurt", "alone", (30, 14, 7)) for practice in HURT_PRACTICES),
    *((practice, "repairing", "alone", (28, 14, 6)) for practice in REPAIRING_PRACTICES),
    *((practice, "both", "alone", (24, 4, 2)) for practice in (*TOGETHER_PRACTICES, *LATER_PRACTICES)),
    *((practice, "both", "partner", (3, 14, 5)) for practice in TOGETHER_PRACTICES),
    *((practice, "both", "anyone", (0, 0, 12)) for practice in LATER_PRACTICES),
    (CHECKIN_PRACTICE, "both", "alone", (60, 5, 0)),
)


def library(specs: tuple[Spec, ...] = FULL) -> Library:
    """Kinds, hours and what else a prompt says of itself go round, so that each comes with each."""
    numbers: dict[str, count[int]] = {}
    kinds = cycle(get_args(PromptKind))
    prompts = []
    for practice, audience, company, stages in specs:
        for stage, many in enumerate(stages, 1):
            for place in range(many):
                number = next(numbers.setdefault(practice, count(1)))
                is_own = practice != CHECKIN_PRACTICE and (audience != "both" or company == "alone")
                prompts.append(
                    Prompt(
                        id=f"{practice}-{number:03}",
                        practice=practice,
                        text="",
                        stage=stage,
                        audience=audience,
                        company=company,
                        kind=next(kinds),
                        minutes=1 + place % 30,
                        cost="free",
                        apart=company == "partner" and place % 2 == 0,
                        when=_when(place) if is_own else "any",
                        touch=stage == 3 and place % 4 == 1,
                        not_where=_not_where(place, practice),
                    )
                )
    return Library.of(prompts, first_week(prompts))


def first_week(prompts: list[Prompt]) -> FirstWeek:
    early = [one for one in prompts if one.stage == 1 and one.kind != "play"]
    fit = [one for one in early if not one.not_where and one.when == "any"]

    def named(audience: str) -> list[str]:
        alone = [one for one in fit if one.is_own and one.company == "alone"]
        return [one.id for one in alone if one.audience == audience][:7]

    shared = {
        at: next(one.id for one in fit if one.practice == practice and one.company == "anyone")
        for at, practice in ((3, "connection"), (5, "gratitude"), (6, "memories"))
        if any(one.practice == practice and one.company == "anyone" for one in fit)
    }
    hurt, repairing = named("hurt"), named("repairing")
    mixed = [name for pair in zip(hurt, repairing, strict=False) for name in pair][:7]
    return FirstWeek(
        {"hurt": (*hurt,), "repairing": (*repairing,), "mixed": (*mixed,), "unsaid": (*named("both"),)},
        shared,
    )


def _when(place: int) -> When:
    hours: dict[int, When] = {5: "evening", 11: "morning", 17: "outing"}
    return hours.get(place, "any")


def _not_where(place: int, practice: str) -> frozenset[NotWhere]:
    if practice == CHECKIN_PRACTICE:
        return frozenset()
    where: dict[int, frozenset[NotWhere]] = {3: frozenset({"affair"}), 7: frozenset({"money"})}
    return where.get(place % 12, frozenset())
