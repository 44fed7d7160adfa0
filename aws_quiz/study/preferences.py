"""What a learner can set, with defaults; kept in the store's log of settings."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.scheduling import DESIRED_RETENTION, Scheduling
from aws_quiz.core.memory.study_day import ROLLOVER_HOUR
from aws_quiz.errors import NotFound, UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aws_quiz.core.planning.study_calendar import DaysAway, ExamDay, StudyCalendar, WeekdayMinutes


DAILY_MINUTES = 25


class Preferences(NamedTuple):
    """Settings, read and checked. `exam` is empty until a goal is set; without `new_a_day` the minutes decide.

    `also` are the exams that are studied for beside it, the next first.
    """

    exam: str = ""
    exam_date: date | None = None
    minutes: int = DAILY_MINUTES
    new_a_day: int | None = None
    retention: float = DESIRED_RETENTION
    day_turns: int = ROLLOVER_HOUR
    banks: tuple[str, ...] = ()
    shipped_banks: bool = True
    mouse: bool = True
    weekdays: tuple[WeekdayMinutes, ...] = ()
    away: tuple[DaysAway, ...] = ()
    parameters: tuple[float, ...] = ()
    backups: bool = True
    sync: str = ""
    also: tuple[ExamDay, ...] = ()

    def exam_day(self, exam: str) -> date | None:
        """The day of an exam, past or to come; None where none is set for it."""
        if exam == self.exam:
            return self.exam_date
        return next((one.day for one in self.also if one.exam == exam), None)

    def exams_ahead(self, today: date) -> tuple[str, ...]:
        """The exams with a day to come, today's with them: the goal's, then the others, the next first."""
        goal = self.exam_date is not None and self.exam_date >= today
        others = (one.exam for one in self.also if one.day >= today and one.exam != self.exam)
        return (*((self.exam,) if goal and self.exam else ()), *others)

    @property
    def scheduling(self) -> Scheduling:
        """How memory is scheduled for this learner."""
        return Scheduling(self.retention, self.parameters)

    def minutes_on(self, day: date) -> int:
        """Minutes meant for a day; 0 on a day off."""
        return self.calendar.minutes_on(day) if self.weekdays or self.away else self.minutes

    @property
    def calendar(self) -> StudyCalendar:
        """On which days this learner studies, and for how long."""
        from aws_quiz.core.planning.study_calendar import StudyCalendar

        return StudyCalendar(self.minutes, self.weekdays, self.away)


LONGEST_DAY = 600
"""Minutes of study that a day has at most."""

MOST_DAYS_AWAY = 50

MOST_OTHERS = 3
"""Exams that can be studied for beside the goal's."""


class Setting(NamedTuple):
    """One name that `config` takes: what it means, and how its text is checked."""

    name: str
    field: str
    help: str
    read: Callable[[str], object]


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.strip().isdecimal() or not low <= int(text) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(text)

    return read


def _retention(text: str) -> float:
    try:
        value = float(text.strip().removesuffix("%").strip())
    except ValueError:
        value = 0.0
    value = value / 100 if value > 1 else value
    if not 0.7 <= value <= 0.97:
        raise ValueError("a share from 0.70 to 0.97, such as 0.9")
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("a day such as 2026-12-18") from None


def _weekdays(text: str) -> tuple[WeekdayMinutes, ...]:
    from aws_quiz.core.planning.study_calendar import WEEKDAYS, WeekdayMinutes

    minutes: dict[int, int] = {}
    for part in text.replace(",", " ").split():
        name, equals, number = part.lower().partition("=")
        found = [at for at, weekday in enumerate(WEEKDAYS) if len(name) >= 2 and weekday.startswith(name)]
        if not equals or len(found) != 1 or not number.isdecimal() or int(number) > LONGEST_DAY:
            raise ValueError(f"weekdays with their minutes, such as sat=60 sun=0 (at most {LONGEST_DAY})")
        minutes[found[0]] = int(number)
    return tuple(WeekdayMinutes(*pair) for pair in sorted(minutes.items()))


def _away(text: str) -> tuple[DaysAway, ...]:
    from aws_quiz.core.planning.study_calendar import DaysAway

    spans = []
    for part in text.replace(",", " ").split():
        first, _, last = part.partition("..")
        try:
            span = DaysAway(date.fromisoformat(first), date.fromisoformat(last or first))
        except ValueError:
            raise ValueError("days without study, such as 2026-12-24..2027-01-02") from None
        if span.last < span.first:
            raise ValueError("days without study, the first before the last")
        spans.append(span)
    if len(spans) > MOST_DAYS_AWAY:
        raise ValueError(f"at most {MOST_DAYS_AWAY} spans of days")
    return tuple(sorted(set(spans)))


def _also(text: str) -> tuple[ExamDay, ...]:
    from aws_quiz.core.planning.study_calendar import ExamDay

    days: dict[str, date] = {}
    for part in text.replace(",", " ").split():
        exam, _, day = part.lower().partition("=")
        try:
            days[exam] = date.fromisoformat(day)
        except ValueError:
            raise ValueError("exams with their days, such as dva-c03=2027-02-01") from None
    if len(days) > MOST_OTHERS or "" in days:
        raise ValueError(f"at most {MOST_OTHERS} exams with their days, such as dva-c03=2027-02-01")
    return tuple(ExamDay(exam, days[exam]) for exam in sorted(days, key=lambda exam: (days[exam], exam)))


def _switch(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("on", "off", "yes", "no"):
        raise ValueError("on or off")
    return word in ("on", "yes")


def _parameters(text: str) -> tuple[float, ...]:
    from aws_quiz.core.memory.growth import LOWER, UPPER

    parts = text.replace(",", " ").split()
    try:
        found = tuple(float(part) for part in parts)
    except ValueError:
        found = ()
    if len(found) != len(LOWER) or not all(a <= one <= b for a, one, b in zip(LOWER, found, UPPER, strict=True)):
        raise ValueError(f"the {len(LOWER)} parameters of FSRS-6 within their bounds; `aws-quiz fit` finds them")
    return found


def _folders(text: str) -> tuple[str, ...]:
    folders = tuple(part for part in text.split(os.pathsep) if part.strip())
    if any(os.path.expanduser(folder).startswith("~") for folder in folders):
        raise ValueError("existing folders; there is no such user here")
    return folders


def _folder(text: str) -> str:
    folder = os.path.expanduser(text.strip())
    if folder and not os.path.isabs(folder):
        raise ValueError("a folder, named in full, such as ~/Dropbox/aws-quiz")
    return folder


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("exam", "exam", "the exam you study for; `aws-quiz goal` sets it", lambda text: text.strip().lower()),
        Setting("exam-date", "exam_date", "the day of the exam", _day),
        Setting("also", "also", "other exams with their days, such as dva-c03=2027-02-01", _also),
        Setting("minutes", "minutes", "minutes a day you mean to study", _whole(1, LONGEST_DAY)),
        Setting("weekdays", "weekdays", "weekdays with other minutes, such as sat=60 sun=0", _weekdays),
        Setting("away", "away", "days without study, such as 2026-12-24..2027-01-02", _away),
        Setting(
            "new",
            "new_a_day",
            "new concepts a day where no date is set; by default as many as the minutes carry",
            _whole(0, 500),
        ),
        Setting("retention", "retention", "the chance of recall at which a concept comes due", _retention),
        Setting("parameters", "parameters", "FSRS parameters of your own; `aws-quiz fit` finds them", _parameters),
        Setting("day-turns", "day_turns", "the local hour at which the study day turns", _whole(0, 23)),
        Setting("banks", "banks", f"folders with your own banks, separated by {os.pathsep}", _folders),
        Setting("shipped-banks", "shipped_banks", "whether the banks that come with aws-quiz are used", _switch),
        Setting("mouse", "mouse", "whether a mock exam takes the mouse; off leaves it to the terminal", _switch),
        Setting("backups", "backups", "whether a backup is kept of each of the last ten study days", _switch),
        Setting("sync", "sync", "a folder shared with your other devices; drills and mocks sync with it", _folder),
    )
}


def find_setting(name: str) -> Setting:
    """The setting of this name. Raises NotFound with the nearest names."""
    if name not in SETTINGS:
        raise NotFound("setting", name, SETTINGS, "`aws-quiz config` lists all.")
    return SETTINGS[name]


def checked(name: str, text: str) -> object:
    """The value that a text stands for. Raises UsedWrongly with what would be right."""
    try:
        return find_setting(name).read(text)
    except ValueError as error:
        raise UsedWrongly(f"'{text}' is not a valid value for {name}: it takes {error}.") from None


def preferences_from(stored: Mapping[str, str]) -> Preferences:
    """Preferences from stored texts; what an older or newer program wrote and this one cannot read is passed over."""
    values: dict[str, object] = {}
    for name, text in stored.items():
        setting = SETTINGS.get(name)
        if setting is None:
            continue
        try:
            values[setting.field] = setting.read(text)
        except ValueError:
            continue
    return Preferences(**values)  # type: ignore[arg-type]


def as_text(value: object) -> str:
    """A setting's value as `config` shows and takes it."""
    match value:
        case None:
            return ""
        case bool():
            return "on" if value else "off"
        case tuple():
            return (os.pathsep if isinstance(next(iter(value), ""), str) else " ").join(map(str, value))
        case date():
            return value.isoformat()
        case _:
            return str(value)
