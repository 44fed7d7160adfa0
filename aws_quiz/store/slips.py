"""Wrong answers by what was chosen, and concepts that are held wrongly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.response import keys_of
from aws_quiz.core.standing.confusion import Slip
from aws_quiz.store.memory_cache import NOT_SUSPENDED
from aws_quiz.store.readable import readable
from aws_quiz.store.review_rows import IN_MOCK, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.store.log import Log


class Times(NamedTuple):
    """How often something happened with a concept, and the last day it did."""

    concept: str
    times: int
    last: date


def wrong_choices(log: Log, since: date | None = None, most: int | None = None) -> list[Slip]:
    """Wrong answers by question and choice, the most frequent first, then the newest. Empty answers are left out.

    They stand in an index of their own, so right answers cost nothing here.
    """
    rows = log.db.execute(
        "SELECT concept, question, response, count(*) AS times, max(study_day) AS last FROM review"
        " INDEXED BY review_slip WHERE verdict = 'wrong' AND response <> '' AND study_day >= ?"
        " AND id NOT IN (SELECT review FROM retraction) GROUP BY question, response"
        " ORDER BY times DESC, last DESC, question, response LIMIT ?",
        (_from(since), -1 if most is None else most),
    )
    return list(readable(rows, _slip))


def _slip(row: tuple[str, str, str, int, str]) -> Slip:
    concept, question, response, times, last = row
    return Slip(concept, question, keys_of(response), times, date.fromisoformat(last))


def wrongly_sure_concepts(log: Log) -> list[str]:
    """Concepts that were answered wrong by somebody sure and not right and sure since, the last answered first."""
    rows = log.db.execute(
        f"SELECT concept FROM memory WHERE wrongly_sure = 1 AND {NOT_SUSPENDED} ORDER BY last_day DESC, concept"
    )
    return [row[0] for row in rows]


def wrong_and_sure(log: Log, concepts: Iterable[str], since: date | None = None) -> Iterator[Times]:
    """Wrong answers given sure, of each of these concepts that has any, in their order."""
    for concept in concepts:
        times, last = log.db.execute(
            "SELECT count(*), max(study_day) FROM review WHERE concept = ? AND verdict = 'wrong'"
            f" AND confidence = 'sure' AND study_day >= ? AND {STANDING} AND NOT {IN_MOCK}",
            (concept, _from(since)),
        ).fetchone()
        if times:
            yield from readable([(concept, times, last)], _times)


def _times(row: tuple[str, int, str]) -> Times:
    return Times(row[0], row[1], date.fromisoformat(row[2]))


def _from(since: date | None) -> str:
    return since.isoformat() if since else ""
