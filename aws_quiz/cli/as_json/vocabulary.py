"""The kinds of value that JSON has here, and how ours become them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from aws_quiz.core.memory.moments import stamp
from aws_quiz.words.forecasts import CONFIDENCE

if TYPE_CHECKING:
    from datetime import date, datetime

VERSION = 1
"""Of the whole interface: raised where something is renamed or removed, or means something else."""

Day = Annotated[str, "day"]
Moment = Annotated[str, "moment"]
Share = Annotated[float, "share"]
Interval = Annotated[list[float], "interval"]

KINDS = {
    "day": "an ISO day, such as `2026-12-18`; answers and forecasts carry study days, which turn at `day-turns`",
    "moment": "an ISO moment in UTC, such as `2026-12-18T07:30:00.000Z`",
    "share": "a number from 0 to 1, to four places",
    "interval": f"two numbers, low and high, between which what they speak of lies with {CONFIDENCE} confidence",
}
"""What each kind means, in the words of the page."""

PLACES = 4


def day_of(day: date | None) -> Day | None:
    return day.isoformat() if day else None


def moment_at(moment: datetime | None) -> Moment | None:
    return stamp(moment) if moment else None


def share_of(share: float) -> Share:
    return round(share, PLACES)


def maybe_share(share: float | None) -> Share | None:
    return None if share is None else round(share, PLACES)


def seconds_of(seconds: float) -> float:
    """To a tenth, which is finer than anybody answers."""
    return round(seconds, 1)


def interval_of(low: float, high: float) -> Interval:
    """Of shares to four places; scaled points are whole already."""
    return [round(low, PLACES), round(high, PLACES)]
