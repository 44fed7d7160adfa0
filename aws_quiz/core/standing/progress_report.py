"""The progress report as values: where the learner stands, what holds them back, how they learn, what comes.

Shares run from 0 to 1. Every interval holds what it speaks of with 80 %. Numbers that rest on too little say so
in themselves (`is_enough`), so that no screen has to decide it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.memory.habits import Certainty, Day, Pace, Retention
    from aws_quiz.core.standing.confusion import Confusion, LuckyGuess, Misconception
    from aws_quiz.core.standing.lacking import Missing
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Forecast, ForecastRecord, Readiness


class ExamHead(NamedTuple):
    """The exam that a report is about. `bar` is the share of right answers that the pass mark stands for."""

    id: str
    code: str
    name: str
    pass_mark: int
    scale: tuple[int, int]
    bar: float
    day: date | None
    days_left: int | None
    is_goal: bool = True


class Sitting(NamedTuple):
    """A mock exam that has ended: its score, the range of the true score, and what had been forecast before it."""

    number: int
    day: date
    questions: int
    scaled: int
    low: int
    high: int
    forecast: int | None = None
    forecast_low: int | None = None
    forecast_high: int | None = None


class RealExam(NamedTuple):
    """A real exam: its day, the scaled score, and the last forecast before it, if one was made of late."""

    day: date
    scaled: int
    passed: bool
    forecast: Forecast | None = None

    @property
    def is_inside(self) -> bool:
        """Whether it came out within the forecast's range."""
        return self.forecast is not None and self.forecast.low <= self.scaled <= self.forecast.high


class Due(NamedTuple):
    """Concepts that come due on a day; on the first day also what is overdue."""

    day: date
    concepts: int


class Report(NamedTuple):
    """One page. `exam` is None where no exam is chosen; `topics` holds the titles it is narrowed to, if any.

    `domains`, `tasks` and `weakest` are parts of the exam (or of all banks), the last the least known first; it holds
    only topics that were met, `every_topic` all of them. `topics` and `topic_ids` go together.
    `days` are study days with answers, oldest first. `since` is the first day that the history sections count.
    """

    made_on: date
    exam: ExamHead | None
    topics: tuple[str, ...]
    since: date | None
    answers: int
    met: int
    concepts: int
    readiness: Readiness | None
    history: tuple[tuple[date, int], ...]
    sittings: tuple[Sitting, ...]
    record: ForecastRecord | None
    domains: tuple[Part, ...]
    tasks: tuple[Part, ...]
    weakest: tuple[Part, ...]
    retention: Retention
    retention_by_week: tuple[Retention, ...]
    certainty: tuple[Certainty, ...]
    days: tuple[Day, ...]
    streak: int
    longest_streak: int
    pace: Pace
    load: tuple[Due, ...]
    confusions: tuple[Confusion, ...]
    misconceptions: tuple[Misconception, ...]
    lucky: tuple[LuckyGuess, ...]
    every_topic: tuple[Part, ...] = ()
    topic_ids: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    real_exams: tuple[RealExam, ...] = ()
