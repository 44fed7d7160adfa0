"""The study plan as values: days, suggested mock exams, minutes that a chance takes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.planning.projection import Load
from aws_quiz.core.planning.study_calendar import DaysAway, StudyCalendar, WeekdayMinutes
from aws_quiz.core.planning.study_plan import (
    FINAL_DAYS,
    Paper,
    Timeliness,
    minutes_for,
    planned_days,
    suggested_papers,
    timeliness_of,
)

TODAY = date(2026, 11, 21)  # a Saturday
CALENDAR = StudyCalendar(
    25, (WeekdayMinutes(5, 60), WeekdayMinutes(6, 0)), (DaysAway(date(2026, 12, 24), date(2027, 1, 2)),)
)


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2026, 11, 23), 25),
        (date(2026, 11, 28), 60),
        (date(2026, 11, 29), 0),
        (date(2026, 12, 24), 0),
        (date(2027, 1, 2), 0),
        (date(2027, 1, 4), 25),
    ],
)
def test_minutes_go_by_weekday_and_days_away(day: date, minutes: int) -> None:
    assert CALENDAR.minutes_on(day) == minutes


@given(loads=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=1, max_size=40))
def test_what_is_rounded_off_a_day_comes_on_the_next(loads: list[tuple[float, float]]) -> None:
    days = planned_days(TODAY, [Load(*load) for load in loads], CALENDAR, {})
    assert [day.day for day in days] == [TODAY + timedelta(days=at) for at in range(len(loads))]
    assert sum(day.new for day in days) == pytest.approx(sum(new for new, _ in loads), abs=0.51)
    assert sum(day.reviews for day in days) == pytest.approx(sum(reviews for _, reviews in loads), abs=0.51)
    assert all(day.new >= 0 and day.reviews >= 0 for day in days)


@given(days=st.integers(1, 150), last=st.none() | st.integers(0, 30), has_final=st.booleans())
def test_mock_exams_are_suggested_for_days_of_study_and_the_final_last(
    days: int, last: int | None, has_final: bool
) -> None:
    exam = TODAY + timedelta(days=days)
    last_mock = None if last is None else TODAY - timedelta(days=last)
    papers = suggested_papers(TODAY, exam, CALENDAR, last_mock, has_final=has_final)
    assert all(TODAY <= day < exam and CALENDAR.minutes_on(day) for day in papers)
    finals = [day for day, paper in papers.items() if paper is Paper.FINAL]
    assert len(finals) <= int(has_final)
    assert all(day < finals[0] for day, paper in papers.items() if finals and paper is Paper.MOCK)
    if not has_final:
        assert not finals


def test_a_month_before_the_exam_has_weekly_mocks_and_a_final() -> None:
    exam = TODAY + timedelta(days=40)
    papers = suggested_papers(TODAY, exam, StudyCalendar(25), None, has_final=True)
    assert [paper for _, paper in sorted(papers.items())] == [Paper.MOCK] * 3 + [Paper.FINAL]
    assert (exam - max(papers)).days in range(FINAL_DAYS - 1, FINAL_DAYS + 2)


def test_the_longest_day_nearby_gets_the_mock() -> None:
    exam = TODAY + timedelta(days=33)  # Christmas Eve, a Thursday
    calendar = StudyCalendar(25, (WeekdayMinutes(5, 60),))
    papers = suggested_papers(TODAY, exam, calendar, None, has_final=False)
    assert papers
    assert {day.weekday() for day in papers} == {5}


def test_who_sat_a_mock_yesterday_is_told_to_sit_none_today() -> None:
    exam = TODAY + timedelta(days=20)
    papers = suggested_papers(TODAY, exam, StudyCalendar(25), TODAY - timedelta(days=1), has_final=False)
    assert min(papers) >= TODAY + timedelta(days=4)


TRIED = [(10.0, 0.2), (20.0, 0.5), (40.0, 0.7)]


@pytest.mark.parametrize(
    ("chance", "minutes"), [(0.1, 5.0), (0.2, 10.0), (0.35, 15.0), (0.6, 30.0), (0.7, 40.0), (0.8, None)]
)
def test_minutes_for_a_chance_lie_between_those_that_were_tried(chance: float, minutes: float | None) -> None:
    assert minutes_for(chance, TRIED) == (None if minutes is None else pytest.approx(minutes))


@given(chances=st.lists(st.floats(0, 1), min_size=1, max_size=8), wanted=st.lists(st.floats(0, 1), min_size=2))
def test_a_higher_chance_never_takes_fewer_minutes(chances: list[float], wanted: list[float]) -> None:
    tried = [(10.0 * (at + 1), chance) for at, chance in enumerate(chances)]
    found = [minutes_for(chance, tried) for chance in sorted(wanted)]
    numbers = [float("inf") if minutes is None else minutes for minutes in found]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(numbers))


@pytest.mark.parametrize(
    ("chance", "found"),
    [(0.9, Timeliness.ON_TIME), (0.75, Timeliness.ON_TIME), (0.6, Timeliness.TIGHT), (0.3, Timeliness.BEHIND)],
)
def test_a_chance_says_whether_one_is_on_time(chance: float, found: Timeliness) -> None:
    assert timeliness_of(chance) is found
