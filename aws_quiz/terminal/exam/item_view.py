"""An exam's item as lines, and the line that stands above it: where we are and how much time is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, one_line, wrapped
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.question_view import shortened, stem_lines
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


def item_lines(sheet: Sheet, cursor: int | None, width: int, signs: Signs, *, multiple: bool) -> ItemLines:
    """The whole item for a terminal of `width` columns."""
    width = min(width, WIDEST)
    lines = stem_lines(sheet.question, width)
    rows: list[range] = []
    for place, (letter, option) in enumerate(sheet.shown):
        is_chosen, is_struck = option.key in sheet.chosen, option.key in sheet.struck
        lead = Text(" ").append(signs.here if place == cursor else " ", f"{STRONG} {ACCENT}").append(" ")
        lead.append(mark(is_chosen, multiple), f"{STRONG} {ACCENT}" if is_chosen else "").append(" ")
        lead.append(letter, f"{STRONG} {ACCENT}" if is_chosen else STRONG).append("  ")
        room = width - 1 - cell_len(lead.plain)
        if is_struck:
            body = wrapped(f"(struck out) {option.text}", room, DIM)
            for line in body:
                line.stylize("strike")
        else:
            body = wrapped(option.text, room, STRONG if is_chosen else "")
        rows.append(range(len(lines), len(lines) + len(body)))
        lines += hung(lead, body)
    if multiple:
        lines += [Text(), Text(f" {len(sheet.chosen)} of {sheet.wanted} chosen", DIM)]
    kept = None
    if cursor is not None:
        kept = range(rows[cursor].start, len(lines)) if cursor == len(rows) - 1 else rows[cursor]
    return ItemLines([signs.printable(line) for line in lines], tuple(rows), kept)


def mark(is_chosen: bool, multiple: bool) -> str:
    if multiple:
        return "[x]" if is_chosen else "[ ]"
    return "(x)" if is_chosen else "( )"


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
