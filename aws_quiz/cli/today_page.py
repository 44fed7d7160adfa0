"""Bare `aws-quiz`: today at a glance, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.core.standing.glance import Glance
    from aws_quiz.study.room import Room


def today(room: Room, *, as_json: bool) -> int:
    """Shows the page; the first time, welcomes and starts a drill."""
    from aws_quiz.study.today import is_first_run, look

    room.bring_memory_up_to_date()
    if not as_json and is_first_run(room):
        from aws_quiz.cli.welcome import welcome

        return welcome(room)
    glance = look(room)
    if as_json:
        from aws_quiz.cli.output import write_json

        write_json(room.env, _as_json(glance))
    else:
        from aws_quiz.cli.output import console, write_lines
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.report.today_view import today_lines

        write_lines(room.env, today_lines(glance, console(room.env).width, signs_for(room.env.stdout.encoding)))
    if glance.exam_id:
        from aws_quiz.study.standing import store_forecasts

        store_forecasts(room, glance.exam_id, glance.readiness)
    return 0


def _as_json(glance: Glance) -> dict[str, object]:
    from aws_quiz.cli.output import as_record

    return {
        "exam": glance.exam_id or None,
        "days_left": glance.days_left,
        "daily_minutes": glance.daily_minutes,
        "streak": glance.streak,
        "due": glance.due,
        "reviews": glance.reviews,
        "new": glance.new,
        "minutes": glance.minutes,
        "due_tomorrow": glance.due_tomorrow,
        "why_no_new": glance.no_new.name.lower() if glance.no_new else None,
        "paused_mock": glance.paused_mock or None,
        "plan": glance.timeliness.name.lower() if glance.timeliness else None,
        "day_off": glance.is_day_off,
        "wants_result": glance.wants_result,
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
