"""The study plan: what each day up to the exam brings, what that is expected to give, and what other minutes would."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.planning.projection import Load
    from aws_quiz.core.planning.study_calendar import StudyCalendar
    from aws_quiz.core.standing.readiness import Forecast

WANTED = (0.5, 0.8, 0.9)
"""Chances to pass for which the minutes are worked out."""

ON_TIME, TIGHT = 0.75, 0.5
"""Chances to pass from which on somebody is on time, or tight."""

FIRST_MOCK_DAYS, MOCK_EVERY, LAST_MOCK_DAYS, FINAL_DAYS = 28, 7, 9, 4
"""Full mock exams are suggested from so many days before the exam on, so many days apart, the last so many days before;
and the reserved final so many days before it."""

NOT_BEFORE_DAYS = 5
"""Days after which the first mock is worth its time: before that nearly all would be unseen."""


class Timeliness(Enum):
    """Whether the plan reaches the pass mark."""

    ON_TIME = "on time"
    TIGHT = "tight"
    BEHIND = "behind"


class Paper(Enum):
    """A mock exam that is suggested for a day."""

    MOCK = "mock"
    FINAL = "final"


class PlannedDay(NamedTuple):
    """One day: minutes of study, concepts met for the first time, reviews, and the mock exam suggested for it."""

    day: date
    minutes: int
    new: int
    reviews: int
    paper: Paper | None = None
    is_away: bool = False


class Choice(NamedTuple):
    """Minutes on a usual day, and the forecast that they give."""

    minutes: int
    forecast: Forecast


class Needed(NamedTuple):
    """The minutes on a usual day that a chance to pass takes, and the hours in all; None where more than there are."""

    chance: float
    minutes: int | None
    hours: float | None


class OtherExam(NamedTuple):
    """An exam that is studied for beside another, and how it will come out if the days go as planned.

    `forecast` is None on its day and after, and where the banks are too wide to weigh; `is_enough` says whether it
    rests on enough answers, `wants_result` that the day has passed and nobody has said how it went.
    """

    exam: str
    exam_id: str
    day: date
    days_left: int
    forecast: Forecast | None
    is_enough: bool = True
    wants_result: bool = False

    @property
    def timeliness(self) -> Timeliness | None:
        """None where it cannot be told."""
        return timeliness_of(self.forecast.p_pass) if self.forecast and self.is_enough else None


class StudyPlan(NamedTuple):
    """Everything that a plan says. `met` of `concepts` were met; `all_met` is the day on which the last would be, None
    where the minutes do not reach, and then `met_then` is the share of the exam's concepts met by its day.

    `later` is the first day on which the same minutes would do, where they do not on the exam's; None where they do, or
    where no day within a year would.
    """

    exam: str
    exam_id: str
    made_on: date
    exam_day: date
    pass_mark: int
    scale: tuple[int, int]
    minutes: int
    hours: float
    met: int
    concepts: int
    all_met: date | None
    met_then: float
    forecast: Forecast
    is_enough: bool
    choices: tuple[Choice, ...]
    needed: tuple[Needed, ...]
    days: tuple[PlannedDay, ...]
    later: date | None = None
    others: tuple[OtherExam, ...] = ()

    @property
    def days_left(self) -> int:
        return (self.exam_day - self.made_on).days

    @property
    def timeliness(self) -> Timeliness:
        return timeliness_of(self.forecast.p_pass)


def timeliness_of(p_pass: float) -> Timeliness:
    """Whether a chance to pass on the day is on time."""
    if p_pass >= ON_TIME:
        return Timeliness.ON_TIME
    return Timeliness.TIGHT if p_pass >= TIGHT else Timeliness.BEHIND


def planned_days(
    today: date, loads: Sequence[Load], calendar: StudyCalendar, papers: dict[date, Paper]
) -> tuple[PlannedDay, ...]:
    """The days from today to the one before the exam. What is rounded off one day comes on the next."""
    days, new, reviews = [], 0.0, 0.0
    for at, load in enumerate(loads):
        day = today + timedelta(days=at)
        new, reviews = new + load.new, reviews + load.reviews
        days.append(
            PlannedDay(
                day, calendar.minutes_on(day), round(new), round(reviews), papers.get(day), calendar.is_away(day)
            )
        )
        new, reviews = new - round(new), reviews - round(reviews)
    return tuple(days)


def suggested_papers(
    today: date, exam_day: date, calendar: StudyCalendar, last_mock: date | None, *, has_final: bool
) -> dict[date, Paper]:
    """Days for full mock exams and for the reserved final: the longest days near those that fit best.

    The first is due some weeks before the exam, then one a week; the final comes last, with days left to mend what it
    shows. A day away gets none, nor one that somebody sat a mock shortly before.
    """
    papers: dict[date, Paper] = {}
    final = None
    if has_final and (exam_day - today).days > FINAL_DAYS:
        final = _longest(exam_day - timedelta(days=FINAL_DAYS), 1, today, exam_day, calendar)
    not_before = today + timedelta(days=NOT_BEFORE_DAYS if last_mock is None else 0)
    if last_mock is not None:
        not_before = max(not_before, last_mock + timedelta(days=MOCK_EVERY - 2))
    wanted = exam_day - timedelta(days=FIRST_MOCK_DAYS)
    while wanted <= exam_day - timedelta(days=LAST_MOCK_DAYS if final else FINAL_DAYS):
        if wanted >= not_before:
            day = _longest(wanted, 2, not_before, exam_day, calendar)
            if day and (final is None or day < final):
                papers[day] = Paper.MOCK
        wanted += timedelta(days=MOCK_EVERY)
    if final:
        papers[final] = Paper.FINAL
    return papers


def _longest(wanted: date, around: int, not_before: date, exam_day: date, calendar: StudyCalendar) -> date | None:
    """The day with most minutes within so many of the wanted one, the nearest of such; None where none has any."""
    near = [wanted + timedelta(days=by) for by in range(-around, around + 1)]
    free = [day for day in near if not_before <= day < exam_day and calendar.minutes_on(day)]
    return min(free, key=lambda day: (-calendar.minutes_on(day), abs((day - wanted).days), day), default=None)


def minutes_for(chance: float, tried: Sequence[tuple[float, float]]) -> float | None:
    """The minutes at which a chance is reached, between those that were tried (minutes, chance to pass), ascending.

    None where the most that was tried gives less.
    """
    best, before = 0.0, (0.0, 0.0)
    for minutes, found in tried:
        # More minutes never make it worse; where they seem to, it is the sample.
        best = max(best, found)
        if best >= chance:
            gained = best - before[1]
            share = (chance - before[1]) / gained if gained > 0 else 1.0
            return before[0] + (minutes - before[0]) * min(max(share, 0.0), 1.0)
        before = (minutes, best)
    return None
