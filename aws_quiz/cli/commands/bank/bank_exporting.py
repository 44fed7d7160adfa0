"""`aws-quiz bank export`."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import Banks, Shipped, complete_topic, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.study.room import Room


class ExportFormat(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    GIFT = "gift"
    MOODLE = "moodle"
    ANKI = "anki"


def export(
    ctx: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")] = ExportFormat.JSONL,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", metavar="TOPIC", help="Only this topic; more than once for more.",
                     autocompletion=complete_topic, show_default=False),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="The file to write, needed for Anki.", show_default="the output"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --to: overwrite an existing file.")] = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Write the questions in a form that others read.

    `bank import` reads each of them again, and gives the same bank.

    Examples:

      aws-quiz bank export --format jsonl > questions.jsonl

      aws-quiz bank export --format markdown --topic s3 --to s3.md

      aws-quiz bank export --format anki --to aws-quiz.apkg
    """
    room = room_of(ctx, banks, shipped)
    if force and to is None:
        raise UsedWrongly("--force is for a file: give --to FILE with it.")
    if form is ExportFormat.ANKI and to is None:
        raise UsedWrongly("An Anki package is a file.", "Name it: --to aws-quiz.apkg")
    titles = room.catalog.topic_titles()
    wanted = [room.topic(name) for name in topic] if topic else list(titles)
    if to is None:
        from aws_quiz.banks.exporters.forms import TEXT_FORMS

        # Where the questions are seen as they come, a bar would stand in their way.
        shown = wanted if room.env.stdout.isatty() else room.tracked(wanted, "Writing the questions")
        for line in TEXT_FORMS[form].lines((one for name in shown for one in room.catalog.concepts(name)), titles):
            _write(room, line, is_json=form is ExportFormat.JSONL)
        return 0
    concepts = _read(room, wanted)
    from aws_quiz.cli.files import write_file

    path = Path(os.path.expanduser(to))
    if form is ExportFormat.ANKI:
        from aws_quiz.banks.exporters.as_anki import anki_package

        write_file(path, anki_package(concepts, titles, room.env.now().timestamp()), force=force)
    else:
        from aws_quiz.banks.exporters.forms import TEXT_FORMS

        write_file(path, "\n".join((*TEXT_FORMS[form].lines(concepts, titles), "")), force=force)
    room.env.write(f"Wrote {path}: {counted(sum(len(concept.questions) for concept in concepts), 'question')}.")
    return 0


def _write(room: Room, line: str, *, is_json: bool) -> None:
    if is_json:
        import json

        from aws_quiz.cli.output import write_json

        write_json(room.env, json.loads(line), indent=None)
    else:
        room.env.write(line)


def _read(room: Room, topics: list[str]) -> list[Concept]:
    from aws_quiz.cli.progress_bars import tracked

    return [one for name in tracked(room.env, topics, "Reading the questions") for one in room.catalog.concepts(name)]
