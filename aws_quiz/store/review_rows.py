"""The rows of the review table, to values and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.core.content.response import keys_of, keys_text
from aws_quiz.core.memory.moments import moment_of, stamp
from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.store.readable import readable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

COLUMNS = (
    "id, session, concept, question, kind, fingerprint, words, response, verdict, confidence, seconds,"
    " answered_at, study_day"
)
IN_MOCK = "EXISTS (SELECT 1 FROM session WHERE session.id = review.session AND session.kind = 'exam')"
EXPLAINED = (
    "EXISTS (SELECT 1 FROM explained WHERE explained.session = review.session AND explained.question = review.question)"
)
STANDING = "NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.review = review.id)"

VERDICTS = {verdict.value: verdict for verdict in Verdict}
CONFIDENCES = {confidence.value: confidence for confidence in Confidence}


def read_standing(db: sqlite3.Connection, where: str = "TRUE", *values: str) -> Iterator[Review]:
    """Answers that were not taken back, oldest first; `where` narrows them."""
    query = f"SELECT {COLUMNS}, {IN_MOCK}, {EXPLAINED} FROM review WHERE {where} AND {STANDING} ORDER BY id"
    return readable(db.execute(query, values), review_of)


def row_of(review: Review) -> tuple[str | int | float | None, ...]:
    return (
        review.id,
        review.session,
        review.concept,
        review.question,
        review.kind,
        review.fingerprint,
        review.words,
        keys_text(review.response),
        review.verdict.value,
        review.confidence.value,
        review.seconds,
        stamp(review.answered_at),
        review.study_day.isoformat(),
    )


def review_of(row: tuple[str, str, str, str, str, str, int, str, str, str, float | None, str, str, int, int]) -> Review:
    return Review(
        *row[:7],
        response=keys_of(row[7]),
        verdict=VERDICTS[row[8]],
        confidence=CONFIDENCES[row[9]],
        seconds=row[10],
        answered_at=moment_of(row[11]),
        study_day=date.fromisoformat(row[12]),
        in_mock=bool(row[13]),
        explained=bool(row[14]),
    )
