"""The only source of numbers that nobody can guess or count; it must not know what they are for."""

import secrets
from typing import Protocol


class Randomness(Protocol):
    """Where random numbers come from. Keys and nonces have the operating system's own, always."""

    def bits(self, count: int) -> int:
        """Return a number from 0 to 2 ** `count` - 1."""
        ...

    def token(self, count: int) -> str:
        """Return `count` random bytes as base64url text."""
        ...


class SystemRandomness:
    """The operating system's own."""

    def bits(self, count: int) -> int:
        """Return a number that cannot be guessed."""
        return secrets.randbits(count)

    def token(self, count: int) -> str:
        """Return a text that cannot be guessed."""
        return secrets.token_urlsafe(count)
