"""The study plan of a learner: introduces banks and log to what the days until the exam bring and give."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from aws_quiz.core.planning.gain import is_asked
from aws_quiz.core.planning.projection import Load
from aws_quiz.core.planning.study_calendar import DaysAway
from aws_quiz.core.planning.study_plan import (
    ON_TIME,
    WANTED,
    Choice,
    Needed,
    StudyPlan,
    minutes_for,
    planned_days,
    suggested_papers,
    timeliness_of,
)
from aws_quiz.core.planning.workload import SHORTEST
from aws_quiz.core.standing.readiness import NEEDED
from aws_quiz.store.exams import exams
from aws_quiz.study.drill_plan import Wishes, make_plan
from aws_quiz.study.goal.other_exams import other_exams
from aws_quiz.study.goal.prospect import prospect
from aws_quiz.study.preferences import LONGEST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.planning.study_plan import Timeliness
    from aws_quiz.core.standing.readiness import Forecast
    from aws_quiz.study.goal.prospect import Prospect
    from aws_quiz.study.room import Room
    from aws_quiz.study.standing import Standing

TRIED = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
"""Parts of the minutes as they are for which the plan is gone through."""

SHOWN = (0.5, 1.0, 1.5, 2.0)
"""Those of them that are shown side by side."""

LATER_WEEKS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 52)
"""Weeks by which an exam that comes too early may be moved."""

QUICK = 80
"""Concepts that are carried through for a word on whether one is on time."""


def timeliness_today(room: Room, blueprint: Blueprint, standing: Standing) -> Timeliness | None:
    """In a moment: whether an exam is on time; None where there is no day to come or too little to tell."""
    exam_day = room.preferences.exam_day(blueprint.id)
    if exam_day is None or exam_day <= room.today or standing.knowledge.answers < NEEDED:
        return None
    found = prospect(room, blueprint, standing)
    if found is None:
        return None
    return timeliness_of(found.forecast(found.course(exam_day, sample=QUICK), exam_day).p_pass)


def study_plan(room: Room, blueprint: Blueprint) -> StudyPlan | None:
    """The whole plan for an exam whose day is one to come; None where the banks are too wide to weigh every concept."""
    found, exam_day = prospect(room, blueprint), room.preferences.exam_day(blueprint.id)
    if found is None or exam_day is None:
        return None
    usual, today, calendar = room.preferences.minutes, room.today, room.preferences.calendar
    parts = [part for part in TRIED if part <= 1 or usual * part <= LONGEST_DAY]
    tried: list[tuple[float, Forecast]] = []
    for part in room.tracked(parts, "Going through the days"):
        course = found.course(exam_day, part)
        tried.append((usual * part, found.forecast(course, exam_day)))
        if part == 1:
            now, forecast = course, tried[-1][1]
    hours = sum(calendar.minutes_on(today + timedelta(days=at)) for at in range((exam_day - today).days)) / 60
    has_final = any(candidate.reserved for candidate in room.catalog.candidates(blueprint.id))
    others = tuple(one for one in other_exams(room, blueprint.id) if one.days_left >= 0)
    free = calendar._replace(away=(*calendar.away, *(DaysAway(one.day, one.day) for one in others)))
    papers = suggested_papers(today, exam_day, free, _last_mock(room, blueprint.id), has_final=has_final)
    met, unmet = (sum(map(is_asked, concepts)) for concepts in found.field)
    return StudyPlan(
        exam=blueprint.code,
        exam_id=blueprint.id,
        made_on=today,
        exam_day=exam_day,
        pass_mark=blueprint.pass_mark,
        scale=blueprint.scale,
        minutes=usual,
        hours=round(hours, 1),
        met=met,
        concepts=met + unmet,
        all_met=today + timedelta(days=now.all_met) if now.all_met is not None else None,
        met_then=now.met_then,
        forecast=forecast,
        is_enough=found.standing.knowledge.answers >= NEEDED,
        choices=tuple(
            Choice(round(minutes), each)
            for part, (minutes, each) in zip(parts, tried, strict=True)
            if part in SHOWN and minutes >= 1
        ),
        needed=_needed([(minutes, each.p_pass) for minutes, each in tried], hours / usual),
        days=planned_days(today, (_today_brings(room, found), *now.loads[1:]), calendar, papers),
        later=_later(room, found, exam_day) if forecast.p_pass < ON_TIME else None,
        others=others,
    )


def _today_brings(room: Room, found: Prospect) -> Load:
    """What a drill of the minutes that are left of today asks; after one, too few minutes for another are none."""
    left = found.calendar.minutes_on(found.today) - found.answered * found.seconds / 60
    if left <= 0 or (found.answered and left * 60 < SHORTEST * found.seconds):
        return Load(0, 0)
    scope = room.drill_scope()
    drill = make_plan(room, scope, room.catalog.blueprint(scope.exam), Wishes(minutes=left), Random(0))
    return Load(drill.new, len(drill.turns) - drill.new)


def _needed(tried: Sequence[tuple[float, float]], hours_a_minute: float) -> tuple[Needed, ...]:
    needed = []
    for wanted in WANTED:
        minutes = minutes_for(wanted, tried)
        rounded = None if minutes is None else max(round(minutes), 1)
        needed.append(Needed(wanted, rounded, None if rounded is None else round(rounded * hours_a_minute, 1)))
    return tuple(needed)


def _later(room: Room, found: Prospect, exam_day: date) -> date | None:
    for weeks in room.tracked(LATER_WEEKS, "Looking for a day that would do"):
        day = exam_day + timedelta(weeks=weeks)
        if found.forecast(found.course(day), day).p_pass >= ON_TIME:
            return day
    return None


def _last_mock(room: Room, exam: str) -> date | None:
    ended = [one.ended_at for one in exams(room.log) if one.exam == exam and one.ended_at is not None]
    return room.day_of(max(ended)) if ended else None
