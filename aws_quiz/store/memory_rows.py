"""The rows of the derived tables `memory` and `day`, to values and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from aws_quiz.core.memory.evidence import Evidence, Outcome
from aws_quiz.core.memory.habits import Day
from aws_quiz.core.memory.memory import Memory
from aws_quiz.core.memory.tested import Tested
from aws_quiz.core.memory.trace import Trace

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

EMPTY = -1
"""In the column `first`, where the very first answer chose nothing."""

MEMORY = "concept, stability, difficulty, first_day, last_day, due_day, reviews, lapses, last_right"
EVIDENCE = (
    "asked, first, sure_right, sure_wrong, unsure_right, unsure_wrong, guess_right, guess_wrong, expected_ppm,"
    " wrongly_sure, lucky"
)
COLUMNS = f"{MEMORY}, {EVIDENCE}, newest"
TESTED = "concept, last_day, last_right, met_right, met_wrong, expected_ppm, new_right, new_wrong"
DAY = ", ".join(Day._fields)

_NAMES = COLUMNS.split(", ")
_UPSERT = (
    f"INSERT INTO memory ({COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))}) ON CONFLICT (concept) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in _NAMES[1:])}"
)
_ADD_TO_DAY = (
    f"INSERT INTO day ({DAY}) VALUES ({', '.join('?' * len(Day._fields))}) ON CONFLICT (day) DO UPDATE SET"
    f" {', '.join(f'{name} = {name} + excluded.{name}' for name in Day._fields[1:])}"
)


def memory_of_row(row: tuple[Any, ...]) -> Memory:
    """The memory in the first nine columns."""
    first, last, due = (date.fromordinal(day) for day in row[3:6])
    return Memory(row[0], row[1], row[2], first, last, due, row[6], row[7], bool(row[8]))


def trace_of_row(row: tuple[Any, ...]) -> Trace:
    """Memory and evidence, from COLUMNS."""
    counts = (row[11], row[12], row[13], row[14], row[15], row[16])
    return Trace(
        memory_of_row(row),
        Evidence(
            tuple(row[9].split()),
            None if row[10] == EMPTY else Outcome(row[10]),
            counts,
            row[17],
            bool(row[18]),
            row[19],
        ),
    )


def write_trace(db: sqlite3.Connection, trace: Trace, newest: str) -> None:
    """Keeps a trace, with the key of the newest answer that it has seen."""
    db.execute(_UPSERT, _row(trace, newest))


def write_tested(db: sqlite3.Connection, concept: str, tested: Tested) -> None:
    """Keeps what mock exams showed of a concept."""
    row = (concept, tested.last_day.toordinal(), int(tested.last_right), *tested[2:])
    db.execute(f"INSERT OR REPLACE INTO tested ({TESTED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def read_tested(db: sqlite3.Connection, concept: str | None = None) -> dict[str, Tested]:
    """What mock exams showed of a concept, or of every one."""
    where, values = ("WHERE concept = ?", (concept,)) if concept else ("", ())
    rows = db.execute(f"SELECT {TESTED} FROM tested {where}", values)
    return {row[0]: Tested(date.fromordinal(row[1]), bool(row[2]), *row[3:]) for row in rows}


def add_to_days(db: sqlite3.Connection, days: Iterable[Day]) -> None:
    """Adds to study days; what is negative is taken away, and a day without answers is gone."""
    for day in days:
        db.execute(_ADD_TO_DAY, (day.day.isoformat(), *day[1:]))
        if day.answers <= 0:
            answers = " + ".join((*Day._fields[1:7], "mock_right", "mock_wrong"))
            db.execute(f"DELETE FROM day WHERE day = ? AND {answers} = 0", (day.day.isoformat(),))


def day_of_row(row: tuple[Any, ...]) -> Day:
    return Day(date.fromisoformat(row[0]), *row[1:])


def _row(trace: Trace, newest: str) -> tuple[str | int | float, ...]:
    memory, evidence = trace
    return (
        memory.concept,
        memory.stability,
        memory.difficulty,
        memory.first_day.toordinal(),
        memory.last_day.toordinal(),
        memory.due_day.toordinal(),
        memory.reviews,
        memory.lapses,
        int(memory.last_right),
        " ".join(evidence.asked),
        EMPTY if evidence.first is None else int(evidence.first),
        *evidence.later,
        evidence.expected_ppm,
        int(evidence.wrongly_sure),
        evidence.lucky,
        newest,
    )
