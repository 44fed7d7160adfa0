"""`aws-quiz plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.words.commands import SET_GOAL
from aws_quiz.words.days import full_day

if TYPE_CHECKING:
    from aws_quiz.core.planning.study_plan import StudyPlan
    from aws_quiz.study.room import Room


def command(ctx: typer.Context, as_json: AsJson = False, banks: Banks = None, shipped: Shipped = None) -> int:
    """See whether you are on time for the exam.

    What every day up to it brings, and what more or fewer minutes would give.

    The plan goes through the days as the drill would, with your memory, your pace and your minutes, and forecasts
    the exam's result. `aws-quiz goal` sets the exam, its date, your minutes and the days you are away.

    Examples:

      aws-quiz plan

      aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25,sat=60,sun=0

      aws-quiz goal --away 2026-12-24..2027-01-02
    """
    room = room_of(ctx, banks, shipped)
    plan = plan_of(room)
    if as_json:
        from aws_quiz.cli.as_json.plan_json import plan_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, plan_json(plan))
    else:
        from aws_quiz.cli.output import console, write_lines
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.report.plan_view import plan_lines

        write_lines(
            room.env, plan_lines(plan, console(room.env).width, signs_for(room.env.stdout.encoding)), paged=True
        )
    return 0


def plan_of(room: Room) -> StudyPlan:
    """The plan for the goal. Raises UsedWrongly where there is no exam with a day to come."""
    from aws_quiz.study.goal.exam_plan import study_plan

    goal = room.preferences
    if not goal.exam or goal.exam_date is None:
        raise UsedWrongly("A plan needs an exam and its date.", f"`{SET_GOAL}` sets them.")
    if goal.exam_date <= room.today:
        when = "is today" if goal.exam_date == room.today else "has passed"
        raise UsedWrongly(
            f"The day of your exam, {full_day(goal.exam_date)}, {when}.",
            "`aws-quiz goal --date DAY` sets another, `aws-quiz goal --result SCORE` keeps how it went.",
        )
    blueprint = room.blueprint(goal.exam)
    plan = study_plan(room, blueprint)
    if plan is None:
        raise UsedWrongly("The banks in use are too large for a plan.", "Leave some out with --banks or --no-shipped.")
    return plan
