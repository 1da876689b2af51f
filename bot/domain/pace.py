"""At which stage two people begin; knows nobody's name and sends nothing."""

from collections.abc import Iterable

from bot.domain.people import Role

_NEEDS_STEADINESS: frozenset[Role | None] = frozenset({"hurt", "mixed"})


def has_hurt(roles: Iterable[Role | None]) -> bool:
    """Whether the trust of any of them was hurt, wholly or in part."""
    return any(role in _NEEDS_STEADINESS for role in roles)


def beginning_stage(roles: Iterable[Role | None]) -> int:
    """Stage 1 (steady) where trust was hurt, else stage 2 (attune)."""
    return 1 if has_hurt(roles) else 2
