"""What lies ahead of a learner: introduces banks and log to how the days until an exam go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.planning.projection import SAMPLE, project
from aws_quiz.core.planning.workload import pace
from aws_quiz.core.standing import readiness
from aws_quiz.core.standing.knowledge import studied_through
from aws_quiz.store import memory_cache
from aws_quiz.store.reviews import recent_seconds
from aws_quiz.study.goal.dated_plan import learner_of, survey, timetable
from aws_quiz.study.standing import refreshed_standing

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.planning.exams_ahead import Timetable
    from aws_quiz.core.planning.gain import Field, Learner
    from aws_quiz.core.planning.projection import Course
    from aws_quiz.core.planning.study_calendar import StudyCalendar
    from aws_quiz.core.standing.readiness import Forecast
    from aws_quiz.study.room import Room
    from aws_quiz.study.standing import Standing


class Prospect(NamedTuple):
    """All that a plan is made from. `timetable` is that of the exam and of those that are studied for at once;
    `answered` is what was drilled today, in the time of so many reviews.
    """

    calendar: StudyCalendar
    field: Field
    standing: Standing
    learner: Learner
    seconds: float
    today: date
    answered: float
    timetable: Timetable

    def takes(self, exam_day: date, part: float = 1.0) -> list[float]:
        """How many reviews fit into each day until the exam, with so many times the minutes."""
        days = [self.today + timedelta(days=at) for at in range((exam_day - self.today).days)]
        takes = [min(self.calendar.minutes_on(day) * part, 24 * 60) * 60 / self.seconds for day in days]
        if takes:
            takes[0] = max(takes[0] - self.answered, 0.0)
        return takes

    def course(self, exam_day: date, part: float = 1.0, sample: int = SAMPLE) -> Course:
        """How it goes until a day, with so many times the minutes."""
        days = ((exam_day - self.today).days, *self.timetable.days[1:])
        takes = self.takes(self.today + timedelta(days=max(days)), part)
        timetable = self.timetable._replace(days=days, takes=takes)
        calibration = self.standing.knowledge.calibration
        return project(self.field, self.takes(exam_day, part), self.learner, timetable, calibration, sample=sample)

    def forecast(self, course: Course, exam_day: date) -> Forecast:
        """What the exam would come out as after it."""
        assert self.standing.outline is not None, "a plan is of an exam"
        knowledge = studied_through(self.standing.knowledge, kept=course.kept, met=course.met, recall=course.recall)
        return readiness.forecast(knowledge, self.standing.outline, exam_day, (exam_day - self.today).days)


def prospect(room: Room, blueprint: Blueprint, standing: Standing | None = None) -> Prospect | None:
    """What a plan for an exam is made from; None where the banks are too wide to weigh every concept."""
    scope = room.scope(blueprint.id)
    standing = standing or refreshed_standing(room, scope)
    scope = scope._replace(also=tuple(exam for exam in room.exams_ahead() if exam != blueprint.id))
    field = survey(room, scope, blueprint)
    if field is None:
        return None
    seconds, learner = pace(recent_seconds(room.log)), learner_of(room)
    drilled, met = memory_cache.drilled_on(room.log, room.today), memory_cache.met_on(room.log, room.today)
    return Prospect(
        room.preferences.calendar,
        field,
        standing,
        learner,
        seconds,
        room.today,
        drilled + met * (learner.meeting - 1),
        timetable(room, scope, field, seconds),
    )
