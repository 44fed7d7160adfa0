"""`aws-quiz plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_exam, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.words.commands import SET_GOAL
from aws_quiz.words.days import full_day

if TYPE_CHECKING:
    from aws_quiz.core.planning.study_plan import StudyPlan
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    exam: Annotated[
        str | None,
        typer.Argument(metavar="[EXAM]", help="An exam you study for beside your goal.", autocompletion=complete_exam),
    ] = None,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """See whether you are on time for the exam.

    What every day up to it brings, and what more or fewer minutes would give.

    The plan goes through the days as the drill would, with your memory, your pace and your minutes, and forecasts
    the exam's result. `aws-quiz goal` sets the exam, its date, your minutes and the days you are away. Exams that
    you study for at once share the days; the plan is your goal's, or that of the exam you name.

    Examples:

      aws-quiz plan

      aws-quiz plan dva-c03

      aws-quiz goal saa-c03 --date 2027-01-15 --minutes 25,sat=60,sun=0

      aws-quiz goal --away 2026-12-24..2027-01-02
    """
    room = room_of(ctx, banks, shipped)
    plan = plan_of(room, exam)
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


def plan_of(room: Room, exam: str | None = None) -> StudyPlan:
    """The plan for the goal, or for an exam beside it. Raises UsedWrongly where it has no day to come."""
    from aws_quiz.study.goal.exam_plan import study_plan

    goal = room.preferences
    wanted = exam or next(iter(room.exams_ahead()), goal.exam)
    if not wanted or (not exam and goal.exam_day(wanted) is None):
        raise UsedWrongly("A plan needs an exam and its date.", f"`{SET_GOAL}` sets them.")
    blueprint = room.blueprint(wanted)
    day, is_other = goal.exam_day(blueprint.id), goal.exam not in ("", blueprint.id)
    set_day = f"aws-quiz goal {blueprint.id} --date DAY --also" if is_other else "aws-quiz goal --date DAY"
    if day is None:
        raise UsedWrongly(f"{blueprint.code} has no date yet, and a plan needs one.", f"`{set_day}` sets it.")
    if day <= room.today:
        when = "is today" if day == room.today else "has passed"
        result = f"aws-quiz goal{f' {blueprint.id}' if is_other else ''} --result SCORE"
        raise UsedWrongly(
            f"The day of your exam, {full_day(day)}, {when}.",
            f"`{set_day}` sets another, `{result}` keeps how it went.",
        )
    plan = study_plan(room, blueprint)
    if plan is None:
        raise UsedWrongly("The banks in use are too large for a plan.", "Leave some out with --banks or --no-shipped.")
    return plan
