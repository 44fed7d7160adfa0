"""One item after the exam: as it was shown, with the answer given, the key, and everything worth learning from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.core.content.question import MultipleChoice, lettered
from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST
from aws_quiz.terminal.exam.item_view import mark
from aws_quiz.terminal.question.lesson_view import Lettered, lesson_lines, reason_lines, verdict_lines
from aws_quiz.terminal.question.question_view import stem_lines
from aws_quiz.words.durations import duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.sitting.exam_result import Judged
    from aws_quiz.terminal.device.theme import Signs


def judged_lines(judged: Judged, concept: Concept, width: int, signs: Signs) -> list[Text]:
    """The whole item for a terminal of `width` columns, its letters as they were in the exam."""
    width = min(width, WIDEST)
    shown = lettered(judged.question, judged.order)
    chosen = judged.marking.chosen
    between = f" {signs.dot} "
    header = Text(" ").append(f"Question {judged.number}", f"{STRONG} {ACCENT}")
    header.append(f"{between}task {judged.item.task}", DIM)
    lines = [
        header,
        Text(),
        *stem_lines(judged.question, width),
        *_option_lines(judged, shown, width, signs),
        Text(),
        *verdict_lines(shown, chosen, between.join(_circumstances(judged, signs)), width, signs),
        Text(),
        *reason_lines(shown, chosen, width, signs),
        Text(),
        *lesson_lines(concept, "", width, signs),
    ]
    return [signs.printable(line) for line in lines]


def _option_lines(judged: Judged, shown: Lettered, width: int, signs: Signs) -> Iterator[Text]:
    """The options with the answer that was given, the right ones marked."""
    multiple = isinstance(judged.question.body, MultipleChoice)
    for letter, option in shown:
        is_chosen = option.key in judged.marking.chosen
        lead = Text(" ").append(signs.right if option.correct else " ", RIGHT).append(" ")
        lead.append(mark(is_chosen, multiple), STRONG if is_chosen else "").append(f" {letter}  ", STRONG)
        yield from hung(lead, wrapped(option.text, width - 1 - cell_len(lead.plain), STRONG if is_chosen else ""))


def _circumstances(judged: Judged, signs: Signs) -> list[str]:
    marking = judged.marking
    said = [duration(marking.seconds), "scored" if judged.item.scored else "not scored"]
    if marking.flagged:
        said.append(f"{signs.flag} flagged")
    return said
