"""How real exams went: kept like a setting, one for each exam and day, and held against what was forecast."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.core.standing.progress_report import RealExam
from aws_quiz.store import kept_forecasts as forecasts
from aws_quiz.store.settings import read_settings, write_settings

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room

_NAME = "result"
STALE_DAYS = 14
"""Days after which a forecast no longer speaks of the exam."""


def keep_result(room: Room, blueprint: Blueprint, day: date, scaled: int) -> RealExam:
    """Keeps the result of the exam sat on a day; given again, it takes the place of the one before."""
    write_settings(room.log, {f"{_NAME} {blueprint.id} {day}": str(scaled)})
    return _result(room, blueprint, day, scaled)


def real_results(room: Room, blueprint: Blueprint) -> list[RealExam]:
    """Every result of an exam that was kept, the oldest first."""
    kept: dict[date, int] = {}
    for name, value in read_settings(room.log).items():
        kind, _, rest = name.partition(" ")
        exam, _, day = rest.partition(" ")
        if kind == _NAME and exam == blueprint.id and value.isdecimal():
            try:
                kept[date.fromisoformat(day)] = int(value)
            except ValueError:
                continue
    return [_result(room, blueprint, day, kept[day]) for day in sorted(kept)]


def wants_result(room: Room, blueprint: Blueprint) -> bool:
    """Whether the exam's day has passed without a word on how it went."""
    day = room.preferences.exam_day(blueprint.id)
    return day is not None and day < room.today and all(kept.day < day for kept in real_results(room, blueprint))


def _result(room: Room, blueprint: Blueprint, day: date, scaled: int) -> RealExam:
    before = [one for one in forecasts.forecasts_by_day(room.log, blueprint.id) if one.made_on <= day]
    last = before[-1] if before and (day - before[-1].made_on).days <= STALE_DAYS else None
    return RealExam(day, scaled, scaled >= blueprint.pass_mark, last.forecast if last else None)
