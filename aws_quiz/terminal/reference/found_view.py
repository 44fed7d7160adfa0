"""What a search found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.command_lines import command_lines
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aws_quiz.terminal.device.theme import Signs


class ShownHit(NamedTuple):
    """A question that was found; `where` is what of it holds the words, and `text` that."""

    question: str
    title: str
    prompt: str
    where: str
    text: str


def found_lines(
    hits: Iterable[ShownHit], total: int, words: Sequence[str], width: int, signs: Signs, *, asks: bool = False
) -> list[Text]:
    """Questions with their topics and prompts, in which the words that were searched stand out, and how many match.

    Where a key will be asked for (`asks`), they are numbered; elsewhere the page ends with what to type.
    """
    width = min(width, WIDEST)
    hits = list(hits)
    wanted = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    lines: list[Text] = []
    for number, hit in enumerate(hits, 1):
        lead = Text(f" {number:>{len(str(len(hits)))}}  ", STRONG) if asks else Text(" ")
        name = f"{hit.question} {signs.dot} {one_line(hit.title)}"
        lines += [Text(), *hung(lead, wrapped(name, width - 1 - lead.cell_len, ACCENT))]
        lines += _shown(hit.prompt, wanted, width, "")
        if hit.where != "question":
            lines += _shown(hit.text, wanted, width, f"{hit.where}: ")
    count = counted(total, "question")
    more = f"{len(hits)} of {count}; --limit {total} shows all." if total > len(hits) else f"{count}."
    lines += [Text(), *hung(Text(" "), wrapped(more, width - 2))]
    if not asks:
        lines += command_lines("aws-quiz drill --id ID", "try one", width)
    lines += command_lines("aws-quiz show ID", "see one with its answer", width)
    return [signs.printable(line) for line in lines]


def _shown(text: str, wanted: re.Pattern[str], width: int, label: str) -> list[Text]:
    lead = Text("   ").append(label, DIM)
    body = wrapped(one_line(text), width - 1 - lead.cell_len)
    for line in body:
        line.highlight_regex(wanted, STRONG)
    return hung(lead, body)
