"""Single wrong answers, and whether something was answered since: what tells which concepts are in doubt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.response import keys_of
from aws_quiz.store.readable import readable
from aws_quiz.store.review_rows import IN_MOCK, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.store.log import Log


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


def newest(log: Log, most: int) -> list[WrongAnswer]:
    """Those of so many newest answers that chose something wrong, newest first."""
    rows = log.db.execute(
        f"SELECT {_WRONG_ANSWER} FROM (SELECT * FROM review ORDER BY id DESC LIMIT ?) AS review"
        f" WHERE verdict = 'wrong' AND response <> '' AND {STANDING} ORDER BY id DESC",
        (most,),
    )
    return list(readable(rows, _wrong_answer))


def questions_missed(log: Log) -> list[str]:
    """Every question that was ever answered wrong; one look at the index of wrong answers for each."""
    first = "SELECT min(question) FROM review INDEXED BY review_slip WHERE verdict = 'wrong'"
    rows = log.db.execute(
        f"WITH RECURSIVE missed (question) AS ({first} UNION ALL SELECT ({first} AND question > missed.question)"
        " FROM missed WHERE question IS NOT NULL) SELECT question FROM missed WHERE question IS NOT NULL"
    )
    return [row[0] for row in rows]


def answers_to(log: Log, questions: Iterable[str], since: date | None = None) -> list[WrongAnswer]:
    """The wrong answers to these questions that chose something, newest first."""
    found: list[WrongAnswer] = []
    for question in questions:
        rows = log.db.execute(
            f"SELECT {_WRONG_ANSWER} FROM review INDEXED BY review_slip WHERE verdict = 'wrong' AND question = ?"
            f" AND response <> '' AND study_day >= ? AND {STANDING}",
            (question, since.isoformat() if since else ""),
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
