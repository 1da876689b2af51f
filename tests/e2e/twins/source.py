"""A seeded source of randomness, begun anew at every step: two runs of a life can be compared; holds no test."""

import base64
import re
from random import Random
from typing import Any

_NUMBER = re.compile(r"\d{5,}")
_VEIL_BITS = 20
_VEILED = 1 << 50


class SeededRandomness:
    """What it gives depends on the seed and the step alone, not on how much was drawn in earlier steps."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = Random(seed)
        self._given: set[int] = set()

    def begin(self, step: object) -> None:
        """From now on draw what belongs to this step."""
        self._random = Random(f"{self._seed} {step}")

    def bits(self, count: int) -> int:
        number = self._random.getrandbits(count)
        self._given |= {number, number + 1}
        return number

    def token(self, count: int) -> str:
        return base64.urlsafe_b64encode(self._random.randbytes(count)).rstrip(b"=").decode()

    def veiled(self, data: str, names: dict[int, str]) -> str:
        """A text without the numbers of which nothing can be learned; `names` remembers which is which.

        A number that was drawn tells only whether it is the same as another. One whose lowest bits were drawn tells
        all that stands above those.
        """

        def name(found: re.Match[str]) -> str:
            number = int(found[0])
            if number in self._given:
                return names.setdefault(number, f"random {len(names)}")
            if number > _VEILED and number % (1 << _VEIL_BITS) in self._given:
                return f"{number >> _VEIL_BITS} {names.setdefault(number, f'random {len(names)}')}"
            return found[0]

        return _NUMBER.sub(name, data)


def frozen(value: Any) -> Any:
    """JSON without what the sandbox itself makes up: the number of a tap."""
    if isinstance(value, dict):
        return {key: frozen(one) for key, one in value.items() if key != "callback_query_id"}
    return [frozen(one) for one in value] if isinstance(value, list) else value
