"""Figures as words: the same share, day or duration reads the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.study_day import MONTHS

if TYPE_CHECKING:
    from datetime import date

_DAYS_WITHOUT_YEAR = 300
"""How far back a day and a month alone cannot be taken for the wrong year."""


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def spoken_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def short_day(day: date, today: date) -> str:
    """Such as "12 Nov", with the year where it could be taken for another's."""
    year = f" {day.year}" if abs((today - day).days) > _DAYS_WITHOUT_YEAR else ""
    return f"{day.day} {short_month(day)}{year}"


def duration(seconds: float) -> str:
    """Such as "48 s", "27 min", "2 h 35 min" or "38 h": no finer than anybody would say it."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{round(seconds)} s"
    if minutes < 100:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{round(minutes / 60)} h" if hours >= 10 or not rest else f"{hours} h {rest} min"


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
