"""How the pages of a report are set: headings, rows with a label, cells that flow, sentences that keep figures whole.

Every function takes the width of the terminal and gives lines narrower than it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOUND = "\u00a0"


def heading(words: str) -> list[Text]:
    return [Text(), Text(f" {words}", f"{STRONG} {ACCENT}")]


def bound(words: str) -> str:
    """Words that `prose` does not part at a line's end."""
    return words.replace(" ", _BOUND)


def prose(words: str, room: int, style: str = "") -> list[Text]:
    """Wrapped words; a percent sign stays with its number, and bound words together."""
    lines = wrapped(words.replace(" %", f"{_BOUND}%"), room, style)
    for line in lines:
        line.plain = line.plain.replace(_BOUND, " ")
    return lines


def sentence(words: str, width: int, style: str = "", indent: int = 1) -> list[Text]:
    return hung(Text(" " * indent), prose(words, width - 1 - indent, style))


def row(label: str, words: str, width: int) -> list[Text]:
    """A quiet label and what is said beside it."""
    return labelled(label, prose(words, room_beside_label(width)), width, DIM)


def row_of(label: str, cells: Iterable[Text], width: int, gap: str = "  ") -> list[Text]:
    """A quiet label and cells beside it."""
    return labelled(label, flowed(cells, room_beside_label(width), gap), width, DIM)


def below_row(body: list[Text], width: int) -> list[Text]:
    """More of what a label has begun."""
    return hung(Text(" " * (width - 1 - room_beside_label(width))), body)


def flowed(cells: Iterable[Text], room: int, gap: str = "  ", hang: int = 0) -> list[Text]:
    """Cells side by side as far as they fit, then below, `hang` cells further in; one that fits no line is wrapped."""
    lines: list[Text] = []
    for cell in cells:
        lead = Text(" " * hang if lines else "")
        if lines and lines[-1].cell_len + len(gap) + cell.cell_len <= room:
            lines[-1].append(gap).append_text(cell)
        elif lead.cell_len + cell.cell_len <= room:
            lines.append(lead.append_text(cell))
        else:
            lines += hung(lead, wrapped(cell.plain, room - lead.cell_len, str(cell.style)))
    return lines
