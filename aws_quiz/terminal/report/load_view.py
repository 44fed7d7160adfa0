"""What comes: how many concepts fall due on each of the next days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung
from aws_quiz.terminal.device.bars import columns
from aws_quiz.terminal.device.theme import ACCENT, DIM
from aws_quiz.terminal.report.report_layout import bound, heading, sentence
from aws_quiz.words.days import short_day, spoken_day
from aws_quiz.words.due import nothing_due_within
from aws_quiz.words.numbers import counted
from aws_quiz.words.numbers import sentence as in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.standing.progress_report import Due, Report
    from aws_quiz.terminal.device.theme import Signs

_WORTH_A_CHART = 10
_ROWS = 2
_LABEL_EVERY = 7


def load_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    """The section; nothing where nothing was ever answered."""
    if not report.load or not report.answers:
        return []
    lines = [*heading("Coming up"), *sentence(_total(report.load, report.made_on), width)]
    if sum(due.concepts for due in report.load) < _WORTH_A_CHART:
        return lines
    room = width - 2
    gap = " " if len(report.load) * 2 - 1 <= room else ""
    shown = report.load if gap else report.load[:room]
    chart = columns([due.concepts for due in shown], _ROWS, gap, signs)
    lines += hung(Text(" "), [Text(line.rstrip(), ACCENT) for line in chart])
    return [*lines, Text(" ").append(_labels(shown, 1 + len(gap), room), DIM)]


def _total(load: Sequence[Due], today: date) -> str:
    total = sum(due.concepts for due in load)
    days = counted(len(load), "day")
    if not total:
        return in_a_sentence(nothing_due_within(len(load)))
    most = max(load, key=lambda due: due.concepts)
    when = "today" if most.day == today else f"on {bound(spoken_day(most.day))}"
    if total == most.concepts:
        return f"{counted(total, 'concept')} due in the next {days}, {'all ' * (total > 1)}{when}."
    due = f"{counted(total, 'concept')} due in the next {days}"
    if most.concepts == 1:
        return f"{due}, the next {_next(load, today)}."
    return f"{due}; the busiest day is {when.removeprefix('on ')}, with {most.concepts}."


def _next(load: Sequence[Due], today: date) -> str:
    first = next(due.day for due in load if due.concepts)
    return "today" if first == today else f"on {bound(spoken_day(first))}"


def _labels(load: Sequence[Due], cells: int, room: int) -> str:
    line = ""
    for at in range(0, len(load), _LABEL_EVERY):
        name = short_day(load[at].day, load[0].day)
        if at * cells + len(name) <= room:
            line = line.ljust(at * cells) + name
    return line
