"""Wrong answers: by what was chosen, one by one, and the concepts that are held wrongly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.response import keys_of
from aws_quiz.store.memory_cache import NOT_SUSPENDED
from aws_quiz.store.readable import readable
from aws_quiz.store.review_rows import IN_MOCK, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.standing.confusion import Slip
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
    from aws_quiz.core.standing.confusion import Slip  # a drill that looks for doubts can do without it

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


class WrongAnswer(NamedTuple):
    """One answer that was wrong. `response` holds option keys."""

    id: str
    session: str
    concept: str
    question: str
    response: tuple[str, ...]
    day: date
    in_mock: bool


_WRONG_ANSWER = f"id, session, concept, question, response, study_day, {IN_MOCK}"


def newest_wrong(log: Log, most: int) -> list[WrongAnswer]:
    """Those of so many newest answers that chose something wrong, newest first."""
    rows = log.db.execute(
        f"SELECT {_WRONG_ANSWER} FROM (SELECT * FROM review ORDER BY id DESC LIMIT ?) AS review"
        f" WHERE verdict = 'wrong' AND response <> '' AND {STANDING} ORDER BY id DESC",
        (most,),
    )
    return list(readable(rows, _wrong_answer))


def wrong_answers_to(log: Log, questions: Iterable[str], since: date | None = None) -> list[WrongAnswer]:
    """The wrong answers to these questions that chose something, newest first."""
    found: list[WrongAnswer] = []
    for question in questions:
        rows = log.db.execute(
            f"SELECT {_WRONG_ANSWER} FROM review INDEXED BY review_slip WHERE verdict = 'wrong' AND question = ?"
            f" AND response <> '' AND study_day >= ? AND {STANDING}",
            (question, _from(since)),
        )
        found += readable(rows, _wrong_answer)
    return sorted(found, reverse=True)


def answered_since(log: Log, concept: str, than: WrongAnswer, *, right: bool = False) -> bool:
    """Whether a concept was answered after an answer to another; `right` asks for one that was right and no guess.

    What a mock exam asks is answered all at once, when it is handed in: none of it comes after the rest.
    """
    how = "AND verdict = 'right' AND confidence <> 'guess'" if right else ""
    row = log.db.execute(
        f"SELECT 1 FROM review WHERE concept = ? AND id > ? AND (session <> ? OR ?) AND {STANDING} {how} LIMIT 1",
        (concept, than.id, than.session, not than.in_mock),
    ).fetchone()
    return row is not None


def _wrong_answer(row: tuple[str, str, str, str, str, str, int]) -> WrongAnswer:
    return WrongAnswer(*row[:4], keys_of(row[4]), date.fromisoformat(row[5]), bool(row[6]))
