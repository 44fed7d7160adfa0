"""How FSRS's chances of recall go over into what is known: their calibration for one learner.

Of what somebody was asked on a later day, the share known rises with R, the retrievability just before, nearly in a
line (in simulated learners of four memories, between R = 0.5 and 1). Where it starts from, at R = 1, is what studying
carries over, which `knowledge` estimates by topic; how it falls from there is the learner's memory: `slope` times as
far as R itself. This is the slope of a recalibration (Cox 1958), on the scale of the shares.

It is estimated by a Bayesian linear regression of the answers (known or not, corrected for luck) on 1 - R.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.habits import total
from aws_quiz.core.standing.guessing import USUAL_LUCK, corrected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.core.memory.habits import Day

NOISE = 0.2
"""Variance of an answer."""

CARRIED, CARRIED_SD = 0.75, 0.15
FALL, FALL_SD = 0.75, 0.5
"""The share known at R = 1, and by how much it falls to R = 0, before any answer, with their standard deviations."""

FLATTEST, STEEPEST = 0.3, 3.0

LEAST = 0.3
"""Of R itself so much is known at least, however steeply it falls: what is left in the end fades slowly."""


class Calibration(NamedTuple):
    """`slope` is how much further than R what is known falls."""

    slope: float = 1.0

    def of(self, recall: float, concepts: float = 1.0) -> float:
        """What is recalled of so many concepts, where FSRS expects `recall` of them together."""
        return max(concepts - self.slope * (concepts - recall), LEAST * recall)


AS_IT_IS = Calibration()


def calibration(days: Iterable[Day], luck: float = USUAL_LUCK) -> Calibration:
    """That of the learner who studied on these days; guesses are right with the chance `luck`."""
    whole = total(days)
    count, forgotten = whole.recalls, whole.recalls - whole.expected_ppm / 1e6
    # The sum of (1 - R)², and those of the answers, and of the answers times 1 - R.
    squares = whole.recalls - 2 * whole.expected_ppm / 1e6 + whole.squared_ppm / 1e6
    known = corrected(whole.recalled, whole.mistaken, luck)
    known_forgotten = known - corrected(whole.recalled_ppm, whole.mistaken_ppm, luck) / 1e6
    first, second = NOISE / CARRIED_SD**2, NOISE / FALL_SD**2
    # carried - fall · (1 - R), by the normal equations with the priors as answers given before.
    a, b, c = count + first, forgotten, squares + second
    at_once, later = known + first * CARRIED, second * FALL - known_forgotten
    determinant = a * c - b * b
    carried = (at_once * c + b * later) / determinant
    fall = (a * later + b * at_once) / determinant
    return Calibration(min(max(fall / max(carried, 0.1), FLATTEST), STEEPEST))
