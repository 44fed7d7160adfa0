"""`aws-quiz study`."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Exam, Shipped, complete_topic, room_of


def command(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="A topic, such as s3.", autocompletion=complete_topic)],
    exam: Exam = None,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Read the takeaways of a topic: a revision sheet.

    Examples:

      aws-quiz study s3

      aws-quiz study dynamodb --exam dva-c03 | less -R
    """
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
