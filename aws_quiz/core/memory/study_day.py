"""The study day: it turns at a small hour, so that an evening that runs late counts as one day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

ROLLOVER_HOUR = 4
"""Local hour at which the day turns unless the learner says otherwise, as in Anki."""


def study_day(moment: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day that an aware moment belongs to, in the learner's time zone."""
    return (moment.astimezone(zone) - timedelta(hours=rollover_hour)).date()


def streak(days: Iterable[date], today: date) -> int:
    """Study days in a row up to today; a day that has not been studied yet does not break it.

    `days` are the days with an answer, newest first; reading stops at the first gap. Days yet to come, from a clock
    that ran ahead or the far side of a date line, are passed over.
    """
    length = 0
    expected = today
    for day in days:
        if day > today:
            continue
        if day == today - timedelta(days=1) and length == 0:
            expected = day
        if day != expected:
            break
        length += 1
        expected = day - timedelta(days=1)
    return length
