"""When a response is right, and the fact that is logged of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from aws_quiz.core.content.question import MultipleChoice, SingleChoice, fingerprint
from aws_quiz.core.content.response import response_to
from aws_quiz.core.memory.review import Confidence, Review, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from aws_quiz.core.content.question import Question


def grade(question: Question, response: Collection[str]) -> Verdict:
    """All or nothing, as on the exam: exactly the right options, in any order."""
    match question.body:
        case SingleChoice() | MultipleChoice():
            return Verdict.RIGHT if frozenset(response) == question.right else Verdict.WRONG
        case _:
            assert_never(question.body)


def reviewed(
    question: Question,
    response: Collection[str],
    confidence: Confidence,
    seconds: float,
    *,
    review_id: str,
    session: str,
    answered_at: datetime,
    study_day: date,
    in_mock: bool = False,
) -> Review:
    """The fact of an answer, judged by the question as it stands now."""
    return Review(
        id=review_id,
        session=session,
        concept=question.concept,
        question=question.id,
        kind=question.kind,
        fingerprint=fingerprint(question),
        words=question.word_count,
        response=response_to(question.body, response),
        verdict=grade(question, response),
        confidence=confidence,
        seconds=round(seconds, 3),
        answered_at=answered_at,
        study_day=study_day,
        in_mock=in_mock,
    )
