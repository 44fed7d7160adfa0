"""What is remembered, kept true to a log that many rows come into at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from aws_quiz.store import memory_cache
from aws_quiz.store.exchange.row_sets import columns_of
from aws_quiz.store.review_rows import read_standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.row_sets import Row

SHARE_CORRECTED = 0.25
"""Of the concepts met, at most so many are corrected one by one, each by two folds over its answers. Where more are
touched, the whole log is folded again at the next use, under a bar that moves."""


class Correcting:
    """Inside a transaction: is told what will be inserted, and corrects what is remembered when all of it has been.

    So a concept that many sets of rows touch is folded once. Until the block is done nothing is written; rows that
    were announced and not inserted do no harm.
    """

    def __init__(self, db: sqlite3.Connection, scheduling: Scheduling) -> None:
        self._db = db
        self._scheduling = scheduling
        self._before: dict[str, list[Review]] = {}
        self._in_reach = self._is_current = False
        self._most = 0

    def __enter__(self) -> Self:
        made_by = self._db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone()
        self._is_current = self._in_reach = made_by == (self._scheduling.fold,)
        (met,) = self._db.execute("SELECT count(*) FROM memory").fetchone()
        self._most = int(met * SHARE_CORRECTED)
        return self

    def announce(self, fresh: Mapping[str, Sequence[Row]]) -> None:
        """Call before these rows are inserted."""
        if self._in_reach:
            touched = _touched(self._db, fresh) - self._before.keys()
            self._in_reach = len(self._before) + len(touched) <= self._most
            if self._in_reach:
                self._before.update((one, self._answers(one)) for one in touched)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None or not self._is_current:
            return
        if self._in_reach:
            for concept, before in self._before.items():
                memory_cache.correct(self._db, before, self._answers(concept), self._scheduling)
        else:
            self._db.execute("DELETE FROM local WHERE name = 'memory'")

    def _answers(self, concept: str) -> list[Review]:
        return list(read_standing(self._db, "concept = ?", concept))


def _touched(db: sqlite3.Connection, fresh: Mapping[str, Sequence[Row]]) -> set[str]:
    """Concepts whose memory the rows may change: by answers, answers taken back, explanations gone through."""
    concept_at = columns_of(db, "review").index("concept")
    of_answer = {row[0]: row[concept_at] for row in fresh.get("review", ())}
    touched = set(of_answer.values())
    question_at = columns_of(db, "explained").index("question")
    touched.update(str(row[question_at]).rsplit(".", 1)[0] for row in fresh.get("explained", ()))
    review_at = columns_of(db, "retraction").index("review")
    for row in fresh.get("retraction", ()):
        found = db.execute("SELECT concept FROM review WHERE id = ?", (row[review_at],)).fetchone()
        touched.update(found or ())
    return touched
