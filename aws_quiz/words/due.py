"""When things come back, and that nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.words.days import days_ahead, spoken_day
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from datetime import date

NOTHING_DUE = "nothing due"


def comes_back(days: int, *, in_this_drill: bool = False) -> str:
    """Such as "next in 2 days" or "again tomorrow"."""
    if in_this_drill:
        return "again in this drill"
    return f"{'next' if days > 1 else 'again'} {days_ahead(max(days, 0))}"


def due(concepts: int) -> str:
    """Such as "18 due"."""
    return f"{concepts} due" if concepts else NOTHING_DUE


def next_due(day: date) -> str:
    """Such as "next due on 30 November"."""
    return f"next due on {spoken_day(day)}"


def nothing_due_within(days: int) -> str:
    """Such as "nothing due in the next 30 days"."""
    return f"{NOTHING_DUE} in the next {counted(days, 'day')}"
