"""All that a log says of one concept, carried over it one answer at a time: memory, evidence, and what each day gains.

Like memory, none of it is a fact of its own: a cache may keep it and must equal this fold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.evidence import Evidence, share_of_day, witness
from aws_quiz.core.memory.habits import Day, total
from aws_quiz.core.memory.memory import Memory, step
from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.core.memory.tested import Tested, tried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling


class Trace(NamedTuple):
    """What is remembered of a concept, and what its answers showed."""

    memory: Memory
    evidence: Evidence


NOTHING_TESTED: Mapping[str, Tested] = {}


class Folded(NamedTuple):
    """A whole log: traces by concept, study days, and by concept what mock exams showed."""

    traces: dict[str, Trace]
    days: dict[date, Day]
    tested: Mapping[str, Tested] = NOTHING_TESTED


def advance(trace: Trace | None, review: Review, scheduling: Scheduling = USUAL) -> tuple[Trace, Day]:
    """The trace after one more answer that was studied, and what the answer adds to its study day."""
    memory, evidence = trace or (None, None)
    after = Trace(step(memory, review, scheduling), witness(evidence, memory, review, scheduling))
    return after, share_of_day(memory, review, scheduling)


def fold_log(reviews: Iterable[Review], scheduling: Scheduling = USUAL) -> Folded:
    """The traces and study days of a log, whatever order its rows arrive in: ids sort as answers were given."""
    traces: dict[str, Trace] = {}
    tested: dict[str, Tested] = {}
    shares: dict[date, list[Day]] = {}
    for review in sorted(reviews, key=lambda review: review.id):
        trace = traces.get(review.concept)
        memory = trace.memory if trace else None
        if review.in_mock:
            tested[review.concept] = tried(tested.get(review.concept), memory, review, scheduling)
        if review.studied:
            traces[review.concept], share = advance(trace, review, scheduling)
        else:
            share = share_of_day(memory, review, scheduling)
        shares.setdefault(share.day, []).append(share)
    return Folded(traces, {day: total(parts, day) for day, parts in shares.items()}, tested)
