"""A topic's takeaways, one after another: a revision sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.terminal.device.theme import Signs

SHAKY = 0.6
"""Below this chance of recall a week on, an entry is marked as one to read twice."""


class SheetEntry(NamedTuple):
    """A concept and the chance that it is remembered a week from now; None where it was never asked."""

    concept: Concept
    recall: float | None

    @property
    def is_shaky(self) -> bool:
        return self.recall is not None and self.recall < SHAKY


def sheet_lines(title: str, entries: Iterable[SheetEntry], width: int, signs: Signs) -> list[Text]:
    """The sheet, at most `width` columns wide; what is shaky is marked."""
    width = min(width, WIDEST)
    entries = list(entries)
    lines = [Text(), Text(f" {one_line(title)}", STRONG)]
    shaky = sum(entry.is_shaky for entry in entries)
    count = f" {counted(len(entries), 'takeaway')}"
    lines.append(Text(f"{count}, {shaky} shaky ({signs.shaky})" if shaky else count, DIM))
    for entry in entries:
        lines.append(Text())
        lead = Text(f" {signs.shaky if entry.is_shaky else signs.dot} ", ACCENT if entry.is_shaky else DIM)
        lines += hung(lead, wrapped(entry.concept.takeaway, width - 4))
        if entry.concept.changed:
            lines += hung(Text("   "), wrapped(f"Changed: {entry.concept.changed}", width - 4, DIM))
        lines += hung(Text("   "), [Text(entry.concept.id, DIM)])
    lines.append(Text())
    return [signs.printable(line) for line in lines]
