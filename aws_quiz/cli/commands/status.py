"""`aws-quiz status`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import UsedWrongly


def command(
    ctx: typer.Context,
    short: Annotated[bool, typer.Option("--short", help="One line, for a shell prompt or a status bar.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Today at a glance, or in one line.

    The line gives the days to the exam, the newest forecast, what is due and the streak. It is quick enough for a
    prompt: it only reads what is stored.

    Examples:

      aws-quiz status

      aws-quiz status --short
    """
    room = room_of(ctx, banks, shipped)
    if short and as_json:
        raise UsedWrongly("Use either --short or --json, not both.")
    if short and (banks or shipped is not None):
        raise UsedWrongly("--short reads no banks; use it alone.")
    if short:
        from aws_quiz.study.status_line import status_line

        if os.path.exists(room.store_path):
            room.bring_memory_up_to_date()
        line = status_line(room.env)
        if line is None:
            # There is no store yet and none can be made; opening it says why.
            room.bring_memory_up_to_date()
        room.env.write(line or "")
        return 0
    from aws_quiz.cli.today_page import today

    return today(room, as_json=as_json)
