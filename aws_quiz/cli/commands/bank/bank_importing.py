"""`aws-quiz bank import`."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import ExitStatus, UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.study.bank_work.bank_check import CheckReport
    from aws_quiz.study.bank_work.bank_import import ImportPlan
    from aws_quiz.study.room import Room


MOST_CHECKED_FOR_FORM = 2_000
"""Questions; of more, only errors are sought at once: the linter takes longer than the import."""


class ImportFormat(StrEnum):
    """The names of `banks/importers/formats.py`, which is not imported to parse a command line."""

    ANKI = "anki"
    MOODLE = "moodle"
    ANKI_TEXT = "anki-text"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    CHECKBOXES = "checkboxes"
    TEXT2QTI = "text2qti"
    GIFT = "gift"
    AIKEN = "aiken"
    HASHCARDS = "hashcards"
    LETTERED = "lettered"


def import_questions(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The files to import.", show_default=False)],
    form: Annotated[
        ImportFormat | None,
        typer.Option("--format", help="What the files are.", show_default="recognized by what stands in them"),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="The bank folder to write.", show_default="your own banks"),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column", metavar="ROLE=COLUMN", show_default=False,
            help="Of a table: which column (name or number) is the prompt, option (once for each), options, answer, "
            "explanation, source, subject or id.",
        ),
    ] = None,
    first: Annotated[
        int | None,
        typer.Option("--first", min=0, max=1, metavar="0|1", help="The first option's number, where keys are numbers.",
                     show_default="told by the file"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take guessed columns without asking.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Take questions over from other people's files.

    Markdown (checkboxes, or letters with the answers below), text2qti, Aiken, GIFT, Moodle XML, CSV and TSV, JSON,
    JSON lines, hashcards, Anki packages and Anki's text export.

    Whatever cannot be taken whole is listed as file:line: reason. No key is ever guessed, and nothing in a file is run.
    Importing a file again writes what has changed in it and doubles nothing.

    Examples:

      aws-quiz bank import practice-exam.md

      aws-quiz bank import questions.csv --column answer=Key --dry-run

      aws-quiz bank import deck.apkg --into my-banks
    """
    from aws_quiz.banks.drafts.columns import parsed_columns
    from aws_quiz.cli.progress_bars import counting
    from aws_quiz.study.bank_work.bank_import import plan_import

    room = room_of(ctx, banks, shipped)
    with counting(room.env, "Reading the files") as progress:
        plan = plan_import(
            room,
            [Path(os.path.expanduser(path)) for path in files],
            into=Path(os.path.expanduser(into)) if into else None,
            wanted=str(form) if form else None,
            columns=parsed_columns(column or ()),
            first=first,
            progress=progress,
        )
    if not as_json:
        _show_columns(room, plan)
    if not dry_run and plan.has_guesses and not yes:
        _ask(room, plan, as_json=as_json)
    checked = None if dry_run else _written(room, plan)
    if as_json:
        from aws_quiz.cli.as_json.bank_import_json import bank_import_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, bank_import_json(plan, checked, is_dry_run=dry_run))
    else:
        _show(room, plan, checked, dry_run=dry_run)
    is_empty = not (plan.new or plan.changed or plan.same or plan.elsewhere)
    return ExitStatus.BANK_ERRORS if is_empty else checked.status if checked else ExitStatus.DONE


def _show_columns(room: Room, plan: ImportPlan) -> None:
    from aws_quiz.cli.output import write_table

    for source in plan.sources:
        if source.columns:
            room.env.write(f"Columns of {source.path}{', guessed' if source.is_guess else ''}:")
            write_table(room.env, ("holds", "column", "for example"), source.columns)
            room.env.write("")


def _ask(room: Room, plan: ImportPlan, *, as_json: bool) -> None:
    """Has guesses confirmed by a person; where there is none, they are not taken."""
    guessed = next(source.path for source in plan.sources if source.is_guess)
    if as_json or not room.env.is_terminal:
        raise UsedWrongly(
            f"What the columns of {guessed} hold is a guess.",
            "--dry-run shows it, --yes takes it, --column ROLE=COLUMN says it.",
        )
    from aws_quiz.terminal.device.prompts import ask_confirm

    if not ask_confirm("Do these columns hold that?", default=False):
        room.env.write("Nothing was written. --column ROLE=COLUMN says what a column holds.")
        raise typer.Exit(ExitStatus.DONE)


def _written(room: Room, plan: ImportPlan) -> CheckReport | None:
    """Writes the files and checks them; None where there was nothing to write."""
    if not plan.texts:
        return None
    from aws_quiz.banks.files.discovery import BankFolder
    from aws_quiz.cli.files import write_file
    from aws_quiz.cli.progress_bars import counting
    from aws_quiz.study.bank_work.bank_check import run_check
    from aws_quiz.study.bank_work.bank_folders import keep_folder, make_folder

    make_folder(plan.folder)
    for path, text in plan.texts.items():
        write_file(path, text, force=True)
    if keep_folder(room, plan.folder):
        room.env.complain(f"{plan.folder} is now one of your bank folders (`aws-quiz config banks`).")
    with counting(room.env, "Checking") as progress:
        return run_check(
            list(plan.texts),
            [BankFolder(plan.folder)],
            room.today,
            progress,
            relative_to=room.env.working_folder(),
            form_too=plan.new + plan.changed <= MOST_CHECKED_FOR_FORM,
        )


def _show(room: Room, plan: ImportPlan, checked: CheckReport | None, *, dry_run: bool) -> None:
    from aws_quiz.cli.output import say

    env = room.env
    for report in plan.reports:
        env.write(f"{report}{' (taken)' if report.is_taken else ''}")
    say(env, *plan.summary())
    for path in plan.texts:
        env.write(f"{'Would write' if dry_run else 'Wrote'} {path}")
    if checked:
        from aws_quiz.study.bank_work.bank_check import short_lines

        say(env, *short_lines(checked, plan.folder))
    if plan.topics and not dry_run:
        env.write(f"aws-quiz drill --exam all --topic {plan.topics[0]}    drills them")
