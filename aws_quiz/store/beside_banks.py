"""The log read beside the banks: sums by where concepts stand, in one query instead of one for every concept.

What the banks' catalog promises is the table of `core.standing.placement` and no more; its file is named by whoever
introduces the two.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.core.memory.evidence import Outcome
from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.core.standing.cells import NOTHING_SHOWN, Shown
from aws_quiz.core.standing.knowledge import LUCK, SLIP
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
        now, later = (
            f"pow(1 + {scheduling.factor!r} * max({day.toordinal()} - last_day, 1) / stability, {-scheduling.decay!r})"
            for day in (today, then)
        )
        # What a mock showed since the last study moves the chance of recall, today's and that of later alike.
        moved = (
            f"CASE WHEN coalesce(tried_day, 0) <= last_day THEN 1.0 WHEN tried_right = 1"
            f" THEN 1 / (now + (1 - now) * {LUCK.share!r}) ELSE {SLIP!r} / (1 - now + now * {SLIP!r}) END"
        )
        studied = (
            f"SELECT concept, now * {moved} AS recall, later * {moved} AS recall_then, first, sure_right, sure_wrong,"
            f" unsure_right, unsure_wrong, guess_right, guess_wrong, expected_ppm, lucky FROM"
            f" (SELECT *, {now} AS now, {later} AS later FROM memory)"
            " LEFT JOIN (SELECT concept AS tried, last_day AS tried_day, last_right AS tried_right FROM tested)"
            " ON tried = concept"
        )
        rows = self.db.execute(
            "SELECT topic, domain, task, sum(recall_then), count(*), sum(recall), sum(share),"
            f" sum(share * recall), sum(share * (first IN ({_RIGHT}))), sum(share * (first IN ({_WRONG}))),"
            f" sum(share * (first IN ({_GUESSES}))), sum(share * ({_LATER_RIGHT})), sum(share * ({_LATER_WRONG})),"
            f" sum(share * ({_LATER_RIGHT} + {_LATER_WRONG} + guess_right + guess_wrong)),"
            " sum(share * expected_ppm) / 1e6, sum(share * lucky)"
            # CROSS JOIN keeps the order: few concepts are met of the many that may be installed.
            f" FROM ({studied}) CROSS JOIN bank.{TABLE} USING (concept) WHERE exam = ?{self._narrowed}"
            " GROUP BY topic, domain, task",
            (self.exam, *self.topics),
        )
        found = {row[:3]: (Shown(*row[4:]), row[3]) for row in rows}
        for cell, tried in self._tried():
            shown, recall_then = found.get(cell, (NOTHING_SHOWN, 0.0))
            found[cell] = shown._replace(**tried), recall_then
        return found

    def _tried(self) -> Iterator[tuple[CellId, dict[str, Any]]]:
        """What mock exams showed of each place."""
        new = "NOT EXISTS (SELECT 1 FROM memory WHERE memory.concept = tested.concept)"
        rows = self.db.execute(
            f"SELECT topic, domain, task, sum(last_right * ({new})), sum((1 - last_right) * ({new})),"
            f" sum(share * last_right * ({new})), sum(share * (1 - last_right) * ({new})),"
            " sum(share * (met_right + new_right)), sum(share * (met_wrong + new_wrong)),"
            " sum(share * expected_ppm) / 1e6, sum(share * new_right), sum(share * new_wrong)"
            f" FROM tested CROSS JOIN bank.{TABLE} USING (concept) WHERE exam = ?{self._narrowed}"
            " GROUP BY topic, domain, task",
            (self.exam, *self.topics),
        )
        names = Shown._fields[-9:]
        for row in rows:
            yield row[:3], dict(zip(names, row[3:], strict=True))

    def met_after(self, day: date) -> float:
        """How many concepts were met in drills after a day; what a mock brought up says nothing of the pace."""
        (met,) = self.db.execute(
            f"SELECT sum(share) FROM memory CROSS JOIN bank.{TABLE} USING (concept) WHERE first_day > ? AND first >= 0"
            f" AND exam = ?{self._narrowed}",
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
