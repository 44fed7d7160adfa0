"""What an answered question teaches: the verdict in words, what has changed, notes and sources; labels beside text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option

Lettered = tuple[tuple[str, "Option"], ...]

LABEL_COLUMN = 11
NARROW = 50
"""Columns below which a label stands on a line of its own."""


def letters(shown: Lettered, keys: Collection[str]) -> str:
    """The letters under which these options were shown."""
    return " ".join(letter for letter, option in shown if option.key in keys)


def verdict_words(shown: Lettered, chosen: Collection[str]) -> str:
    """Such as "Wrong: you chose b; the answer is c"."""
    key = {option.key for _, option in shown if option.correct}
    right = letters(shown, key)
    if not chosen:
        return f"Not answered; the answer is {right}"
    if key == set(chosen):
        return f"Right: {right}"
    return f"Wrong: you chose {letters(shown, chosen)}; the answer is {right}"


def source_lines(sources: Sequence[str], room: int) -> list[Text]:
    """Addresses whole, to be clicked where the terminal knows links."""
    lines: list[Text] = []
    for url in map(one_line, sources):
        mine = wrapped(url, room)
        if url.startswith("https://"):
            for line in mine:
                line.stylize(Style(link=url))
        lines += mine
    return lines


def lesson_lines(concept: Concept, note: str, width: int, *, sources: bool) -> list[Text]:
    """What has changed, the learner's own note where there is one, and where it is from if that is asked for."""
    room = room_beside_label(width)
    lines: list[Text] = []
    if concept.changed:
        lines += labelled("Changed", wrapped(concept.changed, room), width)
    if note:
        lines += labelled("Note", wrapped(note, room), width)
    if sources:
        checked = wrapped(f"checked {one_line(concept.checked)}", room, DIM) if concept.checked else []
        lines += labelled("Source", [*source_lines(concept.sources, room), *checked], width)
    return lines


def labelled(
    label: str, body: list[Text], width: int, style: str = f"{STRONG} {ACCENT}", column: int = LABEL_COLUMN
) -> list[Text]:
    """A label with its text beside it, in `column`, or below it on a narrow screen; the text is wrapped already."""
    if width < NARROW:
        return [Text(f" {label}", style), *hung(Text("   "), body)]
    lead = Text(" ").append(label, style)
    return hung(lead.append(" " * (column - cell_len(lead.plain))), body)


def room_beside_label(width: int, column: int = LABEL_COLUMN) -> int:
    """How wide a text can be that `labelled` takes."""
    return width - 4 if width < NARROW else width - 1 - column
