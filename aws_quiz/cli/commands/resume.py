"""`aws-quiz resume`: takes back what `suspend` did in a drill."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, complete_suspended, room_of
from aws_quiz.errors import NotFound


def command(
    ctx: typer.Context,
    concept: Annotated[
        str | None,
        typer.Argument(
            metavar="[CONCEPT]",
            help="A suspended concept; without one, all are listed.",
            autocompletion=complete_suspended,
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Bring a suspended concept back, or list them.

    Examples:

      aws-quiz resume

      aws-quiz resume s3-strong-consistency
    """
    from aws_quiz.store.marks import set_suspended, suspended_concepts

    room = room_of(ctx)
    suspended = suspended_concepts(room.log)
    if concept is not None:
        if concept not in suspended:
            raise NotFound("suspended concept", concept, suspended, "`aws-quiz resume` lists what is suspended.")
        set_suspended(room.log, concept, suspended=False)
        suspended = suspended_concepts(room.log)
    if as_json:
        from aws_quiz.cli.as_json.own_json import suspended_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, suspended_json(suspended))
    elif concept is not None:
        room.env.write(f"{concept} is back.")
    elif not suspended:
        room.env.write("No suspended concepts. In a drill, `s` suspends the concept on the screen.")
    else:
        for name in suspended:
            room.env.write(name)
    return 0
