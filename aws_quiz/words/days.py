"""Days in words: which one, how far away, how long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""As they are spoken of, whatever the machine's language."""

_DAYS_WITHOUT_YEAR = 300
"""How far away a day and a month alone cannot be taken for the wrong year."""


def spoken_day(day: date) -> str:
    """Such as "30 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """Such as "30 November 2026"."""
    return f"{spoken_day(day)} {day.year}"


def short_day(day: date, today: date | None = None) -> str:
    """Such as "12 Nov"; beside a `today`, with the year where it could be taken for another's."""
    year = f" {day.year}" if today and abs((today - day).days) > _DAYS_WITHOUT_YEAR else ""
    return f"{day.day} {short_month(day)}{year}"


def short_month(day: date) -> str:
    """Such as "Nov"."""
    return MONTHS[day.month - 1][:3]


def days_ahead(days: int) -> str:
    """Such as "in 31 days"."""
    return {0: "today", 1: "tomorrow"}.get(days) or f"in {days} days"


def days_ago(days: int) -> str:
    """Such as "9 days ago"."""
    return {0: "today", 1: "yesterday"}.get(days) or f"{days} days ago"


def exam_ahead(exam: str, days: int | None) -> str:
    """Such as "SAA-C03 in 31 days"; `exam` is empty where none is chosen, `days` None where it has no date."""
    if not exam:
        return "Every exam"
    if days is None:
        return exam
    return f"{exam} {days_ahead(days)}" if days >= 0 else f"{exam}, date passed"


def exam_day(day: date, today: date) -> str:
    """Such as "on 15 January 2027, in 48 days"."""
    days = (day - today).days
    return f"on {full_day(day)}, {days_ahead(days) if days >= 0 else 'date passed'}"


def span_of_days(first: date, last: date) -> str:
    """Such as "24 December to 2 January", or the one day."""
    return spoken_day(first) if first == last else f"{spoken_day(first)} to {spoken_day(last)}"
