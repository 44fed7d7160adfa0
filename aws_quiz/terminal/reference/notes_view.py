"""The learner's own notes, each with the concept that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.terminal.device.theme import Signs


class ShownNote(NamedTuple):
    """`title` is the topic's, empty where the banks in use do not hold the concept; `day` is when it was written."""

    concept: str
    title: str
    text: str
    day: str


def notes_lines(notes: Iterable[ShownNote], width: int, signs: Signs) -> list[Text]:
    """The list, at most `width` columns wide."""
    width = min(width, WIDEST)
    lines: list[Text] = []
    for note in notes:
        about = f" {signs.dot} ".join(filter(None, (one_line(note.title), note.day)))
        lines += [Text(), *hung(Text(" "), wrapped(one_line(note.concept), width - 2, ACCENT))]
        lines += hung(Text("   "), wrapped(about, width - 4, DIM))
        lines += hung(Text("   "), wrapped(note.text, width - 4))
    lines += [Text(), *hung(Text(" "), wrapped("aws-quiz show CONCEPT shows its questions.", width - 2)), Text()]
    return [signs.printable(line) for line in lines]
