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


def mean_retrievability(retention: float, decay: float = DECAY) -> float:
    """The mean of R from a review to the day it falls to `retention`: what reviews on time keep it at, on average.

    The integral of the curve above over that span, divided by the span; the stability cancels.
    """
    end = retention ** (-1 / decay)
    return float((end ** (1 - decay) - 1) / ((1 - decay) * (end - 1)))
