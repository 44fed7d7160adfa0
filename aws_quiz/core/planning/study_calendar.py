"""On which days somebody studies, and for how long: the usual minutes, weekdays that differ, days away; and which exams
are on which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class WeekdayMinutes(NamedTuple):
    """Minutes of study on a weekday, Monday being 0."""

    weekday: int
    minutes: int

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday][:3]}={self.minutes}"


class DaysAway(NamedTuple):
    """Days without study, from the first to the last."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first}..{self.last}" if self.last > self.first else str(self.first)


class ExamDay(NamedTuple):
    """An exam, by its id, and the day on which it is sat."""

    exam: str
    day: date

    def __str__(self) -> str:
        return f"{self.exam}={self.day}"


class StudyCalendar(NamedTuple):
    """Minutes of study by day. `weekdays` holds those that differ from the usual."""

    usual: int
    weekdays: tuple[WeekdayMinutes, ...] = ()
    away: tuple[DaysAway, ...] = ()

    def minutes_on(self, day: date) -> int:
        """Minutes planned for a day; none on a day away."""
        if self.is_away(day):
            return 0
        return next((each.minutes for each in self.weekdays if each.weekday == day.weekday()), self.usual)

    def is_away(self, day: date) -> bool:
        return any(each.first <= day <= each.last for each in self.away)
