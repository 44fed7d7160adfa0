"""`aws-quiz show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_id, room_of
from aws_quiz.errors import NotFound

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.study.room import Room
    from aws_quiz.terminal.reference.show_view import History


def command(
    ctx: typer.Context,
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A question's id, or a concept's for all of its questions.", autocompletion=complete_id
        ),
    ],
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Show a question, its key and your history.

    Examples:

      aws-quiz show s3-strong-consistency.1

      aws-quiz show s3-strong-consistency
    """
    room = room_of(ctx, banks, shipped)
    room.bring_memory_up_to_date()
    concept, questions = _find(room, wanted)
    if as_json:
        from aws_quiz.cli.as_json.question_json import question_json
        from aws_quiz.cli.output import write_versioned

        title = room.catalog.topic_title(concept.topic)
        told = [question_json(question, concept, title, _history(room, concept, question)) for question in questions]
        write_versioned(room.env, {"shown": told})
        return 0
    from aws_quiz.cli.output import console, write_lines
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.reference.show_view import show_lines

    width, signs = console(room.env).width, signs_for(room.env.stdout.encoding)
    lines: list[Text] = []
    for question in questions:
        history = _history(room, concept, question)
        lines += show_lines(question, concept, history, room.today, width, signs)
    write_lines(room.env, lines, paged=True)
    return 0


def _find(room: Room, id_: str) -> tuple[Concept, list[Question]]:
    """The concept and the questions that an id names. Raises NotFound with the nearest ids."""
    question = room.catalog.question(id_)
    concept = room.catalog.concept(question.concept if question else id_)
    if concept is None:
        raise NotFound("question or concept", id_, room.catalog.ids(), "`aws-quiz find WORDS` searches them.")
    return concept, [question] if question else list(concept.questions)


def _history(room: Room, concept: Concept, question: Question) -> History:
    from aws_quiz.store import marks, memory_cache, reviews
    from aws_quiz.terminal.reference.show_view import History

    return History(
        tuple(reviews.question_reviews(room.log, question.id, concept.id)),
        memory_cache.memory_of(room.log, concept.id),
        marks.is_flagged(room.log, question.id),
        marks.is_suspended(room.log, concept.id),
        marks.note_on(room.log, concept.id),
    )
