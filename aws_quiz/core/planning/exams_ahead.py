"""Several exams at once: how long it is until each, and how much what an answer adds for it counts now.

Of two exams the later one has days of its own, after the first. The more answers those days hold for each of its
concepts, the less one of them would be missed there, and the better it is given now to what the first exam asks: what a
minute is worth later is its price now. Were all counted alike, a near exam would lose much for the sake of one that has
months left. So a gain for a later exam counts 1 / (1 + 4 k), where k answers fit for each concept from the first
exam's day to its own. What serves both exams counts for both.

4 was found by letting simulated learners of four memories study for two exams at the product's own doors (`python -m
tests.simulation both`): with 1.5 the first exam lost more than the second gained; with 4 both together come out no
worse than if one is studied for after the other, and the second is better prepared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FALL = 4.0
"""How fast the urgency of a later exam falls with the answers that its own days hold for each of its concepts."""


class Ahead(NamedTuple):
    """An exam to come: days until then, at least one, and how much a gain for it counts now; 0 once it has passed."""

    days: int
    urgency: float = 1.0


class Timetable(NamedTuple):
    """Exams that are studied for at once: days until each, and its concepts.

    `takes` are the reviews that fit into each day from today until the last of the exams.
    """

    days: tuple[int, ...]
    concepts: tuple[int, ...]
    takes: Sequence[float]

    def ahead(self, passed: int = 0) -> tuple[Ahead, ...]:
        """The exams as they lie ahead when so many days have passed."""
        first = min((day for day in self.days if day > passed), default=0)
        pressing = {day: self._pressing(first, day) for day in self.days if day > passed}
        # An exam's own days are also those of every later one: where these are short of time, so is it.
        urgencies = (max((pressing[one] for one in pressing if one >= day > passed), default=0.0) for day in self.days)
        return tuple(Ahead(max(day - passed, 1), urgency) for day, urgency in zip(self.days, urgencies, strict=True))

    def until_next(self, passed: int = 0) -> Sequence[float]:
        """The reviews that fit into each day until the next exam, when so many days have passed."""
        return self.takes[passed : min((day for day in self.days if day > passed), default=passed)]

    def _pressing(self, first: int, day: int) -> float:
        """How little time the days from the first exam to a later one's leave for all that is asked within them."""
        concepts = sum(size for other, size in zip(self.days, self.concepts, strict=True) if first < other <= day)
        return 1 / (1 + FALL * sum(self.takes[first:day]) / concepts) if concepts else 1.0
