"""What answers say about a concept, beyond memory: how first answers to questions never seen before went.

A question that was seen before tests whether it is recognised; only a first answer shows what carries over to the
exam. There are two kinds: the first answer to a concept that was never met, which samples what was known before
studying, and first answers to a met concept's other questions on later days, which sample how far study carries
over. An answer on the day of the last one counts as neither: its explanation has just been read. An answer that was
taken back counts as never given, so an undo after the verdict can make a question look fresh that was not.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.habits import LATER, Day
from aws_quiz.core.memory.review import Confidence, Rating, Verdict, rating_for
from aws_quiz.core.memory.scheduling import USUAL

if TYPE_CHECKING:
    from aws_quiz.core.memory.memory import Memory
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling


class Outcome(IntEnum):
    """An answer by verdict and confidence, in the order of `Counts` and of the counts in `Day`.

    Answers of mock exams count as given sure, since there nobody says otherwise but by a flag.
    """

    SURE_RIGHT = 0
    SURE_WRONG = 1
    UNSURE_RIGHT = 2
    UNSURE_WRONG = 3
    GUESS_RIGHT = 4
    GUESS_WRONG = 5


MISTAKEN = (Outcome.SURE_WRONG, Outcome.UNSURE_WRONG)
"""Wrong, and not called a guess."""

Counts = tuple[int, int, int, int, int, int]
"""Answers by `Outcome`."""

NO_ANSWERS: Counts = (0, 0, 0, 0, 0, 0)
_OUTCOMES = {
    (verdict, confidence): Outcome(number)
    for number, (confidence, verdict) in enumerate(product(Confidence, (Verdict.RIGHT, Verdict.WRONG)))
}


class Evidence(NamedTuple):
    """What the answers to one concept show.

    `asked` are its questions in the order of their first answers. `first` is the very first answer, None where that
    was given in a mock exam, which counts apart. `later` counts first answers to its other
    questions on later days, and `expected_ppm` sums the retrievabilities just before them, in millionths.
    `wrongly_sure` says that somebody was sure and wrong and has not been sure and right since; `lucky` counts guesses
    that were right.
    """

    asked: tuple[str, ...]
    first: Outcome | None
    later: Counts = NO_ANSWERS
    expected_ppm: int = 0
    wrongly_sure: bool = False
    lucky: int = 0


def outcome_of(review: Review) -> Outcome | None:
    """None where nothing was chosen."""
    if not review.response:
        return None
    return _OUTCOMES[review.verdict, review.confidence]


def witness(
    evidence: Evidence | None, before: Memory | None, review: Review, scheduling: Scheduling = USUAL
) -> Evidence:
    """The evidence after one more answer; `before` is the memory that the answer met."""
    # What mock exams show is counted apart (`tested`).
    outcome = None if review.in_mock else outcome_of(review)
    lucky = int(outcome is Outcome.GUESS_RIGHT)
    misjudged = outcome is Outcome.SURE_WRONG
    if evidence is None or before is None:
        return Evidence((review.question,), outcome, wrongly_sure=misjudged, lucky=lucky)
    wrongly_sure = misjudged or (evidence.wrongly_sure and outcome is not Outcome.SURE_RIGHT)
    asked, later, expected_ppm = evidence.asked, evidence.later, evidence.expected_ppm
    if review.question not in asked:
        asked = (*asked, review.question)
        if review.study_day > before.last_day and outcome is not None:
            counts = list(later)
            counts[outcome] += 1
            later = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
            expected_ppm += recall_ppm(before, review, scheduling)
    return Evidence(asked, evidence.first, later, expected_ppm, wrongly_sure, evidence.lucky + lucky)


def share_of_day(before: Memory | None, review: Review, scheduling: Scheduling = USUAL) -> Day:
    """What one answer adds to its study day."""
    answers = [0] * len(NO_ANSWERS)
    in_mock_right = in_mock_wrong = 0
    if review.in_mock:
        in_mock_right, in_mock_wrong = int(review.right), int(not review.right)
    elif (outcome := outcome_of(review)) is not None:
        answers[outcome] = 1
    milliseconds = round((review.seconds or 0.0) * 1000)
    recalled = later = (0, 0, 0)
    apart = (0, 0, 0, 0)
    if before is not None and review.studied and review.study_day > before.last_day:
        right, ppm = int(rating_for(review) is not Rating.AGAIN), recall_ppm(before, review, scheduling)
        mistaken = int(outcome_of(review) in MISTAKEN)
        recalled, apart = (1, right, ppm), (right * ppm, mistaken, mistaken * ppm, round(ppm * ppm / 1_000_000))
        if (review.study_day - before.last_day).days >= LATER:
            later = recalled
    met = int(before is None and review.studied)
    sums = (*answers, milliseconds, met, *recalled, in_mock_right, in_mock_wrong, *later, *apart)
    return Day(review.study_day, *sums)


def recall_ppm(memory: Memory, review: Review, scheduling: Scheduling = USUAL) -> int:
    """The chance to recall just before an answer, in millionths."""
    return round(scheduling.retrievability(memory.stability, (review.study_day - memory.last_day).days) * 1e6)
