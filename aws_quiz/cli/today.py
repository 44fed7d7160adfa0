"""Bare `aws-quiz`: today at a glance, and what to type next."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.cli.room import Room
    from aws_quiz.core.progress import Glance, LastMock

WEAKEST = 3
PACE_DAYS = 14


def today(room: Room, *, as_json: bool) -> int:
    """Shows the page; the first time, welcomes and starts a drill."""
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
    return 0


def look(room: Room) -> Glance:
    from aws_quiz.cli.drill_plan import Wishes, make_plan
    from aws_quiz.cli.standing import keep, readiness_of, stand
    from aws_quiz.core.planning import pace
    from aws_quiz.core.progress import Glance
    from aws_quiz.core.study_day import streak
    from aws_quiz.store import memory_cache, reviews
    from aws_quiz.store.sessions import open_drill

    preferences, log = room.preferences, room.log
    scope = room.scope()
    standing = stand(room, scope)
    blueprint = room.catalog.blueprint(scope.exam)
    ready = readiness_of(room, standing, memory_cache.days(log, room.today - timedelta(days=PACE_DAYS)))
    if blueprint and ready:
        keep(room, blueprint, ready)
    plan = make_plan(room, scope, blueprint, Wishes(), Random(0))
    tomorrow = memory_cache.due_concepts(log, room.today + timedelta(days=1))
    left = open_drill(log, room.today)
    return Glance(
        exam=blueprint.code if blueprint else "",
        days_left=(preferences.exam_date - room.today).days if preferences.exam_date else None,
        daily_minutes=preferences.minutes,
        streak=streak(memory_cache.study_days(log), room.today),
        due=plan.backlog.due if plan.backlog else 0,
        new=sum(place.is_new for place in plan.places),
        minutes=round(len(plan.places) * pace(reviews.recent_seconds(log)) / 60),
        due_tomorrow=sum(1 for _ in room.catalog.in_scope(tomorrow, scope)),
        left_open=len(left.plan) - len(reviews.session_reviews(log, left.id)) if left else 0,
        weakest=tuple(part for part in standing.met_topics if part.is_enough)[:WEAKEST],
        readiness=ready,
        pass_mark=blueprint.pass_mark if blueprint else 0,
        scale=blueprint.scale if blueprint else (100, 1000),
        last_mock=_last_mock(room, blueprint.id) if blueprint else None,
    )


def _last_mock(room: Room, exam: str) -> LastMock | None:
    """The mock of this exam that ended last, if the banks in use still hold its questions."""
    from aws_quiz.cli.exam_desk import result_of
    from aws_quiz.core.progress import LastMock
    from aws_quiz.errors import NotFound
    from aws_quiz.store.exams import exams

    ended = [one for one in exams(room.log) if one.exam == exam and one.ended_at]
    for mock in ended[-1:]:
        assert mock.ended_at is not None
        try:
            scaled = result_of(room, mock).score.scaled
        except NotFound:
            return None
        return LastMock((room.today - room.day_of(mock.ended_at)).days, scaled)
    return None


def _is_first_run(room: Room) -> bool:
    from aws_quiz.store.memory_cache import study_days

    return not room.preferences.exam and next(study_days(room.log), None) is None


def _as_json(glance: Glance) -> dict[str, object]:
    from aws_quiz.cli.output import as_record

    return {
        "exam": glance.exam or None,
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
