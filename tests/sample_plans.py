"""Study plans for pages and pictures."""

from __future__ import annotations

from datetime import date, timedelta

from aws_quiz.core.planning.projection import Load
from aws_quiz.core.planning.study_calendar import DaysAway, StudyCalendar, WeekdayMinutes
from aws_quiz.core.planning.study_plan import Choice, Needed, OtherExam, StudyPlan, planned_days, suggested_papers
from aws_quiz.core.standing.readiness import Forecast

TODAY = date(2026, 11, 28)
EXAM_DAY = date(2027, 1, 15)
CALENDAR = StudyCalendar(
    25, (WeekdayMinutes(5, 60), WeekdayMinutes(6, 0)), (DaysAway(date(2026, 12, 24), date(2026, 12, 27)),)
)


def said(scaled: int, low: int, high: int, p_pass: float, day: date = EXAM_DAY) -> Forecast:
    return Forecast(day, scaled, low, high, p_pass)


def plan_on_time() -> StudyPlan:
    days = (EXAM_DAY - TODAY).days
    loads = [
        Load(8.5 if at < 37 else 0.0, 14.0) if CALENDAR.minutes_on(TODAY + timedelta(days=at)) else Load(0, 0)
        for at in range(days)
    ]
    return StudyPlan(
        exam="SAA-C03",
        exam_id="saa-c03",
        made_on=TODAY,
        exam_day=EXAM_DAY,
        pass_mark=720,
        scale=(100, 1000),
        minutes=25,
        hours=21.3,
        met=120,
        concepts=446,
        all_met=date(2027, 1, 4),
        met_then=1.0,
        forecast=said(768, 700, 832, 0.79),
        is_enough=True,
        choices=(
            Choice(12, said(701, 628, 770, 0.38)),
            Choice(25, said(768, 700, 832, 0.79)),
            Choice(38, said(802, 740, 858, 0.93)),
            Choice(50, said(824, 768, 874, 0.97)),
        ),
        needed=(Needed(0.5, 16, 13.6), Needed(0.8, 26, 22.2), Needed(0.9, 35, 29.8)),
        days=planned_days(TODAY, loads, CALENDAR, suggested_papers(TODAY, EXAM_DAY, CALENDAR, None, has_final=True)),
    )


def plan_beside_another() -> StudyPlan:
    """The same with exams that share the days: one that comes first, one long after."""
    sooner, later = date(2026, 12, 17), date(2027, 3, 1)
    others = (
        OtherExam("CLF-C02", "clf-c02", sooner, 19, said(742, 690, 800, 0.68, sooner)),
        OtherExam("DVA-C03", "dva-c03", later, 93, said(781, 702, 850, 0.84, later)),
    )
    return plan_on_time()._replace(others=others)


def plan_behind() -> StudyPlan:
    """An exam too soon: ten days off, with most of it unmet."""
    exam_day = TODAY + timedelta(days=10)
    calendar = StudyCalendar(15)
    return plan_on_time()._replace(
        exam_day=exam_day,
        minutes=15,
        hours=2.5,
        met=40,
        all_met=None,
        met_then=0.34,
        forecast=said(520, 430, 612, 0.01, exam_day),
        choices=(
            Choice(8, said(480, 395, 570, 0.004, exam_day)),
            Choice(15, said(520, 430, 612, 0.01, exam_day)),
            Choice(22, said(548, 455, 640, 0.03, exam_day)),
            Choice(30, said(575, 480, 668, 0.05, exam_day)),
        ),
        needed=(Needed(0.5, 96, 16.0), Needed(0.8, None, None), Needed(0.9, None, None)),
        days=planned_days(
            TODAY, [Load(9.0, 3.0)] * 10, calendar, suggested_papers(TODAY, exam_day, calendar, None, has_final=False)
        ),
        later=exam_day + timedelta(weeks=8),
    )


def plan_for_tomorrow() -> StudyPlan:
    exam_day = TODAY + timedelta(days=1)
    return plan_on_time()._replace(
        exam_day=exam_day,
        hours=1.0,
        met=446,
        all_met=TODAY,
        forecast=said(790, 730, 846, 0.9, exam_day),
        choices=(Choice(25, said(790, 730, 846, 0.9, exam_day)),),
        needed=(Needed(0.5, 1, 0.1), Needed(0.8, 1, 0.1), Needed(0.9, 25, 1.0)),
        days=planned_days(TODAY, [Load(0.0, 40.0)], CALENDAR, {}),
    )
