"""Commands that a page suggests, each with what it is for."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT


def command_lines(command: str, meaning: str, width: int) -> list[Text]:
    """What to type, and what for beside it, or below it where there is no room."""
    if 1 + cell_len(command) + 4 + cell_len(meaning) < width:
        return [Text(" ").append(command, ACCENT).append("    ").append(meaning)]
    return [*hung(Text(" "), wrapped(command, width - 2, ACCENT)), *hung(Text("    "), wrapped(meaning, width - 5))]
