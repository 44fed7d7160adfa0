"""Whether the store is whole, and whether what is cached equals what the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.trace import fold_log
from aws_quiz.store.exams import event_of, exam_of
from aws_quiz.store.memory_cache import all_tested, all_traces, days, rebuild
from aws_quiz.store.readable import UNREADABLE, unreadable
from aws_quiz.store.review_rows import COLUMNS, review_of
from aws_quiz.store.reviews import standing_reviews
from aws_quiz.store.sessions import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.core.memory.trace import Folded
    from aws_quiz.store.log import Log


class Verification(NamedTuple):
    """`complaints` are sentences; `is_damaged` says that the file itself is not whole."""

    answers: int
    concepts: int
    complaints: tuple[str, ...]
    is_damaged: bool


def _unreadable_rows(log: Log) -> Iterator[str]:
    """A sentence for every row of the log that this program cannot read, and so leaves out."""
    session = "SELECT id, kind, exam, seed, plan, started_at, study_day FROM session WHERE kind = 'drill'"
    exam = "SELECT id, exam, seed, plan, started_at, NULL FROM session WHERE kind = 'exam'"
    for table, query, decode in (
        ("review", f"SELECT {COLUMNS}, 0, 0 FROM review", review_of),
        ("session", session, session_of),
        ("session", exam, exam_of),
        ("exam_event", "SELECT id, act, question, value, used FROM exam_event", lambda row: event_of(row[1:])),
    ):
        for id_ in unreadable(log.db.execute(query), decode):
            yield f"The row {id_} of {table} cannot be read; it is ignored."


def verify_and_mend(
    log: Log, scheduling: Scheduling, progress: Callable[[list[Review]], Iterable[Review]] | None = None
) -> Verification:
    """Checks the file, folds the log again, and mends the cache where it differs."""
    damage = [row[0] for row in log.db.execute("PRAGMA integrity_check")]
    damage = [] if damage == ["ok"] else [f"The file is damaged: {what}." for what in damage]
    damage += [
        f"A row of {table} points to a row of {parent} that is gone."
        for table, _, parent, _ in log.db.execute("PRAGMA foreign_key_check")
    ]
    damage += _unreadable_rows(log)
    folded, answers = _folded(log, scheduling, progress)
    concepts, dates = _differences(log, folded)
    complaints = list(damage)
    if concepts or dates:
        rebuild(log, scheduling)
    if concepts:
        of = "1 concept" if concepts == 1 else f"{concepts} concepts"
        complaints.append(f"The schedule of {of} did not match the answers; it was rebuilt.")
    if dates:
        of = "1 study day" if dates == 1 else f"{dates} study days"
        complaints.append(f"The totals of {of} did not match the answers; they were rebuilt.")
    return Verification(answers, len(folded.traces), tuple(complaints), bool(damage))


def derived_differ(log: Log, scheduling: Scheduling) -> bool:
    """Whether the derived tables differ from the fold; if so, they are made anew."""
    differ = any(_differences(log, _folded(log, scheduling)[0]))
    if differ:
        rebuild(log, scheduling)
    return differ


def _folded(
    log: Log, scheduling: Scheduling, progress: Callable[[list[Review]], Iterable[Review]] | None = None
) -> tuple[Folded, int]:
    reviews = list(standing_reviews(log))
    return fold_log(progress(reviews) if progress else reviews, scheduling), len(reviews)


def _differences(log: Log, folded: Folded) -> tuple[int, int]:
    """How many concepts and study days are kept otherwise than the log says."""
    try:
        traces, tested, kept_days = all_traces(log), all_tested(log), {day.day: day for day in days(log)}
    except UNREADABLE:
        traces, tested, kept_days = {}, {}, {}
    concepts = sum(
        folded.traces.get(one) != traces.get(one) or folded.tested.get(one) != tested.get(one)
        for one in folded.traces.keys() | traces.keys() | folded.tested.keys() | tested.keys()
    )
    return concepts, sum(folded.days.get(one) != kept_days.get(one) for one in folded.days.keys() | kept_days.keys())
