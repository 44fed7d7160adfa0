"""What folding the log gives, kept so that no start and no report has to fold it again.

The table `memory` holds each concept's memory and evidence, `day` the sums of each study day, `tested` what mock exams
showed; all are written in the transaction of the answer that changes them. They may be emptied at any time, and a test
holds that they equal the fold. What folds is imported where it folds: a drill's first question waits for none of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.store.database import transaction
from aws_quiz.store.review_rows import read_standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.core.memory.habits import Day
    from aws_quiz.core.memory.memory import Memory
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.core.memory.tested import Tested
    from aws_quiz.core.memory.trace import Trace
    from aws_quiz.store.log import Log

RECENT_ANSWERS = 300
FEEDBACK_SECONDS = 15.0
"""For reading what is said after an answer."""

USUAL_ANSWER, MEETING, PRIOR_ANSWERS = 30.0, 1.25, 30
"""Seconds of a review and how much longer a first meeting takes, until as many answers of the learner's say so."""

RECALL_DAYS = 90
"""Days of which answers tell how somebody forgets."""

NOT_SUSPENDED = (
    "NOT EXISTS (SELECT 1 FROM suspension AS s WHERE s.concept = memory.concept AND s.is_set = 1 AND s.id ="
    " (SELECT id FROM suspension WHERE concept = memory.concept ORDER BY id DESC LIMIT 1))"
)


def ensure_current(
    log: Log, scheduling: Scheduling, progress: Callable[[Iterable[Review]], Iterable[Review]] | None = None
) -> None:
    """Folds the whole log again where the tables were made under another policy or scheduling."""
    if log.db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone() != (scheduling.fold,):
        rebuild(log, scheduling, progress)


def rebuild(
    log: Log, scheduling: Scheduling, progress: Callable[[Iterable[Review]], Iterable[Review]] | None = None
) -> None:
    """Empties the tables and folds the whole log into them."""
    from aws_quiz.core.memory.trace import fold_log
    from aws_quiz.store.memory_rows import add_to_days, write_tested, write_trace

    with transaction(log.db):
        newest: dict[str, str] = {}

        def passing(reviews: Iterable[Review]) -> Iterator[Review]:
            for review in reviews:
                if review.studied:
                    newest[review.concept] = review.id
                yield review

        reviews: Iterable[Review] = read_standing(log.db)
        folded = fold_log(passing(progress(reviews) if progress else reviews), scheduling)
        log.db.execute("DELETE FROM memory")
        log.db.execute("DELETE FROM day")
        log.db.execute("DELETE FROM tested")
        for concept, trace in folded.traces.items():
            write_trace(log.db, trace, newest[concept])
        for concept, tested in folded.tested.items():
            write_tested(log.db, concept, tested)
        add_to_days(log.db, folded.days.values())
        log.db.execute("INSERT OR REPLACE INTO local VALUES ('memory', ?)", (scheduling.fold,))


def remember(db: sqlite3.Connection, review: Review, scheduling: Scheduling) -> Memory | None:
    """Carries one concept over an answer that has just been stored; call inside its transaction.

    None where the concept was never studied: a mock exam alone is no study.
    """
    from aws_quiz.core.memory.trace import advance
    from aws_quiz.store.memory_rows import COLUMNS, add_to_days, trace_of_row, write_trace

    row = db.execute(f"SELECT {COLUMNS} FROM memory WHERE concept = ?", (review.concept,)).fetchone()
    key = review.id
    if row is not None and row[-1] > key:
        standing = list(read_standing(db, "concept = ?", review.concept))
        trace = correct(db, [one for one in standing if one.id != review.id], standing, scheduling)
        return trace.memory if trace else None
    if not review.studied:
        return _take_as_tested(db, row, review, scheduling)
    trace, share = advance(trace_of_row(row) if row else None, review, scheduling)
    write_trace(db, trace, key)
    add_to_days(db, [share])
    return trace.memory


def _take_as_tested(
    db: sqlite3.Connection, row: tuple[Any, ...] | None, review: Review, scheduling: Scheduling
) -> Memory | None:
    """An answer of a mock exam that nobody has gone through: evidence, and a part of its day."""
    from aws_quiz.core.memory.evidence import share_of_day
    from aws_quiz.core.memory.tested import tried
    from aws_quiz.store.memory_rows import add_to_days, memory_of_row, read_tested, write_tested

    memory = memory_of_row(row) if row else None
    kept = read_tested(db, review.concept)
    write_tested(db, review.concept, tried(kept.get(review.concept), memory, review, scheduling))
    add_to_days(db, [share_of_day(memory, review, scheduling)])
    return memory


def forget(db: sqlite3.Connection, review: Review, scheduling: Scheduling) -> None:
    """Takes an answer that has just been taken back out of what is kept; call inside its transaction."""
    standing = list(read_standing(db, "concept = ?", review.concept))
    correct(db, [*standing, review], standing, scheduling)


def correct(db: sqlite3.Connection, before: list[Review], after: list[Review], scheduling: Scheduling) -> Trace | None:
    """Folds one concept's answers again, and gives the study days the difference; call inside a transaction."""
    from aws_quiz.core.memory.habits import total
    from aws_quiz.core.memory.trace import fold_log
    from aws_quiz.store.memory_rows import add_to_days, write_tested, write_trace

    was, now = fold_log(before, scheduling), fold_log(after, scheduling)
    by_day: dict[date, list[Day]] = {}
    for share in (*(day.taken_back() for day in was.days.values()), *now.days.values()):
        by_day.setdefault(share.day, []).append(share)
    add_to_days(db, (total(shares, day) for day, shares in by_day.items()))
    for concept in was.tested.keys() - now.tested.keys():
        db.execute("DELETE FROM tested WHERE concept = ?", (concept,))
    for concept, tested in now.tested.items():
        write_tested(db, concept, tested)
    for trace in now.traces.values():
        write_trace(db, trace, max(review.id for review in after if review.studied))
        return trace
    for concept in was.traces:
        db.execute("DELETE FROM memory WHERE concept = ?", (concept,))
    return None


def memory_of(log: Log, concept: str) -> Memory | None:
    from aws_quiz.store.memory_rows import MEMORY, memory_of_row

    row = log.db.execute(f"SELECT {MEMORY} FROM memory WHERE concept = ?", (concept,)).fetchone()
    return memory_of_row(row) if row else None


def stability_of(log: Log, concept: str) -> float:
    """In days; 0 where the concept was never met."""
    row = log.db.execute("SELECT stability FROM memory WHERE concept = ?", (concept,)).fetchone()
    return float(row[0]) if row else 0.0


def all_traces(log: Log) -> dict[str, Trace]:
    """Memory and evidence of every concept that was met."""
    from aws_quiz.store.memory_rows import COLUMNS, trace_of_row

    return {row[0]: trace_of_row(row) for row in log.db.execute(f"SELECT {COLUMNS} FROM memory ORDER BY concept")}


def all_tested(log: Log) -> dict[str, Tested]:
    """What mock exams showed, of every concept that was in one."""
    from aws_quiz.store.memory_rows import read_tested

    return read_tested(log.db)


def stabilities(log: Log) -> dict[str, tuple[float, int]]:
    """Stability in days and last day (a proleptic ordinal) of every met concept that is not suspended."""
    rows = log.db.execute(f"SELECT concept, stability, last_day FROM memory WHERE {NOT_SUSPENDED}")
    return {concept: (stability, last_day) for concept, stability, last_day in rows}


class Holding(NamedTuple):
    """What is held of one concept: its memory, its last day (a proleptic ordinal), and how its first answer went.

    `first_right` is None where the first answer was left empty or given in a mock exam; a guess was not right, and
    `guessed` says so.
    """

    concept: str
    stability: float
    difficulty: float
    last_day: int
    first_right: bool | None
    guessed: bool = False


def holdings(log: Log) -> list[Holding]:
    """Every concept that was met."""
    rows = log.db.execute("SELECT concept, stability, difficulty, last_day, first FROM memory")
    # The outcomes of `evidence` alternate: right, wrong, by confidence; the last two are guesses.
    return [
        Holding(concept, stability, difficulty, last_day, None if first < 0 else first in (0, 2), first in (4, 5))
        for concept, stability, difficulty, last_day, first in rows
    ]


def cost_of_meeting(log: Log) -> float:
    """How long a first meeting takes of late, explanation included, where a review takes 1."""
    rows = log.db.execute(
        "SELECT seconds, NOT EXISTS (SELECT 1 FROM review AS e WHERE e.concept = review.concept AND e.id < review.id)"
        " FROM review WHERE seconds IS NOT NULL ORDER BY id DESC LIMIT ?",
        (RECENT_ANSWERS,),
    ).fetchall()
    first, later = ([min(seconds, 180.0) for seconds, new in rows if new == is_new] for is_new in (1, 0))
    usual = USUAL_ANSWER * PRIOR_ANSWERS
    meeting = (sum(first) + MEETING * usual) / (len(first) + PRIOR_ANSWERS)
    review = (sum(later) + usual) / (len(later) + PRIOR_ANSWERS)
    return float((meeting + FEEDBACK_SECONDS) / (review + FEEDBACK_SECONDS))


def days_of_late(log: Log, today: date) -> list[Day]:
    """The study days that tell how this learner remembers now."""
    return days(log, today - timedelta(days=RECALL_DAYS))


def days(log: Log, since: date | None = None) -> list[Day]:
    """Study days with answers, oldest first."""
    from aws_quiz.store.memory_rows import DAY, day_of_row

    rows = log.db.execute(f"SELECT {DAY} FROM day WHERE day >= ? ORDER BY day", (since.isoformat() if since else "",))
    return [day_of_row(row) for row in rows]


def study_days(log: Log) -> Iterator[date]:
    """Days with an answer that stands, newest first, read as they are asked for."""
    for (day,) in log.db.execute("SELECT day FROM day ORDER BY day DESC"):
        yield date.fromisoformat(day)


def due_concepts(log: Log, today: date) -> list[str]:
    """Concepts due by today, the least retrievable first.

    Retrievability falls with elapsed time over stability, so that quotient gives its order. What was answered on a
    day yet to come, under a clock that ran ahead, says nothing of today, and is due.
    """
    rows = log.db.execute(
        f"SELECT concept FROM memory WHERE (due_day <= ?1 OR last_day > ?1) AND {NOT_SUSPENDED}"
        " ORDER BY (?1 - last_day) / stability DESC, concept",
        (today.toordinal(),),
    )
    return [row[0] for row in rows]


def next_due_day(log: Log, after: date) -> date | None:
    """The first day after the given one on which something is due."""
    (day,) = log.db.execute(
        f"SELECT min(due_day) FROM memory WHERE due_day > ? AND {NOT_SUSPENDED}", (after.toordinal(),)
    ).fetchone()
    return None if day is None else date.fromordinal(day)


def missed_concepts(log: Log) -> list[str]:
    """Concepts whose newest answer was wrong, in a drill or in a mock exam since, the newest miss first."""
    rows = log.db.execute(
        "SELECT concept FROM (SELECT concept, last_day, newest FROM memory WHERE last_right = 0"
        " UNION ALL SELECT concept, last_day, '' FROM tested WHERE last_right = 0 AND NOT EXISTS (SELECT 1 FROM memory"
        " AS m WHERE m.concept = tested.concept AND m.last_right = 1 AND m.last_day >= tested.last_day)) AS memory"
        f" WHERE {NOT_SUSPENDED} GROUP BY concept ORDER BY max(last_day) DESC, max(newest) DESC, concept"
    )
    return [row[0] for row in rows]


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


def drilled_on(log: Log, day: date) -> int:
    """How many answers were given in drills on a study day."""
    answers = "sure_right + sure_wrong + unsure_right + unsure_wrong + guess_right + guess_wrong"
    row = log.db.execute(f"SELECT {answers} FROM day WHERE day = ?", (day.isoformat(),)).fetchone()
    return int(row[0]) if row else 0


def last_study_day(log: Log) -> date | None:
    day = log.db.execute("SELECT max(last_day) FROM memory").fetchone()[0]
    return None if day is None else date.fromordinal(day)
