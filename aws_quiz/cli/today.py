"""Bare `aws-quiz`: today at a glance, and what to type next."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.cli.room import Room
    from aws_quiz.core.blueprint import Blueprint
    from aws_quiz.core.progress import Glance, LastMock

WEAKEST = 3


def today(room: Room, *, as_json: bool) -> int:
    """Shows the page; the first time, welcomes and starts a drill."""
    room.bring_memory_up_to_date()
    if not as_json and _is_first_run(room):
        from aws_quiz.cli.welcome import welcome

        return welcome(room)
    glance = look(room)
    if as_json:
        from aws_quiz.cli.output import write_json

        write_json(room.env, _as_json(glance))
    else:
        from aws_quiz.cli.output import write_lines
        from aws_quiz.terminal.theme import signs_for
        from aws_quiz.terminal.today_view import today_lines

        write_lines(room.env, today_lines(glance, room.env.console().width, signs_for(room.env.stdout.encoding)))
    if glance.exam_id:
        from aws_quiz.cli.standing import keep

        keep(room, glance.exam_id, glance.readiness)
    return 0


def look(room: Room) -> Glance:
    from aws_quiz.cli.drill_plan import Wishes, make_plan
    from aws_quiz.cli.standing import readiness_of, stand
    from aws_quiz.core.planning import pace
    from aws_quiz.core.progress import Glance
    from aws_quiz.core.study_day import streak
    from aws_quiz.store import memory_cache, reviews
    from aws_quiz.store.sessions import open_drill

    preferences, log = room.preferences, room.log
    scope = room.scope()
    standing = stand(room, scope)
    blueprint = room.catalog.blueprint(scope.exam)
    plan = make_plan(room, scope, blueprint, Wishes(), Random(0))
    tomorrow = memory_cache.due_concepts(log, room.today + timedelta(days=1))
    left = open_drill(log, room.today)
    return Glance(
        exam=blueprint.code if blueprint else "",
        exam_id=blueprint.id if blueprint else "",
        days_left=(preferences.exam_date - room.today).days if preferences.exam_date else None,
        daily_minutes=preferences.minutes,
        streak=streak(memory_cache.study_days(log), room.today),
        due=plan.backlog.due if plan.backlog else 0,
        new=sum(place.is_new for place in plan.places),
        minutes=round(len(plan.places) * pace(reviews.recent_seconds(log)) / 60),
        due_tomorrow=sum(1 for _ in room.catalog.in_scope(tomorrow, scope)),
        left_open=len(left.plan) - len(reviews.session_reviews(log, left.id)) if left else 0,
        weakest=tuple(part for part in standing.met_topics if part.is_enough)[:WEAKEST],
        readiness=readiness_of(room, standing),
        pass_mark=blueprint.pass_mark if blueprint else 0,
        scale=blueprint.scale if blueprint else (100, 1000),
        last_mock=_last_mock(room, blueprint) if blueprint else None,
    )


def _last_mock(room: Room, blueprint: Blueprint) -> LastMock | None:
    """The full mock of this exam that ended last, of those whose questions the banks in use still hold."""
    from aws_quiz.cli.exam_desk import result_of
    from aws_quiz.core.progress import LastMock
    from aws_quiz.errors import NotFound
    from aws_quiz.store.exams import exams

    ended = [
        (one.ended_at, one)
        for one in exams(room.log)
        if one.exam == blueprint.id and one.ended_at and len(one.paper) >= blueprint.questions
    ]
    for ended_at, mock in sorted(ended, key=lambda pair: pair[0], reverse=True):
        try:
            return LastMock((room.today - room.day_of(ended_at)).days, result_of(room, mock).score.scaled)
        except NotFound:
            continue
    return None


def _is_first_run(room: Room) -> bool:
    from aws_quiz.store.memory_cache import study_days

    return not room.preferences.exam and next(study_days(room.log), None) is None


def _as_json(glance: Glance) -> dict[str, object]:
    from aws_quiz.cli.output import as_record

    return {
        "exam": glance.exam_id or None,
        "days_left": glance.days_left,
        "daily_minutes": glance.daily_minutes,
        "streak": glance.streak,
        "due": glance.due,
        "new": glance.new,
        "minutes": glance.minutes,
        "due_tomorrow": glance.due_tomorrow,
        "readiness": as_record(glance.readiness),
        "last_mock": as_record(glance.last_mock),
        "weakest": [
            {
                "topic": part.id,
                "known": round(part.known, 3),
                "interval": [round(part.low, 3), round(part.high, 3)],
                "answers": part.answers,
            }
            for part in glance.weakest
        ],
    }
