"""Study days added up by week, Monday to Sunday."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.memory.habits import total

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.memory.habits import Day

SHOWN_WEEKS = 26


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def last_weeks(days: Sequence[Day], today: date) -> list[list[Day]]:
    """The study days of each of the last 26 weeks, oldest week first; the last is the week of today."""
    by_week: dict[date, list[Day]] = {monday: [] for monday in mondays(today)}
    for day in days:
        if (monday := monday_of(day.day)) in by_week:
            by_week[monday].append(day)
    return list(by_week.values())


def mondays(today: date) -> list[date]:
    return [monday_of(today) - timedelta(weeks=back) for back in range(SHOWN_WEEKS - 1, -1, -1)]


def week_sums(days: Sequence[Day], today: date) -> list[tuple[Day, int]]:
    """Each week from the first with answers on, as one sum under its Monday, with the number of its study days."""
    weeks = list(zip(mondays(today), last_weeks(days, today), strict=True))
    while weeks and not weeks[0][1]:
        del weeks[0]
    return [(total(week, monday), len(week)) for monday, week in weeks]
