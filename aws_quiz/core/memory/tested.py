"""What mock exams showed of a concept. A mock asks and explains nothing: it is evidence, and no study.

An answer of a mock says what was known at its moment, right or wrong; one that was left empty was not known. The sums
tell concepts that had been studied by then, with the chance of recall that was expected of them, from new ones. Only
once its explanation has been gone through does such an answer count as studied as well (`Review.explained`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.evidence import recall_ppm
from aws_quiz.core.memory.scheduling import USUAL

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.memory.memory import Memory
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling


class Tested(NamedTuple):
    """The newest answer in a mock exam and its day; and all of them, counted.

    `met_right` and `met_wrong` were given when the concept had been studied, `expected_ppm` sums the chances of recall
    just before them, in millionths; `new_right` and `new_wrong` when it had not.
    """

    last_day: date
    last_right: bool
    met_right: int = 0
    met_wrong: int = 0
    expected_ppm: int = 0
    new_right: int = 0
    new_wrong: int = 0


def tried(tested: Tested | None, before: Memory | None, review: Review, scheduling: Scheduling = USUAL) -> Tested:
    """What mock exams showed after one more answer in one; `before` is the memory that the answer met."""
    sums = (tested or Tested(review.study_day, review.right))._replace(
        last_day=review.study_day, last_right=review.right
    )
    right, wrong = int(review.right), int(not review.right)
    if before is None:
        return sums._replace(new_right=sums.new_right + right, new_wrong=sums.new_wrong + wrong)
    return sums._replace(
        met_right=sums.met_right + right,
        met_wrong=sums.met_wrong + wrong,
        expected_ppm=sums.expected_ppm + recall_ppm(before, review, scheduling),
    )
