"""A paper at a glance: which items are how, and numbers in words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aws_quiz.core.sitting.exam_talk import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_quiz.core.sitting.exam_talk import Entry


class Kind(Enum):
    """What the overview can be narrowed to."""

    ALL = "all"
    UNSEEN = "unseen"
    OPEN = "open"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"
    FLAGGED = "flagged"

    def holds(self, standing: Entry) -> bool:
        if self is Kind.FLAGGED:
            return standing.flagged
        return self is Kind.ALL or standing.state.value == self.value


def of_kind(entries: Iterable[Entry], kind: Kind) -> tuple[Entry, ...]:
    return tuple(standing for standing in entries if kind.holds(standing))


def to_look_at(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """What a learner should know before handing in: a label and the numbers, only where there are any."""
    groups = (
        ("Not answered", [s.number for s in entries if s.state in {State.UNSEEN, State.OPEN}]),
        ("Not viewed", [s.number for s in entries if s.state is State.UNSEEN]),
        ("Incomplete", [s.number for s in entries if s.state is State.INCOMPLETE]),
        ("Flagged", [s.number for s in entries if s.flagged]),
    )
    return [(label, numbered(numbers)) for label, numbers in groups if numbers]


def readiness(entries: Sequence[Entry]) -> str:
    """How much of the paper is answered, in one sentence."""
    answered = len(of_kind(entries, Kind.ANSWERED))
    if answered == len(entries):
        return f"All {answered} questions are answered."
    return f"{answered} of {len(entries)} questions are answered; what is not answered counts as wrong."


def numbered(numbers: Iterable[int]) -> str:
    """Such as "1-5, 8"; the numbers rise."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
