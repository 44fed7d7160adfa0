"""`aws-quiz find`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of
from aws_quiz.errors import ExitStatus

if TYPE_CHECKING:
    from rich.console import Console

    from aws_quiz.study.room import Room
    from aws_quiz.terminal.device.theme import Signs


def command(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words to find; all of them must match.")],
    limit: Annotated[int, typer.Option(min=1, max=100_000, metavar="N", help="Show at most N.")] = 20,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Search questions, options, reasons and takeaways.

    Questions that contain the words as a phrase come first. In a terminal, a number and enter try one of them, before
    you have seen its answer. Exit status 4 where there is none.

    Examples:

      aws-quiz find gateway endpoint

      aws-quiz find "visibility timeout" --limit 5
    """
    from aws_quiz.cli.output import console, write_lines, write_versioned

    room = room_of(ctx, banks, shipped)
    words = [word for part in text for word in part.split()]
    found = (
        room.catalog.search(words, limit, lambda steps: room.tracked(steps, "Indexing the banks")) if words else None
    )
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
        screen, signs = console(room.env), signs_for(room.env.stdout.encoding)
        asks = room.env.is_terminal
        write_lines(room.env, found_lines(shown, total, words, screen.width, signs, asks=asks), paged=True)
        if asks:
            return _try_one(room, [hit.question for hit in hits], screen, signs)
    return ExitStatus.DONE if hits else ExitStatus.NOT_FOUND


def _try_one(room: Room, questions: list[str], screen: Console, signs: Signs) -> int:
    """Asks the question that the learner picks, as a drill of one."""
    from aws_quiz.cli.commands.drill_sitting import start_drill
    from aws_quiz.study.drill_plan import Wishes
    from aws_quiz.terminal.reference.try_page import ask_which

    place = ask_which(len(questions), screen, signs)
    if place is None:
        return ExitStatus.DONE
    return start_drill(room, wishes=Wishes(questions=(questions[place],)), chosen=True)
