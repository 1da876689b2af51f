"""Whatever one of two does in private, everything that the other gets is the same, byte for byte, in any life.

A life of the two is lived by the whole bot several times: as it is, and with private acts of Ana's besides. What Ben
gets is compared: each call about him, at its instant and in its order, with every word, number and button.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st

from tests.e2e.twins.compare import difference, lived
from tests.e2e.twins.life import Life, Someone, Step, lives
from tests.e2e.twins.private import PERHAPS_SHOWN, PRIVATE, QUIET, STILL, Act
from tests.e2e.story import words
from tests.e2e.twins.told import SHOWS

ALL = PRIVATE | PERHAPS_SHOWN


def tell(name: str, life: Life, found: str | None) -> str:
    return f"{name}: {found}\nin {life}"
