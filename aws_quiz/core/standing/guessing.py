"""Luck, taken off and put back (formula scoring; Frary 1988)."""

from __future__ import annotations

USUAL_LUCK = 0.28
"""How often a guess is right: one of four options is, and one can often be ruled out."""


def corrected(right: float, wrong: float, luck: float) -> float:
    """How many of so many answers were known: those right, less what luck explains by those wrong."""
    return right - wrong * luck / (1 - luck)


def with_luck(found: float, luck: float) -> float:
    """The share right where so much is found known and the rest is left to luck."""
    return found + (1 - found) * luck
