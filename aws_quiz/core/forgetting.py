"""The forgetting curve of FSRS-6, for orders and forecasts that need no scheduler."""

from __future__ import annotations

DECAY = 0.1542
"""FSRS-6's default parameter w20."""


def retrievability(stability: float, days: float, decay: float = DECAY) -> float:
    """Chance to recall after `days` without review, given a stability in days.

    R = (1 + f·t/S)^-d with f set so that R = 0.9 at t = S (FSRS-6, Ye 2025). Takes fractions of a day.
    """
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * max(days, 0.0) / stability) ** -decay)
