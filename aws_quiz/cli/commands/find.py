"""`aws-quiz find`."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, room_of


def command(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(help="Words that must all stand in it.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Show N at most.")] = 20,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Search questions, options, reasons and takeaways.

    Examples:

      aws-quiz find gateway endpoint

      aws-quiz find "visibility timeout" --limit 5
    """
    from aws_quiz.cli.output import console, write_json, write_lines

    room = room_of(ctx, banks, shipped)
    words = [word for part in text for word in part.split()]
    hits = room.catalog.search(words, limit + 1) if words else []
    more, hits = len(hits) > limit, hits[:limit]
    if as_json:
        write_json(
            room.env,
            {
                "hits": [
                    {"question": hit.question, "concept": hit.concept, "topic": hit.topic, "prompt": hit.prompt}
                    for hit in hits
                ],
                "more": more,
            },
        )
        return 0
    if not hits:
        room.env.write(f"No question matches '{' '.join(words)}'. Try fewer words.")
        return 0
    from aws_quiz.terminal.device.theme import signs_for
    from aws_quiz.terminal.reference.found_view import found_lines

    pairs = [(hit.question, hit.prompt) for hit in hits]
    signs = signs_for(room.env.stdout.encoding)
    write_lines(room.env, found_lines(pairs, words, console(room.env).width, signs), paged=True)
    if more:
        room.env.write(f" There are more; --limit {limit * 2} shows them.")
    return 0
