"""Answers that were wrong or lucky, by what was chosen: read whole from an index that holds no others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.confusion import Slip

if TYPE_CHECKING:
    from aws_quiz.store.log import Log

_SLIPS = (
    "FROM review INDEXED BY review_slip WHERE (verdict = 'wrong' OR confidence = 'guess')"
    " AND study_day >= ? AND id NOT IN (SELECT review FROM retraction)"
)

LUCKY_GUESSES = (
    f"SELECT concept, count(*) AS lucky {_SLIPS} AND verdict = 'right' AND confidence = 'guess' GROUP BY concept"
)
"""Concepts of which a guess was right, and how often, from a day on (as ISO text)."""


class Times(NamedTuple):
    """How often something happened with a concept, and the last day it did."""

    concept: str
    times: int
    last: date


def wrong_choices(log: Log, since: date | None = None, most: int | None = None) -> list[Slip]:
    """Wrong answers by question and choice, the most frequent first, then the newest. Empty answers are left out."""
    rows = log.db.execute(
        f"SELECT concept, question, response, count(*) AS times, max(study_day) AS last {_SLIPS}"
        " AND verdict = 'wrong' AND response <> '' GROUP BY question, response"
        " ORDER BY times DESC, last DESC, question, response LIMIT ?",
        (_from(since), -1 if most is None else most),
    )
    return [
        Slip(concept, question, tuple(response.split()), times, date.fromisoformat(last))
        for concept, question, response, times, last in rows
    ]


def wrongly_sure(log: Log, since: date | None = None) -> list[Times]:
    """Concepts of which a wrong answer was given sure, and not answered right and sure since; the newest first."""
    rows = log.db.execute(
        f"SELECT concept, count(*), max(study_day) AS last {_SLIPS} AND verdict = 'wrong' AND confidence = 'sure'"
        " AND EXISTS (SELECT 1 FROM memory WHERE memory.concept = review.concept AND wrongly_sure = 1)"
        " GROUP BY concept ORDER BY last DESC, concept",
        (_from(since),),
    )
    return [Times(concept, times, date.fromisoformat(last)) for concept, times, last in rows]


def _from(since: date | None) -> str:
    return since.isoformat() if since else ""
