"""`aws-quiz sync`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, room_of
from aws_quiz.errors import UsedWrongly
from aws_quiz.words.numbers import counted


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="The shared folder; without one, that of the setting `sync`."),
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Write everything into a folder that was emptied since the last sync.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Share your history with your other devices.

    The way is any folder that they share: Syncthing, Dropbox, a git repository, a stick. Each device adds files of
    its own and reads those of the others; then all hold the same. Run it on each device, or let drills and mock exams
    do it with the setting `sync`.

    Examples:

      aws-quiz sync ~/Dropbox/aws-quiz

      aws-quiz config sync ~/Dropbox/aws-quiz

      aws-quiz sync
    """
    from aws_quiz.cli.output import say
    from aws_quiz.study.history.devices import sync
    from aws_quiz.words.log_rows import rows_in_words

    room = room_of(ctx)
    named = os.path.abspath(folder.expanduser()) if folder else room.preferences.sync
    if not named:
        raise UsedWrongly(
            "Which folder? Name one that your devices share, or set it once.",
            "aws-quiz sync FOLDER, or aws-quiz config sync FOLDER.",
        )
    found = sync(room, named, anew=anew)
    if as_json:
        from aws_quiz.cli.as_json.history_json import synced_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, synced_json(found))
        return 0
    say(room.env, f"Received: {rows_in_words(found.received)}. Sent: {rows_in_words(found.sent)}.")
    if found.waiting:
        files = counted(len(found.waiting), "file")
        say(room.env, f"{files} not whole yet, such as {found.waiting[0]}; the next sync looks again.")
    for name, reason in found.refused:
        room.env.complain(f"{os.path.join(named, name)}: {reason}.")
    return 0
