"""The memory table: what folding the log gives, kept so that no start has to fold it again.

It may be emptied at any time. A test holds that it equals the fold.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.core.memory import POLICY, Memory, step
from aws_quiz.core.moments import stamp
from aws_quiz.store.database import transaction
from aws_quiz.store.review_rows import STANDING, read_standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.core.review import Review
    from aws_quiz.store.log import Log

COLUMNS = "concept, stability, difficulty, first_day, last_day, due_day, reviews, lapses, last_right"
NOT_SUSPENDED = (
    "NOT EXISTS (SELECT 1 FROM suspension AS s WHERE s.concept = memory.concept AND s.is_set = 1 AND s.id ="
    " (SELECT id FROM suspension WHERE concept = memory.concept ORDER BY suspended_at DESC, id DESC LIMIT 1))"
)


def ensure_current(
    log: Log, retention: float, progress: Callable[[Iterable[Review]], Iterable[Review]] | None = None
) -> None:
    """Folds the whole log again where the table was made under another policy or retention."""
    made_with = log.db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone()
    wanted = f"{POLICY} {retention}"
    if made_with is None or made_with[0] != wanted:
        rebuild(log, retention, progress)


def rebuild(log: Log, retention: float, progress: Callable[[Iterable[Review]], Iterable[Review]] | None = None) -> None:
    """Empties the table and folds the whole log into it."""
    with transaction(log.db):
        reviews: Iterable[Review] = read_standing(log.db)
        memories: dict[str, Memory] = {}
        newest: dict[str, str] = {}
        for review in progress(reviews) if progress else reviews:
            memories[review.concept] = step(memories.get(review.concept), review, retention)
            newest[review.concept] = _moment_key(review)
        log.db.execute("DELETE FROM memory")
        log.db.execute("DELETE FROM studied")
        log.db.execute(f"INSERT INTO studied SELECT DISTINCT study_day FROM review WHERE {STANDING}")
        log.db.executemany(_UPSERT, ((*_row(memory), newest[memory.concept]) for memory in memories.values()))
        log.db.execute("INSERT OR REPLACE INTO local VALUES ('memory', ?)", (f"{POLICY} {retention}",))


def remember(db: sqlite3.Connection, review: Review, retention: float) -> Memory:
    """Carries one concept's memory over an answer that has just been stored; call inside its transaction."""
    row = db.execute(f"SELECT {COLUMNS}, newest FROM memory WHERE concept = ?", (review.concept,)).fetchone()
    key = _moment_key(review)
    if row is not None and row[9] > key:
        folded = refold(db, review.concept, retention)
        assert folded is not None
        return folded
    memory = step(_memory(row) if row else None, review, retention)
    db.execute(_UPSERT, (*_row(memory), key))
    return memory


def refold(db: sqlite3.Connection, concept: str, retention: float) -> Memory | None:
    """Folds one concept's answers again, after one was taken back or arrived late."""
    memory, key = None, ""
    for review in list(read_standing(db, "concept = ?", concept)):
        memory, key = step(memory, review, retention), _moment_key(review)
    if memory is None:
        db.execute("DELETE FROM memory WHERE concept = ?", (concept,))
    else:
        db.execute(_UPSERT, (*_row(memory), key))
    return memory


def memory_of(log: Log, concept: str) -> Memory | None:
    row = log.db.execute(f"SELECT {COLUMNS} FROM memory WHERE concept = ?", (concept,)).fetchone()
    return _memory(row) if row else None


def all_memories(log: Log) -> Iterator[Memory]:
    return map(_memory, log.db.execute(f"SELECT {COLUMNS} FROM memory ORDER BY concept"))


def due_concepts(log: Log, today: date) -> list[str]:
    """Concepts due by today, the least retrievable first.

    Retrievability falls with elapsed time over stability, so that quotient gives its order.
    """
    rows = log.db.execute(
        f"SELECT concept FROM memory WHERE due_day <= ? AND {NOT_SUSPENDED}"
        " ORDER BY (? - last_day) / stability DESC, concept",
        (today.toordinal(), today.toordinal()),
    )
    return [row[0] for row in rows]


def next_due_day(log: Log, after: date) -> date | None:
    """The first day after the given one on which something is due."""
    (day,) = log.db.execute(
        f"SELECT min(due_day) FROM memory WHERE due_day > ? AND {NOT_SUSPENDED}", (after.toordinal(),)
    ).fetchone()
    return None if day is None else date.fromordinal(day)


def weak_concepts(log: Log) -> list[str]:
    """Met concepts, the least stable first."""
    return [
        row[0]
        for row in log.db.execute(f"SELECT concept FROM memory WHERE {NOT_SUSPENDED} ORDER BY stability, concept")
    ]


def missed_concepts(log: Log) -> list[str]:
    """Concepts whose newest answer was wrong, the newest miss first."""
    return [
        row[0]
        for row in log.db.execute(
            f"SELECT concept FROM memory WHERE last_right = 0 AND {NOT_SUSPENDED} ORDER BY newest DESC"
        )
    ]


def met_among(log: Log, concepts: list[str]) -> set[str]:
    """Which of these concepts have been answered, or are suspended, and so are not new."""
    marks = ",".join("?" * len(concepts))
    rows = log.db.execute(
        f"SELECT concept FROM memory WHERE concept IN ({marks})"
        f" UNION SELECT concept FROM suspension WHERE concept IN ({marks})",
        (*concepts, *concepts),
    )
    return {row[0] for row in rows}


def met_on(log: Log, day: date) -> int:
    """How many concepts were met for the first time on a study day."""
    return int(log.db.execute("SELECT count(*) FROM memory WHERE first_day = ?", (day.toordinal(),)).fetchone()[0])


def last_study_day(log: Log) -> date | None:
    day = log.db.execute("SELECT max(last_day) FROM memory").fetchone()[0]
    return None if day is None else date.fromordinal(day)


_UPSERT = (
    f"INSERT INTO memory ({COLUMNS}, newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (concept) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in (*COLUMNS.split(', ')[1:], 'newest'))}"
)


def _moment_key(review: Review) -> str:
    return f"{stamp(review.answered_at)} {review.id}"


def _row(memory: Memory) -> tuple[str | int | float, ...]:
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
    )


def _memory(row: tuple[str, float, float, int, int, int, int, int, int]) -> Memory:
    first, last, due = (date.fromordinal(day) for day in row[3:6])
    return Memory(row[0], row[1], row[2], first, last, due, row[6], row[7], bool(row[8]))
