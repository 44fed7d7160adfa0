"""Bare `aws-quiz`: today at a glance, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        from aws_quiz.cli.as_json.today_json import today_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, today_json(glance, room.today, room.preferences.exam_date))
    else:
        from aws_quiz.cli.output import console, write_lines
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.report.today_view import today_lines

        write_lines(room.env, today_lines(glance, console(room.env).width, signs_for(room.env.stdout.encoding)))
    if glance.exam_id:
        from aws_quiz.study.standing import store_forecasts

        store_forecasts(room, glance.exam_id, glance.readiness)
    return 0
