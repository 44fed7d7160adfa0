"""The page of all keys, made from the tables that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, STRONG, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.terminal.device.theme import Signs

_KEY_COLUMN = 18


def paragraph_lines(title: str, text: str, width: int, signs: Signs) -> list[Text]:
    """A title over a paragraph, and a line left free."""
    lines = [Text("   ").append_text(line) for line in wrapped(text, min(width, WIDEST) - 4)]
    return [signs.printable(line) for line in (Text(f" {title}", f"{STRONG} {ACCENT}"), *lines, Text())]


def section_lines(sections: Iterable[tuple[str, Iterable[tuple[str, str]]]], width: int, signs: Signs) -> list[Text]:
    """Sections, each a title over rows of a key and its meaning."""
    width = min(width, WIDEST)
    lines: list[Text] = []
    for title, rows in sections:
        lines += [Text(), Text(f" {title}", f"{STRONG} {ACCENT}")]
        for key, meaning in rows:
            lead = Text("   ").append(key.ljust(_KEY_COLUMN - 3), STRONG)
            lines += hung(lead, wrapped(meaning, width - 1 - _KEY_COLUMN))
    return [signs.printable(line) for line in lines[1:]]
