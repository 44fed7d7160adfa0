"""What a search found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, one_line, wrapped
from aws_quiz.terminal.device.theme import ACCENT, STRONG, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_quiz.terminal.device.theme import Signs


def found_lines(hits: Iterable[tuple[str, str]], words: Sequence[str], width: int, signs: Signs) -> list[Text]:
    """Question ids, each with its prompt, in which the words that were searched stand out."""
    width = min(width, WIDEST)
    wanted = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    lines: list[Text] = []
    for question, prompt in hits:
        lines += [Text(), Text(f" {question}", ACCENT)]
        body = wrapped(one_line(prompt), width - 4)
        for line in body:
            line.highlight_regex(wanted, STRONG)
        lines += hung(Text("   "), body)
    lines += [Text(), Text(" aws-quiz show ID shows one with its reasons.")]
    return [signs.printable(line) for line in lines]
