"""The formulas of FSRS-6 (Ye 2025): what an answer makes of stability and difficulty, without the library.

`memory.step` carries logged answers through the library `fsrs`; a plan asks what *would* become of a thousand concepts
and must neither wait for its import nor make a card for each. A test holds that both give the same.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import NamedTuple

from aws_quiz.core.memory.review import Rating

WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The 21 default parameters, w0 to w20."""

LOWER = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0,
    0.0, 0.0, 0.1,
)  # fmt: skip
UPPER = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip
"""Between which each parameter lies."""

LEAST_STABILITY = 0.001
EASIEST, HARDEST = 1.0, 10.0


class Strength(NamedTuple):
    """Stability in days, and difficulty from 1 to 10."""

    stability: float
    difficulty: float


class Curve(NamedTuple):
    """FSRS-6 with one set of its 21 parameters."""

    weights: tuple[float, ...] = WEIGHTS

    @property
    def decay(self) -> float:
        return self.weights[20]

    @property
    def factor(self) -> float:
        """Set so that R is 0.9 when as many days have gone by as the stability."""
        return float(0.9 ** (-1 / self.decay) - 1)

    def recall(self, stability: float, days: float) -> float:
        """The chance to recall after so many days."""
        return float((1 + factor_of(self.decay) * max(days, 0.0) / stability) ** -self.decay)

    def first(self, rating: Rating) -> Strength:
        """What a first answer leaves."""
        return Strength(max(self.weights[rating - 1], LEAST_STABILITY), _clamped(self._first_difficulty(rating)))

    def again(self, held: Strength, rating: Rating, days: float) -> Strength:
        """What one more answer leaves, `days` after the last; less than one day counts as the same sitting."""
        w = self.weights
        stability, difficulty = held
        if days < 1:
            grown = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
            after = stability * (max(grown, 1.0) if rating >= Rating.HARD else grown)
        elif rating is Rating.AGAIN:
            recall = self.recall(stability, days)
            long_term = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp((1 - recall) * w[14])
            after = min(long_term, stability / exp(w[17] * w[18]))
        else:
            recall = self.recall(stability, days)
            harder = w[15] if rating is Rating.HARD else 1.0
            easier = w[16] if rating is Rating.EASY else 1.0
            growth = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp((1 - recall) * w[10]) - 1)
            after = stability * (1 + growth * harder * easier)
        return Strength(max(after, LEAST_STABILITY), self._next_difficulty(difficulty, rating))

    def _first_difficulty(self, rating: Rating) -> float:
        return self.weights[4] - exp(self.weights[5] * (rating - 1)) + 1

    def _next_difficulty(self, difficulty: float, rating: Rating) -> float:
        moved = difficulty + (10 - difficulty) * -(self.weights[6] * (rating - 3)) / 9
        easy = self._first_difficulty(Rating.EASY)
        return _clamped(self.weights[7] * easy + (1 - self.weights[7]) * moved)


@cache
def factor_of(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)


def _clamped(difficulty: float) -> float:
    return min(max(difficulty, EASIEST), HARDEST)
