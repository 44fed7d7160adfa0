"""The forgetting curve of FSRS-6, for orders and forecasts that need no scheduler."""

from __future__ import annotations

DECAY = 0.1542
"""FSRS-6's default parameter w20."""

FACTOR = 0.9 ** (-1 / DECAY) - 1
"""Set so that R is 0.9 when as many days have gone by as the stability."""


def retrievability(stability: float, days: float) -> float:
    """Chance to recall after `days` without review, given a stability in days.

    R = (1 + FACTOR·t/S)^-DECAY (FSRS-6, Ye 2025). Takes fractions of a day.
    """
    return float((1 + FACTOR * max(days, 0.0) / stability) ** -DECAY)
