"""What Telegram shows of somebody's account, by which a person who knows them can tell that it is them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """`name` is what the account calls itself, and may be anything; a `username` belongs to one account alone."""

    name: str
    username: str | None
