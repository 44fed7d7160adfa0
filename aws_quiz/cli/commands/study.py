"""`aws-quiz study`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Exam, Shipped, complete_topic, room_of
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="A topic, such as s3; with --html, all without one.",
                       autocompletion=complete_topic, show_default=False),
    ] = None,
    exam: Exam = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a revision sheet to print.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --html: overwrite an existing file.")] = False,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Read the takeaways of a topic: a revision sheet.

    Examples:

      aws-quiz study s3

      aws-quiz study dynamodb --exam dva-c03 | less -R

      aws-quiz study --exam saa-c03 --html sheet.html
    """
    if force and html is None:
        raise UsedWrongly("--force is for a page: give --html FILE with it.")
    if html is not None:
        if as_json:
            raise UsedWrongly("Use either --html or --json, not both.")
        return _write_sheet(room_of(ctx, banks, shipped), topic, exam, html, force=force)
    if topic is None:
        raise UsedWrongly("Which topic?", "aws-quiz study s3; `aws-quiz bank list` shows all.")
    from aws_quiz.cli.output import console, write_lines, write_versioned
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.reference.sheet_view import SheetEntry, sheet_lines

    room = room_of(ctx, banks, shipped)
    topic = room.topic(topic)
    scope = room.scope(exam or "all")
    blueprint = room.catalog.blueprint(scope.exam)
    concepts = [
        concept
        for concept in room.catalog.concepts(topic)
        if blueprint is None or blueprint.tasks_served(concept.exams)
    ]
    title = room.catalog.topic_title(topic)
    if as_json:
        from aws_quiz.cli.as_json.question_json import sheet_json

        write_versioned(room.env, sheet_json(topic, title, concepts))
        return 0
    from aws_quiz.study.reference import recall_in_a_week

    room.bring_memory_up_to_date()
    entries = [SheetEntry(concept, recall_in_a_week(room, concept.id)) for concept in concepts]
    write_lines(
        room.env, sheet_lines(title, entries, console(room.env).width, signs_for(room.env.stdout.encoding)), paged=True
    )
    return 0


def _write_sheet(room: Room, topic: str | None, exam: str | None, path: Path, *, force: bool) -> int:
    """Writes the sheet of one topic, or of all that the exam asks (the goal's where none is named)."""
    from aws_quiz.cli.files import write_file
    from aws_quiz.study.printing import takeaways
    from aws_quiz.study.reference import recall_in_a_week
    from aws_quiz.terminal.reference.sheet_view import SheetEntry
    from aws_quiz.web.paper.sheet_page import SheetTopic, sheet_page

    titles = room.catalog.topic_titles()
    names = [room.topic(topic)] if topic else list(titles)
    blueprint = room.catalog.blueprint(room.scope(exam or ("all" if topic else None)).exam)
    room.bring_memory_up_to_date()
    topics = []
    for name, concepts in takeaways(room, blueprint.id if blueprint else "", names).items():
        entries = [SheetEntry(concept, recall_in_a_week(room, concept.id)) for concept in concepts]
        shaky = frozenset(entry.concept.id for entry in entries if entry.is_shaky)
        topics.append(SheetTopic(name, titles[name], tuple(concepts), shaky))
    title = f"{titles[names[0]] if topic else blueprint.code if blueprint else 'All topics'}: revision sheet"
    path = Path(os.path.expanduser(path))
    write_file(path, sheet_page(title, topics, room.today), force=force)
    room.env.write(f"Wrote {path}; any browser opens and prints it, without a network.")
    return 0
