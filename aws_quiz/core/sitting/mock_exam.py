"""A mock exam while it runs: what has been put on its paper, and the clock.

What has been put on it is a fold over events; the clock counts time used, never moments.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.response import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_STEP = 3.0
"""Seconds between two looks at the clock beyond which the program cannot have been running: the machine slept or
the program was stopped, and time that nobody could use is not taken from anyone."""


class Act(Enum):
    """What can happen to an item while the exam runs."""

    SEEN = "seen"
    CHOSEN = "chosen"
    STRUCK = "struck"
    FLAGGED = "flagged"


class ExamEvent(NamedTuple):
    """One thing that happened. `value` holds option keys for CHOSEN and STRUCK, "1" or "" for FLAGGED.

    `used` is how many seconds of the exam had been used by then.
    """

    act: Act
    question: str
    value: str
    used: float


class Marking(NamedTuple):
    """How one item stands on the answer sheet. `seconds` is time spent with it on the screen.

    `first` is the first answer that was complete, to tell what changing it did.
    """

    seen: bool = False
    chosen: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    flagged: bool = False
    seconds: float = 0.0
    first: frozenset[str] = frozenset()
    changes: int = 0


def after(marking: Marking, event: ExamEvent, complete: int) -> Marking:
    """How an item stands after one more event. `complete` says how many options make an answer."""
    match event.act:
        case Act.SEEN:
            return marking._replace(seen=True)
        case Act.CHOSEN:
            chosen = frozenset(keys_of(event.value))
            first = marking.first or (chosen if len(chosen) == complete else frozenset())
            changed = bool(marking.first) and chosen != marking.chosen
            return marking._replace(chosen=chosen, first=first, changes=marking.changes + changed)
        case Act.STRUCK:
            return marking._replace(struck=frozenset(keys_of(event.value)))
        case Act.FLAGGED:
            return marking._replace(flagged=bool(event.value))


def sheet_of(events: Iterable[ExamEvent], used: float, complete: Mapping[str, int]) -> dict[str, Marking]:
    """The answer sheet as its events leave it. `used` ends the time of the question on the screen."""
    sheet: dict[str, Marking] = {}
    shown, since = "", 0.0

    def spend(until: float) -> None:
        if shown:
            sheet[shown] = sheet[shown]._replace(seconds=sheet[shown].seconds + max(until - since, 0.0))

    for event in events:
        if event.act is Act.SEEN:
            spend(event.used)
            shown, since = event.question, event.used
        marking = sheet.get(event.question, Marking())
        sheet[event.question] = after(marking, event, complete.get(event.question, 1))
    spend(used)
    return sheet


class ExamClock:
    """Time used in an exam, counted in steps of a monotonic clock.

    Only running time counts: a step longer than LONGEST_STEP adds no more than that. A wall clock is never
    asked. `allowed` is None in an exam without a limit.
    """

    def __init__(self, allowed: float | None, used: float, monotonic: float) -> None:
        self.allowed = allowed
        self._used = used
        self._last = monotonic

    def tick(self, monotonic: float) -> float:
        """Takes the time up to this moment in, and gives the seconds used."""
        self._used += min(max(monotonic - self._last, 0.0), LONGEST_STEP)
        self._last = monotonic
        return self.used

    @property
    def used(self) -> float:
        return self._used if self.allowed is None else min(self._used, self.allowed)

    @property
    def left(self) -> float | None:
        return None if self.allowed is None else max(self.allowed - self._used, 0.0)
