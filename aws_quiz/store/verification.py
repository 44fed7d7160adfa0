"""Whether the store is whole, and whether what is cached equals what the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory import fold
from aws_quiz.store.memory_cache import all_memories, rebuild
from aws_quiz.store.reviews import standing_reviews

if TYPE_CHECKING:
    from aws_quiz.store.log import Log


class Verification(NamedTuple):
    """`complaints` are sentences; `is_damaged` says that the file itself is not whole."""

    answers: int
    concepts: int
    complaints: tuple[str, ...]
    is_damaged: bool


def verify_log(log: Log, retention: float) -> Verification:
    """Checks the file, folds the log again, and mends the cache where it differs."""
    damage = [row[0] for row in log.db.execute("PRAGMA integrity_check")]
    damage = [] if damage == ["ok"] else [f"The file is damaged: {what}." for what in damage]
    damage += [
        f"A row of {table} points to a row of {parent} that is gone."
        for table, _, parent, _ in log.db.execute("PRAGMA foreign_key_check")
    ]
    reviews = list(standing_reviews(log))
    folded = fold(reviews, retention)
    cached = {memory.concept: memory for memory in all_memories(log)}
    complaints = list(damage)
    if folded != cached:
        different = sum(folded.get(concept) != cached.get(concept) for concept in folded.keys() | cached.keys())
        rebuild(log, retention)
        complaints.append(f"What was remembered of {different} concepts differed from the answers; it was made anew.")
    return Verification(len(reviews), len(folded), tuple(complaints), bool(damage))
