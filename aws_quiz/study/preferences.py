"""What a learner can set, with defaults; kept in the store's log of settings."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.scheduling import DESIRED_RETENTION, Scheduling
from aws_quiz.core.memory.study_day import ROLLOVER_HOUR
from aws_quiz.core.planning.workload import DAILY_MINUTES, NEW_A_DAY
from aws_quiz.errors import NotFound, UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Preferences(NamedTuple):
    """Settings, read and checked. `exam` is empty until a goal is set."""

    exam: str = ""
    exam_date: date | None = None
    minutes: int = DAILY_MINUTES
    new_a_day: int = NEW_A_DAY
    retention: float = DESIRED_RETENTION
    day_turns: int = ROLLOVER_HOUR
    banks: tuple[str, ...] = ()
    shipped_banks: bool = True

    @property
    def scheduling(self) -> Scheduling:
        """How memory is scheduled for this learner."""
        return Scheduling(self.retention)


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


def _switch(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("on", "off", "yes", "no"):
        raise ValueError("on or off")
    return word in ("on", "yes")


def _folders(text: str) -> tuple[str, ...]:
    folders = tuple(part for part in text.split(os.pathsep) if part.strip())
    if any(os.path.expanduser(folder).startswith("~") for folder in folders):
        raise ValueError("existing folders; there is no such user here")
    return folders


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("exam", "exam", "the exam you study for; `aws-quiz goal` sets it", lambda text: text.strip().lower()),
        Setting("exam-date", "exam_date", "the day of the exam", _day),
        Setting("minutes", "minutes", "minutes a day you mean to study", _whole(1, 600)),
        Setting("new", "new_a_day", "new concepts a day", _whole(0, 500)),
        Setting("retention", "retention", "the chance of recall at which a concept comes due", _retention),
        Setting("day-turns", "day_turns", "the local hour at which the study day turns", _whole(0, 23)),
        Setting("banks", "banks", f"folders with your own banks, separated by {os.pathsep}", _folders),
        Setting("shipped-banks", "shipped_banks", "whether the banks that come with aws-quiz are used", _switch),
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
            return os.pathsep.join(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)
