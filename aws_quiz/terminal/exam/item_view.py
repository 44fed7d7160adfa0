"""An exam's item as lines, and the line that stands above it: where we are and how much time is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import shortened
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.choice_state import choice_for
from aws_quiz.terminal.question.options_view import option_lines
from aws_quiz.terminal.question.stem import stem_lines
from aws_quiz.words.durations import clock

if TYPE_CHECKING:
    from aws_quiz.core.sitting.exam_talk import Sheet
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.exam.exam_state import ExamState

_HURRY = 300.0
"""Seconds left below which the clock stands out."""


class ItemLines(NamedTuple):
    """Lines, the rows of each option in the order shown, and those that the cursor keeps in view."""

    lines: list[Text]
    option_rows: tuple[range, ...]
    kept_in_view: range | None


def item_lines(sheet: Sheet, cursor: int | None, width: int, signs: Signs) -> ItemLines:
    """The whole item for a terminal of `width` columns."""
    width = min(width, WIDEST)
    choice = choice_for(sheet.question, sheet.order)._replace(cursor=cursor, chosen=sheet.chosen)
    above = stem_lines(sheet.question, width)
    laid_out = option_lines(sheet.shown, choice, width, signs, above=above, struck=sheet.struck)
    kept = laid_out.kept_in_view(cursor)
    return ItemLines([signs.printable(line) for line in laid_out.lines], laid_out.rows, kept)


def header_line(state: ExamState, width: int, signs: Signs) -> Text:
    """Title, number, flags, and the clock at the right; the title gives way first, then words."""
    width = min(width, WIDEST)
    time, style = _time(state)
    title = one_line(state.desk.title)
    for place in _places(state, signs):
        needed = cell_len(place) + cell_len(time) + 6
        if needed + cell_len(title) <= width:
            break
    title = title if needed + cell_len(title) <= width else shortened(title, width - needed, signs)
    line = Text(" ").append(title, STRONG)
    start = max((width - cell_len(place)) // 2, cell_len(line.plain) + (3 if title else 0))
    start = min(start, width - cell_len(place) - cell_len(time) - 2)
    line.append(" " * max(start - cell_len(line.plain), 1)).append(place, ACCENT)
    line.append(" " * max(width - 1 - cell_len(line.plain) - cell_len(time), 1)).append(time, style)
    line.truncate(width - 1)
    return signs.printable(line)


def _places(state: ExamState, signs: Signs) -> tuple[str, ...]:
    """Where we are, from wordy to short; nothing of the counter while that is hidden."""
    sheet, flags = state.sheet, state.flags
    long = [] if state.clock_hidden else [f"{sheet.number} of {sheet.total}"]
    short = [] if state.clock_hidden else [f"{sheet.number}/{sheet.total}"]
    if sheet.flagged:
        more = f" ({flags} in all)" if flags > 1 else ""
        return (
            "   ".join([*long, f"{signs.flag} flagged{more}"]),
            "   ".join([*long, f"{signs.flag} flagged"]),
            " ".join([*short, f"{signs.flag} flagged"]),
            " ".join([*short, signs.flag]),
        )
    counted = [f"{signs.flag} {flags}"] if flags else []
    return ("   ".join([*long, *counted]), " ".join([*short, *counted]), " ".join(short))


def _time(state: ExamState) -> tuple[str, str]:
    if state.clock_hidden:
        return "clock hidden", DIM
    if state.left is None:
        return "no time limit", DIM
    return f"{clock(state.left)} left", WRONG if state.left < _HURRY else STRONG
