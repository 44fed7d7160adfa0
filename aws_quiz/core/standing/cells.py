"""Where concepts stand, and what is held of them: the sums that all talk of knowledge is worked out from.

Everything said of topics, tasks and exams is linear in these sums, so there need be no more of them than topics times
tasks, however many concepts are installed or met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aws_quiz.core.standing.calibration import Calibration


class Place(NamedTuple):
    """A topic's part in one task of an exam's domain (both empty without an exam).

    `concepts` of the topic serve the task. `share` counts each of them by one over the tasks that it serves, so that
    a topic's shares sum to its concepts.
    """

    topic: str
    domain: str
    task: str
    concepts: int
    share: float


class Shown(NamedTuple):
    """What is remembered of the concepts of one place, and what their answers showed (`evidence`), summed.

    `met` and `recall` (the sum of R) count each met concept once; the other sums count it by its `share`. `first` are
    very first answers (right, wrong, and called guesses), `later` first answers to other questions on later days (all,
    or right and wrong ones that were not called guesses), with `expected` the sum of R before them; `lucky` are
    guesses that were right.

    Mock exams are counted apart. `found` and `missed` are concepts that were never studied and whose newest answer in a
    mock was right or wrong (once each, then by share). `mock_right` and `mock_wrong` are all answers in mocks,
    `mock_expected` sums the R of those to studied concepts, `mock_new_right` and `mock_new_wrong` are those to others.
    """

    met: int = 0
    recall: float = 0.0
    met_share: float = 0.0
    recall_share: float = 0.0
    first_right: float = 0.0
    first_wrong: float = 0.0
    first_guesses: float = 0.0
    later_right: float = 0.0
    later_wrong: float = 0.0
    later: float = 0.0
    expected: float = 0.0
    lucky: float = 0.0
    found: float = 0.0
    missed: float = 0.0
    found_share: float = 0.0
    missed_share: float = 0.0
    mock_right: float = 0.0
    mock_wrong: float = 0.0
    mock_expected: float = 0.0
    mock_new_right: float = 0.0
    mock_new_wrong: float = 0.0

    def calibrated(self, by: Calibration) -> Shown:
        """The same with every sum of R as it goes over into what is known."""
        in_mocks = self.mock_right + self.mock_wrong - self.mock_new_right - self.mock_new_wrong
        return self._replace(
            recall=by.of(self.recall, self.met),
            recall_share=by.of(self.recall_share, self.met_share),
            expected=by.of(self.expected, self.later),
            mock_expected=by.of(self.mock_expected, in_mocks),
        )


NOTHING_SHOWN = Shown()


class Cell(NamedTuple):
    """A place, and what is held of it; `chance_met` is that of its unmet concepts to have been met (on a later day)."""

    place: Place
    shown: Shown = NOTHING_SHOWN
    chance_met: float = 0.0
    recall_then: float = 1.0

    def calibrated(self, by: Calibration) -> Cell:
        return self._replace(shown=self.shown.calibrated(by))

    def sums(self, *, once: bool) -> tuple[float, float, float]:
        """Concepts, met ones, and the sum of R; with `once` each counts by its share."""
        place, shown = self.place, self.shown
        if once:
            return place.share, shown.met_share, shown.recall_share
        return place.concepts, shown.met, shown.recall

    def tried(self, *, once: bool) -> tuple[float, float]:
        """Concepts never studied that a mock found known, and found unknown; with `once` each counts by its share."""
        shown = self.shown
        return (shown.found_share, shown.missed_share) if once else (shown.found, shown.missed)
