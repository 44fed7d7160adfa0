"""Today at a glance: what is due and new, where the learner stands, what came last."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.standing.glance import Glance, LastMock, NoNew
    from aws_quiz.study.drill_plan import DrillPlan
    from aws_quiz.study.room import Room

WEAKEST = 3


def look(room: Room) -> Glance:
    from aws_quiz.core.memory.study_day import streak
    from aws_quiz.core.planning.workload import pace
    from aws_quiz.core.standing.glance import Glance
    from aws_quiz.store import memory_cache, reviews
    from aws_quiz.store.sessions import open_drill
    from aws_quiz.study.drill_plan import Wishes, make_plan
    from aws_quiz.study.goal.exam_plan import QUICK, timeliness_today
    from aws_quiz.study.goal.other_exams import other_exams
    from aws_quiz.study.goal.real_results import wants_result
    from aws_quiz.study.standing import readiness_of, refreshed_standing
    from aws_quiz.words.exam_dates import taken_on

    preferences, log = room.preferences, room.log
    scope = room.scope()
    standing = refreshed_standing(room, scope)
    blueprint = room.catalog.blueprint(scope.exam)
    drilled = room.drill_scope()
    plan = make_plan(room, drilled, room.catalog.blueprint(drilled.exam), Wishes(), Random(0))
    takes = len(plan.turns) + plan.new * (memory_cache.cost_of_meeting(log) - 1)
    tomorrow = memory_cache.due_concepts(log, room.today + timedelta(days=1))
    left = open_drill(log, room.today)
    return Glance(
        exam=blueprint.code if blueprint else "",
        exam_id=blueprint.id if blueprint else "",
        days_left=(preferences.exam_date - room.today).days if preferences.exam_date else None,
        daily_minutes=preferences.minutes,
        streak=streak(memory_cache.study_days(log), room.today),
        due=sum(1 for _ in room.catalog.in_scope(memory_cache.due_concepts(log, room.today), drilled)),
        new=plan.new,
        minutes=round(takes * pace(reviews.recent_seconds(log)) / 60),
        due_tomorrow=sum(1 for _ in room.catalog.in_scope(tomorrow, drilled)),
        left_open=len(left.plan) - len(reviews.session_reviews(log, left.id)) if left else 0,
        weakest=tuple(part for part in standing.met_topics if part.is_enough)[:WEAKEST],
        readiness=readiness_of(room, standing),
        pass_mark=blueprint.pass_mark if blueprint else 0,
        scale=blueprint.scale if blueprint else (100, 1000),
        last_mock=_last_mock(room, blueprint) if blueprint else None,
        paused_mock=_paused_mock(room),
        no_new=_why_no_new(room, drilled, blueprint, plan),
        taken_on=taken_on(blueprint, room.today) if blueprint else "",
        timeliness=timeliness_today(room, blueprint, standing) if blueprint else None,
        is_day_off=preferences.minutes_on(room.today) == 0,
        reviews=len(plan.turns) - plan.new if plan.is_dated else None,
        wants_result=blueprint is not None and wants_result(room, blueprint),
        others=tuple(other_exams(room, scope.exam, QUICK)) if preferences.also else (),
    )


def _paused_mock(room: Room) -> str:
    """The title of the mock exam that was left last and is still open; empty where none is."""
    from aws_quiz.store.exams import exams
    from aws_quiz.study.exam_desk import title_of

    return next((title_of(one) for one in reversed(exams(room.log)) if one.ended_at is None), "")


def _why_no_new(room: Room, scope: Scope, blueprint: Blueprint | None, plan: DrillPlan) -> NoNew | None:
    """Why the day's drill has no new concepts; None where it has some."""
    from aws_quiz.core.standing.glance import NoNew
    from aws_quiz.study.drill_plan import new_concepts

    if plan.new:
        return None
    if plan.backlog and plan.backlog.is_spread:
        return NoNew.BACKLOG
    if not new_concepts(room, scope, blueprint, 1):
        return NoNew.ALL_MET
    return NoNew.REVIEWS if plan.is_dated else NoNew.DONE


def _last_mock(room: Room, blueprint: Blueprint) -> LastMock | None:
    """The full mock of this exam that ended last, of those whose questions the banks in use still hold."""
    from aws_quiz.core.standing.glance import LastMock
    from aws_quiz.store.exams import exams
    from aws_quiz.study.exam_desk import result_of

    ended = [
        (one.ended_at, one)
        for one in exams(room.log)
        if one.exam == blueprint.id and one.ended_at and len(one.paper) >= blueprint.questions
    ]
    for ended_at, mock in sorted(ended, key=lambda pair: pair[0], reverse=True):
        result = result_of(room, mock)
        if result:
            return LastMock((room.today - room.day_of(ended_at)).days, result.score.scaled)
    return None


def is_first_run(room: Room) -> bool:
    """Whether nothing was ever set or answered."""
    from aws_quiz.store.memory_cache import study_days

    return not room.preferences.exam and next(study_days(room.log), None) is None
