"""The kinds of danger that somebody's words may speak of; must not know by which words."""

from typing import Literal, get_args

DangerKind = Literal["die", "hurt", "afraid", "watched"]
"""Wanting to die; somebody is hit or hurt; afraid of the partner; watched or forbidden things. The gravest first."""

KINDS: tuple[DangerKind, ...] = get_args(DangerKind)
