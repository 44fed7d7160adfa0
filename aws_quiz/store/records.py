"""The log as JSON values, for export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_quiz.core.memory.moments import stamp
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.migrations import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.memory.review import Review
    from aws_quiz.store.log import Log


def review_record(review: Review) -> dict[str, Any]:
    """One answer; `response` is a list of option keys, `answered_at` UTC, `seconds` may be null."""
    return {
        "record": "review",
        "id": review.id,
        "session": review.session,
        "kind": review.kind,
        "concept": review.concept,
        "question": review.question,
        "fingerprint": review.fingerprint,
        "words": review.words,
        "response": list(review.response),
        "verdict": review.verdict.value,
        "confidence": review.confidence.value,
        "seconds": review.seconds,
        "answered_at": stamp(review.answered_at),
        "study_day": review.study_day.isoformat(),
    }


HEAD = "log"
"""The record that comes first in an export of everything, and says in which version of the schema its rows are."""


def whole_log(log: Log) -> Iterator[dict[str, Any]]:
    """Every row of the log as it stands in the file, retracted answers and all, table by table; exams' clocks last."""
    yield {"record": HEAD, "schema": NEWEST}
    for table in (*LOG_TABLES, "exam_clock"):
        rows = log.db.execute(f"SELECT * FROM {table} ORDER BY 1")
        names = [column[0] for column in rows.description]
        for row in rows:
            yield {"record": table, **dict(zip(names, row, strict=True))}
