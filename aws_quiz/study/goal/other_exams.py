"""The exams that are studied for beside one: how each will come out if the days go as planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.planning.projection import SAMPLE
from aws_quiz.core.planning.study_plan import OtherExam
from aws_quiz.core.standing.readiness import NEEDED
from aws_quiz.study.goal.prospect import prospect
from aws_quiz.study.goal.real_results import wants_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.study.room import Room


def other_exams(room: Room, exam: str, sample: int = SAMPLE) -> Iterator[OtherExam]:
    """Every exam with a day but the one, the goal's first; those that have passed only until their result is known.

    What is forecast rests on so many concepts that are carried through.
    """
    goal = room.preferences
    names = [name for name in dict.fromkeys((goal.exam, *(one.exam for one in goal.also))) if name != exam]
    for name in room.tracked(names, "Looking at your other exams"):
        blueprint, day = room.catalog.blueprint(name), goal.exam_day(name)
        if blueprint is None or day is None:
            continue
        asks = wants_result(room, blueprint)
        if day < room.today and not asks:
            continue
        found = prospect(room, blueprint) if day > room.today else None
        is_enough = found is not None and found.standing.knowledge.answers >= NEEDED
        forecast = found.forecast(found.course(day, sample=sample), day) if found else None
        yield OtherExam(blueprint.code, name, day, (day - room.today).days, forecast, is_enough, asks)
