"""Answers: appended, retracted, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.store import memory_cache
from aws_quiz.store.database import transaction
from aws_quiz.store.review_rows import COLUMNS, read_standing, row_of
from aws_quiz.store.sessions import ensure_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.core.memory.memory import Memory
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.log import Log
    from aws_quiz.store.sessions import Session


def review_id(log: Log, after: str = "") -> str:
    """The id of the answer that is about to be stored; it sorts behind its session's, and so behind `after`."""
    return log.next_id(after=after)


def append_review(log: Log, session: Session, review: Review, scheduling: Scheduling) -> Memory:
    """Stores an answer, in one transaction with its session (at the first answer) and the cached memory.

    When it returns, the answer is on the disk.
    """
    with transaction(log.db):
        ensure_session(log, session)
        insert_review(log, review)
        memory = memory_cache.remember(log.db, review, scheduling)
    assert memory is not None, "an answer of a drill is studied"
    return memory


def insert_review(log: Log, review: Review) -> None:
    """The row of an answer, inside a transaction of the caller's, who sees to memory as well."""
    log.db.execute(
        f"INSERT INTO review ({COLUMNS}, device) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row_of(review), log.device),
    )


def retract_review(log: Log, review: Review, scheduling: Scheduling) -> None:
    """Takes an answer back: it stays in the log, and no longer counts."""
    with transaction(log.db):
        if log.db.execute("SELECT 1 FROM retraction WHERE review = ?", (review.id,)).fetchone():
            return
        id_, device, moment = log.sign()
        log.db.execute("INSERT INTO retraction VALUES (?, ?, ?, ?)", (id_, device, review.id, moment))
        memory_cache.forget(log.db, review, scheduling)


def standing_reviews(log: Log) -> Iterator[Review]:
    """Every answer that was not taken back, oldest first."""
    return read_standing(log.db)


def session_reviews(log: Log, session: str) -> list[Review]:
    """The answers of one sitting that stand, oldest first."""
    return list(read_standing(log.db, "id > ? AND session = ?", session, session))


def question_reviews(log: Log, question: str, concept: str) -> list[Review]:
    """The answers to one question that stand, oldest first."""
    return list(read_standing(log.db, "concept = ? AND question = ?", concept, question))


def last_asked(log: Log, concept: str) -> dict[str, str]:
    """The id of the last answer to each question of a concept, retracted ones included: it was seen."""
    rows = log.db.execute("SELECT question, max(id) FROM review WHERE concept = ? GROUP BY question", (concept,))
    return dict(rows.fetchall())


def recent_seconds(log: Log, most: int = 200) -> list[float]:
    """How long the newest answers took."""
    rows = log.db.execute("SELECT seconds FROM review WHERE seconds IS NOT NULL ORDER BY id DESC LIMIT ?", (most,))
    return [row[0] for row in rows]


def concept_reviews(log: Log, concepts: Sequence[str]) -> list[Review]:
    """The answers to some concepts that stand, oldest first."""
    found: list[Review] = []
    for start in range(0, len(concepts), 500):
        batch = concepts[start : start + 500]
        found += read_standing(log.db, f"concept IN ({','.join('?' * len(batch))})", *batch)
    return sorted(found, key=lambda review: review.id)
