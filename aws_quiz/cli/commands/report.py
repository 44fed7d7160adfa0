"""`aws-quiz report`."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Exam, Shipped, Topics, room_of
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.core.planning.study_plan import StudyPlan
    from aws_quiz.core.standing.progress_report import Report
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    exam: Exam = None,
    topic: Topics = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="Count history from this day on, or over the last 30d or 12w.",
            show_default="all of it",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write the report as a web page.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --html: overwrite an existing file.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Where you stand and what holds you back.

    Also how you learn, what is coming up and what you mix up. Readiness is a range and a chance to pass. It counts
    what you remember now, how far that carries over to new questions, and what you have not met yet as not met. Each
    day's forecast is kept, and compared with the mock exams that follow. How you learn covers everything you studied,
    whatever the exam.

    Examples:

      aws-quiz report

      aws-quiz report --exam dva-c03 --since 30d

      aws-quiz report --topic kms --topic iam

      aws-quiz report --html report.html
    """
    from aws_quiz.study.report_data import gather

    if html is not None and as_json:
        raise UsedWrongly("Use either --html or --json, not both.")
    if force and html is None:
        raise UsedWrongly("--force goes with --html FILE.")
    if html is not None and str(html) == "-":
        raise UsedWrongly("--html writes a file.", "Name it, such as report.html.")
    room = room_of(ctx, banks, shipped)
    report = gather(room, room.scope(exam, topic or []), since_day(room.today, since) if since else None)
    _show(room, report, html, as_json=as_json, force=force)
    if report.exam:
        from aws_quiz.study.standing import store_forecasts

        store_forecasts(room, report.exam.id, report.readiness)
    return 0


def _show(room: Room, report: Report, html: Path | None, *, as_json: bool, force: bool) -> None:
    if html is not None:
        _write_page(room, report, Path(os.path.expanduser(html)), force=force)
    elif as_json:
        from aws_quiz.cli.as_json.report_json import report_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, report_json(report))
    else:
        from aws_quiz.cli.output import console, write_lines
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.report.report_view import report_lines

        write_lines(
            room.env, report_lines(report, console(room.env).width, signs_for(room.env.stdout.encoding)), paged=True
        )


def since_day(today: date, text: str) -> date:
    """The day that a text names: a date, or so many days or weeks ago. Raises UsedWrongly."""
    number, unit = text[:-1], text[-1:].lower()
    if number.isdecimal() and unit in {"d", "w"} and len(number) <= 5:
        return today - timedelta(days=int(number) * (7 if unit == "w" else 1))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsedWrongly(
            f"'{text}' is not a valid --since: give a day such as 2026-10-01, or a span such as 30d or 12w."
        ) from None
    if day > today:
        raise UsedWrongly(f"{text} is in the future.", "Give an earlier day with --since.")
    return day


def _write_page(room: Room, report: Report, path: Path, *, force: bool) -> None:
    from aws_quiz.cli.files import write_file
    from aws_quiz.web.report_page import report_page

    write_file(path, report_page(report, _plan(room, report)), force=force)
    room.env.write(f"Wrote {path}; open it in any browser, even offline.")


def _plan(room: Room, report: Report) -> StudyPlan | None:
    """The plan, where the report is of the whole exam that a day to come is set for."""
    exam = report.exam
    if exam is None or report.topics or not exam.days_left or exam.days_left < 0:
        return None
    from aws_quiz.study.goal.exam_plan import study_plan

    return study_plan(room, room.blueprint(exam.id))
