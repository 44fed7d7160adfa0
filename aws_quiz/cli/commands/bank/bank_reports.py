"""`aws-quiz bank list`, `check`, `coverage` and `schema`: what the banks in use are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of


def list_banks(ctx: typer.Context, as_json: AsJson = False, banks: Banks = None, shipped: Shipped = None) -> int:
    """List exams and topics, and their sizes."""
    from aws_quiz.cli.output import write_table, write_versioned

    room = room_of(ctx, banks, shipped)
    topics, exams = room.catalog.topics(), room.catalog.blueprints()
    if as_json:
        from aws_quiz.cli.as_json.bank_json import banks_json

        write_versioned(room.env, banks_json(exams.values(), topics))
        return 0
    write_table(
        room.env,
        ("exam", "name", "questions", "minutes", "pass mark"),
        [(e.id, e.name, e.questions, e.minutes, e.pass_mark) for e in exams.values()],
    )
    room.env.write("")
    rows: list[tuple[str | int, ...]] = [(t.id, t.title, t.area, t.concepts, t.questions) for t in topics]
    rows.append(("", "all", "", sum(t.concepts for t in topics), sum(t.questions for t in topics)))
    write_table(room.env, ("topic", "title", "area", "concepts", "questions"), rows)
    return 0


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Folders or files (default: the banks in use).")
    ] = None,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Find every problem in the banks.

    Each is a line: path:line:column: severity [rule] sentence.

    Exit status 0 without errors, 3 with any; warnings alone are 0.

    Examples:

      aws-quiz bank check

      aws-quiz bank check my-banks/networking.yaml --json
    """
    from aws_quiz.cli.progress_bars import counting
    from aws_quiz.study.bank_work.bank_check import run_check

    room = room_of(ctx, banks, shipped)
    with counting(room.env, "Checking the banks") as progress:
        report = run_check(
            paths or [], room.folders, room.today, progress=progress, relative_to=room.env.working_folder()
        )
    if as_json:
        from aws_quiz.cli.as_json.bank_json import check_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, check_json(report))
    else:
        for line in report.lines():
            room.env.write(line)
    return report.status


def coverage(
    ctx: typer.Context,
    as_json: AsJson = False,
    exam: Annotated[str | None, typer.Option("--exam", metavar="EXAM", help="Only this exam's tasks.")] = None,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Measure what the banks cover.

    By topic, by exam task, and the sections of the notes that no concept comes from.
    """
    from aws_quiz.cli.commands.bank.bank_coverage import run_coverage

    room = room_of(ctx, banks, shipped)
    return run_coverage(room, exam, as_json=as_json)


def schema(ctx: typer.Context) -> int:
    """Print the JSON Schema of a bank file, for editors.

    Example:

      aws-quiz bank schema > bank.schema.json
    """
    from aws_quiz.banks.format.json_schema import schema as bank_schema
    from aws_quiz.cli.output import write_json

    write_json(room_of(ctx).env, bank_schema())
    return 0
