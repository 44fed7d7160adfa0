"""Which exams are studied for, each with its day: the settings that another goal, one exam more or one fewer make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.planning.study_calendar import ExamDay
from aws_quiz.errors import UsedWrongly
from aws_quiz.study.preferences import MOST_OTHERS, as_text, checked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room


def with_goal(room: Room, blueprint: Blueprint) -> dict[str, str]:
    """The settings that make an exam the goal.

    One that is studied for already takes its day along, and the goal until now stays beside it; any other takes the
    goal's place, and its day is not known.
    """
    goal, exam = room.preferences, blueprint.id
    values = {"exam": exam}
    if goal.exam == exam:
        return values
    day = goal.exam_day(exam)
    if goal.exam or day:
        values["exam-date"] = as_text(day)
    if day:
        before = [ExamDay(goal.exam, goal.exam_date)] if goal.exam and goal.exam_date else []
        values["also"] = _as_setting(room.today, [*(one for one in goal.also if one.exam != exam), *before])
    return values


def with_other(room: Room, blueprint: Blueprint, day: date) -> dict[str, str]:
    """The settings that add an exam to the goal, or move it. Raises UsedWrongly where there is no goal to add it to."""
    goal, exam = room.preferences, blueprint.id
    command = f"aws-quiz goal {exam} --date {day}"
    if not goal.exam:
        raise UsedWrongly("No goal is set yet that another exam could join.", f"`{command}` makes this one your goal.")
    if goal.exam == exam:
        raise UsedWrongly(f"{blueprint.code} is your goal already.", f"`aws-quiz goal --date {day}` moves it.")
    if goal.exam_date is None:
        raise UsedWrongly(
            f"Your goal, {goal.exam.upper()}, has no date yet; several exams share your minutes by their days.",
            "`aws-quiz goal --date DAY` sets it.",
        )
    others = [one for one in goal.also if one.exam != exam]
    return {"also": _as_setting(room.today, [*others, ExamDay(exam, day)])}


def without(room: Room, exam: str) -> dict[str, str]:
    """The settings that let go of an exam beside the goal. Raises UsedWrongly where it is not one."""
    goal = room.preferences
    if goal.exam == exam:
        raise UsedWrongly(f"{exam.upper()} is your goal.", "`aws-quiz goal --clear` clears it.")
    if exam not in {one.exam for one in goal.also}:
        raise UsedWrongly(f"You are not studying for '{exam}'.", "`aws-quiz goal` shows your exams.")
    return {"also": _as_setting(room.today, [one for one in goal.also if one.exam != exam])}


def _as_setting(today: date, exams: Iterable[ExamDay]) -> str:
    """Those to come, and of those that have passed the latest, as far as there is room."""
    exams = sorted(exams, key=lambda one: (one.day < today, abs((one.day - today).days)))
    ahead = sum(one.day >= today for one in exams)
    kept = exams[: max(ahead, MOST_OTHERS)]
    return as_text(checked("also", " ".join(map(str, kept))))
