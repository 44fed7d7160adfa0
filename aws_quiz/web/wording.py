"""Numbers, days and spans of time in words, the same way all over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.study_day import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_UNBROKEN = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """Such as `41 %`."""
    return f"{round(share * 100)}{_UNBROKEN}%"


def chance(probability: float) -> str:
    """A percentage that never claims certainty."""
    if probability < 0.01:
        return f"less than 1{_UNBROKEN}%"
    return f"more than 99{_UNBROKEN}%" if probability > 0.99 else percent(probability)


def percents(low: float, high: float) -> str:
    """Such as `25 % to 58 %`."""
    return f"{percent(low)} to {percent(high)}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    return f"{grouped(number)} {thing if number == 1 else things or f'{thing}s'}"


def grouped(number: int) -> str:
    """Such as `12,345`."""
    return f"{number:,}"


def signed(points: int) -> str:
    """Such as `+18`."""
    return f"+{points}" if points > 0 else str(points)


def day_words(day: date) -> str:
    """Such as `21 November 2026`."""
    return f"{day.day}{_UNBROKEN}{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Such as `21 Nov`."""
    return f"{day.day}{_UNBROKEN}{month_name(day)}"


def month_name(day: date) -> str:
    """Such as `Nov`."""
    return MONTHS[day.month - 1][:3]


def duration(seconds: float) -> str:
    """Such as `38 s`, `12 min` or `2 h 35 min`."""
    if seconds < 60:
        return f"{round(seconds)}{_UNBROKEN}s"
    hours, minutes = divmod(round(seconds / 60), 60)
    spans = [f"{hours}{_UNBROKEN}h"] * bool(hours) + [f"{minutes}{_UNBROKEN}min"] * bool(minutes)
    return " ".join(spans)


def clock(seconds: float) -> str:
    """Such as `1:42`, minutes and seconds."""
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"


def too_few(there: int, needed: int, things: str = "answers") -> str:
    return f"too few {things} yet: {there} of about {needed}"


def listed(things: Sequence[str]) -> str:
    """Such as `a, b and c`."""
    return " and ".join(filter(None, (", ".join(things[:-1]), *things[-1:])))


def sentence(words: str) -> str:
    """Words with a capital letter in front and a full stop behind."""
    return f"{words[:1].upper()}{words[1:]}."
