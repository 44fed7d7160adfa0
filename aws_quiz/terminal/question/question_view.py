"""A question as lines: where we are, what is asked, what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.core.sitting.drill_talk import Mark
from aws_quiz.terminal.device.bank_text import shortened
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.options_view import option_lines
from aws_quiz.terminal.question.stem import stem_lines

if TYPE_CHECKING:
    from aws_quiz.core.sitting.drill_talk import Asked
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.question.choice_state import ChoiceState

MOST_MARKS = 10
"""Marks of progress shown; more say nothing more about how it goes just now."""

_GAP = "   "


class LaidOut(NamedTuple):
    """Lines, and which of them belong to the option under the cursor."""

    lines: list[Text]
    cursor_rows: range | None


def lay_out(asked: Asked, state: ChoiceState, width: int, signs: Signs) -> LaidOut:
    """The whole question for a terminal of `width` columns."""
    width = min(width, WIDEST)
    above = [header_line(asked, width, signs), Text(), *stem_lines(asked.question, width)]
    laid_out = option_lines(asked.shown, state, width, signs, above=above)
    return LaidOut([signs.printable(line) for line in laid_out.lines], laid_out.kept_in_view(state.cursor))


def header_line(asked: Asked, width: int, signs: Signs) -> Text:
    """Number, title, task and badges left, marks right; the marks go first when it is narrow, then the task."""
    room = width - 2
    number = f"{asked.number} of {asked.total}"
    badges = [f"{signs.dot} {badge}" for badge in _badges(asked, signs)]
    title = one_line(asked.topic_title)
    fixed = cell_len("".join(f" {badge}" for badge in badges)) + len(number) + len(_GAP)
    task = f" {signs.dot} {one_line(asked.task)}" if asked.task else ""
    if fixed + cell_len(title) + cell_len(task) > room:
        task = ""
    if fixed + cell_len(title) > room:
        title = shortened(title, max(room - fixed, 0), signs)
    line = Text(" ").append(number, f"{STRONG} {ACCENT}").append(_GAP).append(title, STRONG).append(task, DIM)
    for badge in badges:
        line.append(f" {badge}", ACCENT)
    free = width - 1 - cell_len(line.plain) - len(_GAP)
    marks = _marks(asked, min(free // 2, MOST_MARKS), signs)
    if marks.plain:
        line.append(" " * (width - 1 - cell_len(line.plain) - cell_len(marks.plain))).append_text(marks)
    return line


def _badges(asked: Asked, signs: Signs) -> list[str]:
    return [
        badge
        for badge, holds in (
            ("new", asked.is_new),
            ("again", asked.again),
            (f"{signs.flag} flagged", asked.flagged),
            ("note", bool(asked.note)),
        )
        if holds
    ]


def _marks(asked: Asked, most: int, signs: Signs) -> Text:
    """How the questions before this one went, the newest last, and a pointer at this one."""
    before = asked.marks
    if not before or most < 3:
        return Text()
    shown = {Mark.RIGHT: (signs.known, RIGHT), Mark.WRONG: (signs.missed, WRONG)}
    marks = [Text(*shown[mark]) for mark in before[-(most - 1) :]]
    return Text(" ").join([*marks, Text(signs.here, ACCENT)])
