"""The log read beside the banks: sums by where concepts stand, in one query instead of one for every concept.

What the banks' catalog promises is the table of `core.standing.placement` and no more; its file is named by whoever
introduces the two.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.evidence import Outcome
from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.core.standing.cells import Shown
from aws_quiz.core.standing.placement import COLUMNS, TABLE
from aws_quiz.core.standing.pooling import Tally
from aws_quiz.errors import CatalogUnreadable
from aws_quiz.store.identity import first_id
from aws_quiz.store.memory_cache import NOT_SUSPENDED
from aws_quiz.store.review_rows import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.log import Log

CellId = tuple[str, str, str]
"""Topic, domain, task."""

_RIGHT = f"{int(Outcome.SURE_RIGHT)}, {int(Outcome.UNSURE_RIGHT)}"
_WRONG = f"{int(Outcome.SURE_WRONG)}, {int(Outcome.UNSURE_WRONG)}"
_GUESSES = f"{int(Outcome.GUESS_RIGHT)}, {int(Outcome.GUESS_WRONG)}"
_LATER_RIGHT = "sure_right + unsure_right"
_LATER_WRONG = "sure_wrong + unsure_wrong"


class Beside(NamedTuple):
    """The log with an exam's placements beside it, perhaps narrowed to topics."""

    db: sqlite3.Connection
    exam: str
    topics: tuple[str, ...]

    def shown(self, today: date, then: date, scheduling: Scheduling = USUAL) -> dict[CellId, tuple[Shown, float]]:
        """What was met of each place, and what its answers showed; and the sum of R that will be left of it then.

        R is that of the scheduling; what was answered on the day itself counts as on the next.
        """
        recall, recall_then = (
            f"pow(1 + {scheduling.factor!r} * max({day.toordinal()} - last_day, 1) / stability, {-scheduling.decay!r})"
            for day in (today, then)
        )
        rows = self.db.execute(
            f"SELECT topic, domain, task, sum({recall_then}), count(*), sum({recall}), sum(share),"
            f" sum(share * {recall}), sum(share * (first IN ({_RIGHT}))), sum(share * (first IN ({_WRONG}))),"
            f" sum(share * ({_LATER_RIGHT})), sum(share * ({_LATER_WRONG})),"
            f" sum(share * ({_LATER_RIGHT} + {_LATER_WRONG} + guess_right + guess_wrong)),"
            f" sum(share * expected_ppm) / 1e6, sum(share * lucky)"
            # CROSS JOIN keeps the order: few concepts are met of the many that may be installed.
            f" FROM memory CROSS JOIN bank.{TABLE} USING (concept) WHERE exam = ?{self._narrowed}"
            " GROUP BY topic, domain, task",
            (self.exam, *self.topics),
        )
        return {row[:3]: (Shown(*row[4:]), row[3]) for row in rows}

    def met_after(self, day: date) -> float:
        """How many concepts were met after a day."""
        (met,) = self.db.execute(
            f"SELECT sum(share) FROM memory CROSS JOIN bank.{TABLE} USING (concept) WHERE first_day > ? AND exam = ?"
            f"{self._narrowed}",
            (day.toordinal(), self.exam, *self.topics),
        ).fetchone()
        return float(met or 0.0)

    def due_by_day(self, today: date, days: int) -> dict[int, int]:
        """How many concepts come due how many days from today, for so many days; 0 holds what is overdue, too."""
        rows = self.db.execute(
            f"SELECT max(due_day - ?, 0), count(*) FROM memory WHERE due_day < ? AND {NOT_SUSPENDED}"
            f" AND EXISTS (SELECT 1 FROM bank.{TABLE} AS p WHERE p.exam = ? AND p.concept = memory.concept"
            f"{self._narrowed}) GROUP BY 1",
            (today.toordinal(), today.toordinal() + days, self.exam, *self.topics),
        )
        return dict(rows.fetchall())

    def lucky_guesses(self, since: date) -> list[tuple[str, float]]:
        """Topics with guesses that were right from a day on, and how many; read from the answers themselves."""
        rows = self.db.execute(
            f"SELECT topic, sum(share) AS times FROM review CROSS JOIN bank.{TABLE} USING (concept)"
            f" WHERE review.id >= ? AND study_day >= ? AND verdict = 'right' AND confidence = 'guess' AND {STANDING}"
            f" AND exam = ?{self._narrowed} GROUP BY topic",
            (first_id(since), since.isoformat(), self.exam, *self.topics),
        )
        return rows.fetchall()

    @property
    def _narrowed(self) -> str:
        return f" AND topic IN ({','.join('?' * len(self.topics))})" if self.topics else ""


@contextmanager
def beside_banks(log: Log, catalog: str, exam: str, topics: Sequence[str] = ()) -> Iterator[Beside]:
    """Opens the catalog's file beside the log. Raises CatalogUnreadable where what fails is the catalog."""
    _ensure_powers(log.db)
    try:
        log.db.execute("ATTACH ? AS bank", (catalog,))
    except sqlite3.DatabaseError as error:
        raise CatalogUnreadable(catalog) from error
    try:
        yield Beside(log.db, exam, tuple(topics))
    except sqlite3.DatabaseError as error:
        if _is_whole(log.db):
            raise
        raise CatalogUnreadable(catalog) from error
    finally:
        log.db.execute("DETACH bank")


def _is_whole(db: sqlite3.Connection) -> bool:
    """Whether the catalog beside the log can be read and holds what was agreed."""
    try:
        db.execute(f"SELECT {', '.join(COLUMNS)} FROM bank.{TABLE} LIMIT 1")
        return bool(db.execute("PRAGMA bank.quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def guesses(log: Log) -> Tally:
    """All first answers to never-seen questions that were called guesses, and those of them that were right."""
    row = log.db.execute(
        f"SELECT sum(guess_right + guess_wrong + (first IN ({_GUESSES}))),"
        f" sum(guess_right + (first = {int(Outcome.GUESS_RIGHT)})) FROM memory"
    ).fetchone()
    return Tally(row[0] or 0, row[1] or 0)


def _ensure_powers(db: sqlite3.Connection) -> None:
    """SQLite may have been built without mathematical functions."""
    try:
        db.execute("SELECT pow(2, 2)")
    except sqlite3.OperationalError:
        db.create_function("pow", 2, pow, deterministic=True)
