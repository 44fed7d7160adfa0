"""How somebody studies: days, time, pace, and whether what was expected to be remembered was."""

from __future__ import annotations

from datetime import date, timedelta
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.pace import median_seconds
from aws_quiz.core.memory.review import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENOUGH_RECALLS = 20
"""Reviews from which on a share of them is worth a percent sign."""


USUAL_RECALL, PRIOR_RECALLS = 0.85, 30
LEAST_STEEP, MOST_STEEP = 0.5, 2.0

LATER = 3
"""Days since the last answer from which on a recall says how forgetting goes on, and no longer how it begins."""

STEEP = 1.25
"""From which on forgetting is so steep that its levelling off matters."""

CHANCE_ERRORS = 2.0
"""Standard errors within which a difference is taken for chance."""


class Day(NamedTuple):
    """What happened on one study day; every field but the first is a sum, so days add up.

    The first six counts are answers in drills by verdict and confidence, the last two those in mock exams, where nobody
    says how sure they are. `milliseconds` is time spent answering. `met` counts
    concepts answered for the first time. `recalls` counts concepts that were known from an earlier day, at their
    first answer of this day; `recalled` those of them that were right and no guess; `expected_ppm` is the sum of
    their FSRS retrievabilities just before, in millionths (whole, so that sums are exact). The three `later` ones
    count the same of what was last answered `LATER` days before or more. `recalled_ppm` is the part of `expected_ppm`
    that was recalled; `mistaken` and `mistaken_ppm` are those recalls that were wrong and no guess; `squared_ppm` sums
    the squares of the retrievabilities.
    """

    day: date
    sure_right: int = 0
    sure_wrong: int = 0
    unsure_right: int = 0
    unsure_wrong: int = 0
    guess_right: int = 0
    guess_wrong: int = 0
    milliseconds: int = 0
    met: int = 0
    recalls: int = 0
    recalled: int = 0
    expected_ppm: int = 0
    mock_right: int = 0
    mock_wrong: int = 0
    later_recalls: int = 0
    later_recalled: int = 0
    later_expected_ppm: int = 0
    recalled_ppm: int = 0
    mistaken: int = 0
    mistaken_ppm: int = 0
    squared_ppm: int = 0

    @property
    def answers(self) -> int:
        return sum(self[1:7]) + self.mock_right + self.mock_wrong

    @property
    def right(self) -> int:
        return self.sure_right + self.unsure_right + self.guess_right + self.mock_right

    @property
    def seconds(self) -> float:
        return self.milliseconds / 1000

    def taken_back(self) -> Day:
        """What has to be added where this is to be taken away."""
        return Day(self.day, *(-value for value in self[1:]))


class Retention(NamedTuple):
    """True against predicted retention over the days from `since` on.

    Only the first answer of a day to a concept met on an earlier day counts: what is asked again in the same
    drill says nothing about memory. `recalled` of `recalls` were right and no guess; `expected` is what FSRS
    predicted, as a share. A share is None where nothing was recalled.
    """

    since: date | None
    recalls: int
    recalled: int
    expected: float | None

    @property
    def share(self) -> float | None:
        return self.recalled / self.recalls if self.recalls else None

    @property
    def is_enough(self) -> bool:
        return self.recalls >= ENOUGH_RECALLS

    @property
    def surprise(self) -> float:
        """Recalled less predicted, as a share, where that is more than chance (two standard errors); else 0."""
        if self.share is None or self.expected is None:
            return 0.0
        gap = self.share - self.expected
        chance = CHANCE_ERRORS * sqrt(self.expected * (1 - self.expected) / self.recalls)
        return gap if abs(gap) > chance else 0.0


class Forgetting(NamedTuple):
    """How somebody forgets beside what FSRS predicts.

    What is left of recall is FSRS's to the power `steep`. `goes_on` is how steep it is after the first days
    (`LATER`) beside how steep it is in them.
    """

    steep: float = 1.0
    goes_on: float = 1.0

    @property
    def levels_off(self) -> bool:
        """Whether much is forgotten at first, and less than that would say afterwards."""
        return self.steep > STEEP and self.goes_on < 1


def forgetting(days: Iterable[Day]) -> Forgetting:
    """How somebody has been forgetting over days."""
    whole = total(days)
    later = whole.later_recalls, whole.later_recalled, whole.later_expected_ppm
    every = whole.recalls, whole.recalled, whole.expected_ppm
    at_first = (one - other for one, other in zip(every, later, strict=True))
    return Forgetting(_steepness(*every), _steepness(*later) / _steepness(*at_first))


def _steepness(recalls: int, recalled: int, expected_ppm: int) -> float:
    """ln(recalled) over ln(expected), both drawn towards what is usual as if by some recalls more; and the root of it,
    because a memory that starts weak need not fade fast.
    """
    usual, count = USUAL_RECALL * PRIOR_RECALLS, recalls + PRIOR_RECALLS
    came, said = (recalled + usual) / count, (expected_ppm / 1e6 + usual) / count
    return min(max(sqrt(log(min(came, 0.995)) / log(min(said, 0.995))), LEAST_STEEP), MOST_STEEP)


class Certainty(NamedTuple):
    """How often answers given with one confidence were right."""

    confidence: Confidence
    answers: int
    right: int


class Pace(NamedTuple):
    """Time spent. `a_question` is the median of recent answers in seconds, `allowance` what the exam gives each.

    Both are None where there is nothing to say; `days` counts study days, `seconds` sums all answers.
    """

    seconds: float
    days: int
    a_question: float | None
    allowance: float | None
    last_week: float = 0.0


def total(days: Iterable[Day], day: date = date.min) -> Day:
    """The sum of days."""
    sums = [0] * (len(Day._fields) - 1)
    for one in days:
        for at, value in enumerate(one[1:]):
            sums[at] += value
    return Day(day, *sums)


def retention(days: Iterable[Day], since: date | None = None) -> Retention:
    """True against predicted retention over days."""
    whole = total(days)
    expected = whole.expected_ppm / 1e6 / whole.recalls if whole.recalls else None
    return Retention(since, whole.recalls, whole.recalled, expected)


def retention_by_week(days: Sequence[Day], today: date, weeks: int = 12) -> tuple[Retention, ...]:
    """Retention of each of the last weeks (Monday to Sunday) that has any, oldest first."""
    monday = today - timedelta(days=today.weekday())
    found = []
    for back in range(weeks - 1, -1, -1):
        start = monday - timedelta(weeks=back)
        week = retention((one for one in days if start <= one.day < start + timedelta(weeks=1)), start)
        if week.recalls:
            found.append(week)
    return tuple(found)


def certainty(days: Iterable[Day]) -> tuple[Certainty, ...]:
    """How often sure, unsure and guessed answers were right, as far as there are any."""
    whole = total(days)
    counts = {
        Confidence.SURE: (whole.sure_right, whole.sure_wrong),
        Confidence.UNSURE: (whole.unsure_right, whole.unsure_wrong),
        Confidence.GUESS: (whole.guess_right, whole.guess_wrong),
    }
    return tuple(Certainty(sure, right + wrong, right) for sure, (right, wrong) in counts.items() if right + wrong)


def longest_streak(days: Iterable[date]) -> int:
    """The most study days in a row; `days` ascend."""
    longest = length = 0
    before: date | None = None
    for day in days:
        length = length + 1 if before is not None and day == before + timedelta(days=1) else 1
        longest = max(longest, length)
        before = day
    return longest


def pace(days: Sequence[Day], recent_seconds: Sequence[float], allowance: float | None, today: date) -> Pace:
    """Time spent over days, and the median of recent answers beside what the exam allows."""
    middle = median_seconds(recent_seconds)
    week = sum(one.seconds for one in days if today - timedelta(days=7) < one.day <= today)
    return Pace(sum(one.seconds for one in days), len(days), middle, allowance, week)
