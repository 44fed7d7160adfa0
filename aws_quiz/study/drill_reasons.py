"""Why a drill asks a concept now: introduces the drill to memory, to doubts and to the exams ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.why_now import Cause, ExamAhead, WhyNow
from aws_quiz.store import memory_cache

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.drill_talk import Asked
    from aws_quiz.study.room import Room


def why_now(room: Room, scope: Scope, blueprints: Iterable[Blueprint], asked: Asked) -> WhyNow:
    """What was known of the concept of a question that waits for its answer."""
    from aws_quiz.study.mistakes.missing import doubts

    if asked.again:
        return WhyNow(Cause.MISSED)
    if any(turn.concept == asked.concept.id for turn in doubts(room, scope)):
        return WhyNow(Cause.DOUBT)
    exam = _next_exam(room, blueprints, asked)
    memory = memory_cache.memory_of(room.log, asked.concept.id)
    if memory is None:
        return WhyNow(Cause.NEW, exam=exam)
    scheduling, ago = room.preferences.scheduling, max((room.today - memory.last_day).days, 0)
    if exam:
        then = scheduling.retrievability(memory.stability, (exam.day - memory.last_day).days)
        exam = exam._replace(recall=then)
    recall = scheduling.retrievability(memory.stability, ago)
    return WhyNow(Cause.REVIEW, ago, recall, memory.due_day <= room.today, exam)


def _next_exam(room: Room, blueprints: Iterable[Blueprint], asked: Asked) -> ExamAhead | None:
    """The first exam ahead that the question serves."""
    ahead = [
        ExamAhead(blueprint.code, day)
        for blueprint in blueprints
        if (day := room.preferences.exam_day(blueprint.id)) is not None
        and day > room.today
        and blueprint.tasks_served(asked.question.exams)
    ]
    return min(ahead, key=lambda exam: exam.day, default=None)
