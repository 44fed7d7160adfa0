"""Whether the store is whole, and whether what is cached equals what the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.trace import fold_log
from aws_quiz.store.memory_cache import all_tested, all_traces, days, rebuild
from aws_quiz.store.reviews import standing_reviews

if TYPE_CHECKING:
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.log import Log


class Verification(NamedTuple):
    """`complaints` are sentences; `is_damaged` says that the file itself is not whole."""

    answers: int
    concepts: int
    complaints: tuple[str, ...]
    is_damaged: bool


def verify_log(log: Log, scheduling: Scheduling) -> Verification:
    """Checks the file, folds the log again, and mends the cache where it differs."""
    damage = [row[0] for row in log.db.execute("PRAGMA integrity_check")]
    damage = [] if damage == ["ok"] else [f"The file is damaged: {what}." for what in damage]
    damage += [
        f"A row of {table} points to a row of {parent} that is gone."
        for table, _, parent, _ in log.db.execute("PRAGMA foreign_key_check")
    ]
    reviews = list(standing_reviews(log))
    folded = fold_log(reviews, scheduling)
    traces, kept_days = all_traces(log), {day.day: day for day in days(log)}
    tested = all_tested(log)
    known = folded.traces.keys() | traces.keys() | folded.tested.keys() | tested.keys()
    concepts = sum(
        (folded.traces.get(one), folded.tested.get(one)) != (traces.get(one), tested.get(one)) for one in known
    )
    dates = sum(folded.days.get(one) != kept_days.get(one) for one in folded.days.keys() | kept_days.keys())
    complaints = list(damage)
    if concepts or dates:
        rebuild(log, scheduling)
    if concepts:
        of = "1 concept" if concepts == 1 else f"{concepts} concepts"
        complaints.append(f"What was remembered of {of} differed from the answers; it was made anew.")
    if dates:
        of = "1 study day" if dates == 1 else f"{dates} study days"
        complaints.append(f"The sums of {of} differed from the answers; they were made anew.")
    return Verification(len(reviews), len(folded.traces), tuple(complaints), bool(damage))
