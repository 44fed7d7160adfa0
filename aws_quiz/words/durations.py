"""Spans of time in words, given in seconds. Units change at the same values wherever a span is told."""

from __future__ import annotations

from math import ceil

_MOST = 100
"""Seconds, and minutes, from which on the next unit is told."""

_WHOLE_HOURS = 10
"""Hours from which on minutes say nothing more."""


def duration(seconds: float) -> str:
    """Such as "48 s", "27 min", "2 h 35 min" or "38 h": no finer than anybody would say it."""
    return " ".join(f"{number} {unit}" for number, unit in _told(seconds, ("s", "min", "h")))


def spoken_duration(seconds: float) -> str:
    """Such as "48 seconds", "27 minutes", "2 hours 35 minutes"."""
    return _spoken(_told(seconds, ("second", "minute", "hour")))


def a_question(seconds: float) -> str:
    """Such as "1:42", minutes and seconds."""
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"


def clock(seconds: float) -> str:
    """Such as "1:38:07"; a second that has begun to run out is still shown."""
    whole = ceil(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def spoken_clock(seconds: float) -> str:
    """The same for the ear: such as "1 hour 38 minutes 7 seconds"."""
    whole = ceil(seconds)
    parts = [(whole // 3600, "hour"), (whole // 60 % 60, "minute"), (whole % 60, "second")]
    return _spoken([part for part in parts if part[0]]) or "no time"


def _told(seconds: float, units: tuple[str, str, str]) -> list[tuple[int, str]]:
    whole, minutes = round(seconds), round(seconds / 60)
    if whole < _MOST:
        return [(whole, units[0])]
    if minutes < _MOST:
        return [(minutes, units[1])]
    hours, rest = divmod(minutes, 60)
    if hours >= _WHOLE_HOURS or not rest:
        return [(round(minutes / 60), units[2])]
    return [(hours, units[2]), (rest, units[1])]


def _spoken(parts: list[tuple[int, str]]) -> str:
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts)
