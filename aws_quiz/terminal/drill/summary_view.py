"""The end of a drill: how it went, what is worth reading again, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import cleaned
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.drill.summary_words import coming_words, result_words, time_words
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.sitting.drill_talk import Summary
    from aws_quiz.terminal.device.theme import Signs

_LABEL_COLUMN = 11


def summary_lines(summary: Summary, width: int, signs: Signs) -> list[Text]:
    """The whole summary for a terminal of `width` columns."""
    width = min(width, WIDEST)
    between = f" {signs.dot} "
    rows = [("Stopped" if summary.left else "Done", between.join(result_words(summary)))]
    if summary.answers:
        rows.append(("Time", between.join(time_words(summary))))
    if summary.new_concepts:
        rows.append(("New", f"{counted(summary.new_concepts, 'concept')} met for the first time"))
    lines = [line for label, words in rows for line in _labelled(label, words, width)]
    if summary.missed:
        lines += [Text(), Text(" To review", f"{STRONG} {ACCENT}")]
        for concept in summary.missed:
            lead = Text("   ").append(f"{signs.missed} ", ACCENT)
            lines += hung(lead, wrapped(concept.takeaway, width - 1 - cell_len(lead.plain)))
    label, coming = coming_words(summary)
    lines += [Text(), *_labelled(label, between.join(coming), width)]
    if summary.suggestion:
        # Where it fits it keeps its columns, which wrapping would close.
        fits = cell_len(summary.suggestion) <= width - 2
        suggested = [Text(cleaned(summary.suggestion))] if fits else wrapped(summary.suggestion, width - 2)
        lines += [Text(), *hung(Text(" "), suggested)]
    return [signs.printable(line) for line in lines]


def _labelled(label: str, words: str, width: int) -> list[Text]:
    lead = Text(" ").append(label, f"{STRONG} {ACCENT}" if label in {"Done", "Stopped"} else DIM)
    return hung(lead.append(" " * (_LABEL_COLUMN - cell_len(lead.plain))), wrapped(words, width - 1 - _LABEL_COLUMN))
