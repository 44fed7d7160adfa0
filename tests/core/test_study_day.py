from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from aws_quiz.core.memory.study_day import streak, study_day

DAY = date(2026, 11, 21)


def days_ago(*numbers: int) -> list[date]:
    return [DAY - timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(("hour", "day"), [(3, 20), (4, 21), (23, 21)])
def test_the_day_turns_at_four(hour: int, day: int) -> None:
    assert study_day(datetime(2026, 11, 21, hour, 59, tzinfo=UTC), UTC) == date(2026, 11, day)


def test_the_day_is_the_learners_not_that_of_greenwich() -> None:
    assert study_day(datetime(2026, 11, 21, 20, tzinfo=UTC), timezone(timedelta(hours=9))) == date(2026, 11, 22)


def test_the_hour_that_daylight_saving_skips_does_not_move_the_day() -> None:
    zone = ZoneInfo("Europe/Berlin")
    assert study_day(datetime(2026, 3, 29, 1, 59, tzinfo=UTC), zone) == date(2026, 3, 28)
    assert study_day(datetime(2026, 3, 29, 2, 0, tzinfo=UTC), zone) == date(2026, 3, 29)


def test_a_streak_counts_days_in_a_row_up_to_today() -> None:
    assert streak(days_ago(0, 1, 2, 4), DAY) == 3


def test_a_day_that_is_not_over_does_not_break_a_streak() -> None:
    assert streak(days_ago(1, 2), DAY) == 2


def test_a_missed_day_breaks_it() -> None:
    assert streak(days_ago(2, 3), DAY) == 0
    assert streak([], DAY) == 0
