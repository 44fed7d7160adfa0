"""`aws-quiz find`."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import ExitStatus


def command(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(help="Words that must all stand in it.")],
    limit: Annotated[int, typer.Option(min=1, max=100_000, metavar="N", help="Show N at most.")] = 20,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Search questions, options, reasons and takeaways.

    Questions that hold the words as a phrase come first. Exit status 4 where there is none.

    Examples:

      aws-quiz find gateway endpoint

      aws-quiz find "visibility timeout" --limit 5
    """
    from aws_quiz.cli.output import console, write_lines, write_versioned

    room = room_of(ctx, banks, shipped)
    words = [word for part in text for word in part.split()]
    found = room.catalog.search(words, limit) if words else None
    hits, total = (found.hits, found.total) if found else ([], 0)
    if as_json:
        from aws_quiz.cli.as_json.question_json import found_json

        write_versioned(room.env, found_json(found))
    elif not hits:
        room.env.complain(f"No question matches '{' '.join(words)}'. Try fewer words.")
    else:
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.reference.found_view import ShownHit, found_lines

        shown = [
            ShownHit(hit.question, room.catalog.topic_title(hit.topic), hit.prompt, hit.where, hit.text) for hit in hits
        ]
        signs = signs_for(room.env.stdout.encoding)
        write_lines(room.env, found_lines(shown, total, words, console(room.env).width, signs), paged=True)
    return ExitStatus.DONE if hits else ExitStatus.NOT_FOUND
