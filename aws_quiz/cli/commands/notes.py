"""`aws-quiz notes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, Topics, room_of

if TYPE_CHECKING:
    from aws_quiz.store.marks import Note
    from aws_quiz.study.room import Room


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="Only notes that contain all of these words.")
    ] = None,
    topic: Topics = None,
    as_json: AsJson = False,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Read your own notes, the newest first. In a drill, `n` writes one on the concept on the screen.

    Examples:

      aws-quiz notes

      aws-quiz notes --topic vpc

      aws-quiz notes endpoint
    """
    from aws_quiz.store.marks import notes

    room = room_of(ctx, banks, shipped)
    topics = {room.topic(name) for name in topic or ()}
    wanted = [word.lower() for part in words or () for word in part.split()]
    found = [
        (note, about)
        for note in notes(room.log)
        for about in [_topic_of(room, note)]
        if all(word in note.text.lower() for word in wanted) and (not topics or about in topics)
    ]
    if as_json:
        from aws_quiz.cli.as_json.own_json import notes_json
        from aws_quiz.cli.output import write_versioned

        write_versioned(room.env, notes_json(found))
    elif not found:
        narrowed = wanted or topics
        room.env.write("No matching notes." if narrowed else "No notes yet. In a drill, `n` writes one.")
    else:
        from aws_quiz.cli.output import console, write_lines
        from aws_quiz.terminal.device.theme import signs_for
        from aws_quiz.terminal.reference.notes_view import ShownNote, notes_lines

        shown = [
            ShownNote(note.concept, room.catalog.topic_title(about) if about else "", note.text, note.written_at[:10])
            for note, about in found
        ]
        width, signs = console(room.env).width, signs_for(room.env.stdout.encoding)
        write_lines(room.env, notes_lines(shown, width, signs), paged=True)
    return 0


def _topic_of(room: Room, note: Note) -> str:
    """The topic of the note's concept; empty where the banks in use do not hold it."""
    concept = room.catalog.concept(note.concept)
    return concept.topic if concept else ""
