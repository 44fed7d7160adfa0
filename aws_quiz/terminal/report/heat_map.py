"""A calendar of study: a column a week, a row a weekday, darker the more was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung
from aws_quiz.terminal.device.theme import ACCENT, DIM
from aws_quiz.terminal.question.lesson_view import LABEL_COLUMN, NARROW
from aws_quiz.terminal.report.report_layout import flowed
from aws_quiz.words.days import short_month

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.memory.habits import Day
    from aws_quiz.terminal.device.theme import Signs

MOST_WEEKS = 53
LEAST_WEEKS = 3
"""Weeks below which a sentence says as much."""

_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_STEPS = (5, 10, 15, 20, 25, 50, 100, 250)
"""Answers by which one shade may differ from the next."""


def heat_map_lines(days: Sequence[Day], today: date, width: int, signs: Signs) -> list[Text]:
    """The last weeks as far as they fit, from the first day of study on; nothing where those are few."""
    lead = LABEL_COLUMN if width >= NARROW else 7
    monday = today - timedelta(days=today.weekday())
    first = days[0].day if days else today
    studied = (monday - first).days // 7 + 2
    weeks = min(studied, (width - lead) // 2, MOST_WEEKS)
    if weeks < LEAST_WEEKS:
        return []
    start = monday - timedelta(weeks=weeks - 1)
    step = _step([day.answers for day in days if day.day >= start])
    answers = {day.day: day.answers for day in days}
    lines = [Text(" " * lead).append(_months(start, weeks), DIM)]
    for weekday, name in enumerate(_WEEKDAYS):
        line = Text(f" {name}".ljust(lead), DIM)
        for week in range(weeks):
            day = start + timedelta(weeks=week, days=weekday)
            level = _level(answers.get(day, 0), step, signs) if first <= day <= today else None
            line.append(" " if level is None else signs.levels[level], ACCENT if level else DIM).append(" ")
        line.rstrip()
        lines.append(line)
    return [*lines, *hung(Text(" " * lead), flowed(_legend(step, signs), width - 1 - lead))]


def _step(counts: list[int]) -> int:
    """The least step that leaves one day in ten, or fewer, beyond the shades."""
    usual = sorted(counts)[(len(counts) - 1) * 9 // 10] if counts else 0
    return next((step for step in _STEPS if step * 4 >= usual), _STEPS[-1])


def _level(answers: int, step: int, signs: Signs) -> int:
    return min(-(-answers // step), len(signs.levels) - 1)


def _months(start: date, weeks: int) -> str:
    """Each month's name above the first week that begins in it, where the one before leaves room."""
    shown = ""
    for week in range(weeks):
        monday = start + timedelta(weeks=week)
        begins = week == 0 or monday.month != (monday - timedelta(weeks=1)).month
        ends_soon = week == 0 and (monday + timedelta(weeks=1)).month != monday.month
        if begins and not ends_soon and week * 2 + 3 <= weeks * 2 - 1:
            shown = shown.ljust(week * 2) + short_month(monday)
    return shown


def _legend(step: int, signs: Signs) -> list[Text]:
    none, shades = signs.levels[0], signs.levels[1:]
    upto = [f"{shade} to {step * at}" for at, shade in enumerate(shades[:-1], 1)]
    return [Text(words, DIM) for words in (f"{none} none", *upto, f"{shades[-1]} more answers")]
