"""The forgetting curve of FSRS-6, for orders and forecasts that need no scheduler."""

from __future__ import annotations

DECAY = 0.1542
"""FSRS-6's default parameter w20."""


def factor_of(decay: float) -> float:
    """Set so that R is 0.9 when as many days have gone by as the stability."""
    return float(0.9 ** (-1 / decay) - 1)


FACTOR = factor_of(DECAY)


def retrievability(stability: float, days: float, decay: float = DECAY) -> float:
    """Chance to recall after `days` without review, given a stability in days.

    R = (1 + factor·t/S)^-decay (FSRS-6, Ye 2025). Takes fractions of a day.
    """
    factor = FACTOR if decay == DECAY else factor_of(decay)
    return float((1 + factor * max(days, 0.0) / stability) ** -decay)
