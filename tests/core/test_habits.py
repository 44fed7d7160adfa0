from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.habits import (
    ENOUGH_RECALLS,
    Certainty,
    Day,
    Forgetting,
    Pace,
    certainty,
    forgetting,
    longest_streak,
    pace,
    retention,
    retention_by_week,
    total,
)
from aws_quiz.core.memory.review import Confidence

MONDAY = date(2026, 11, 16)
COUNTS = st.integers(0, 1000)
DAYS = st.lists(
    st.builds(
        lambda back, counts: Day(MONDAY - timedelta(days=back), *counts),
        st.integers(0, 200),
        st.lists(COUNTS, min_size=len(Day._fields) - 1, max_size=len(Day._fields) - 1),
    ),
    max_size=8,
)


def on(offset: int, **sums: int) -> Day:
    """A study day so many days after a Monday."""
    return Day(MONDAY + timedelta(days=offset), **sums)


def recalled(offset: int, right: int, of: int) -> Day:
    return on(offset, recalls=of, recalled=right, expected_ppm=of * 900_000)


def test_a_day_knows_its_answers_its_right_answers_and_its_seconds() -> None:
    day = on(0, sure_right=1, sure_wrong=2, unsure_right=4, unsure_wrong=8, guess_right=16, guess_wrong=32, met=64)
    assert (day.answers, day.right) == (63, 21)
    assert on(0, milliseconds=1500).seconds == 1.5


def test_no_days_sum_to_nothing() -> None:
    assert total([], MONDAY) == Day(MONDAY)


@given(DAYS, DAYS)
def test_days_add_up_however_they_are_grouped(some: list[Day], others: list[Day]) -> None:
    assert total([total(some), total(others)]) == total([*others, *some])


@given(DAYS)
def test_every_field_is_summed(days: list[Day]) -> None:
    assert total(days, MONDAY)[1:] == tuple(sum(getattr(day, name) for day in days) for name in Day._fields[1:])


@given(DAYS)
def test_what_is_taken_back_leaves_nothing(days: list[Day]) -> None:
    assert total([*days, *(day.taken_back() for day in days)]) == total([])


def test_retention_is_true_against_predicted_over_recalls() -> None:
    found = retention([recalled(0, 3, 4), on(1, recalls=6, recalled=6, expected_ppm=4_400_000)], MONDAY)
    assert (found.since, found.recalls, found.recalled, found.share) == (MONDAY, 10, 9, 0.9)
    assert found.expected == pytest.approx((3.6 + 4.4) / 10)


def test_answers_that_are_no_recalls_do_not_move_retention() -> None:
    assert retention([recalled(0, 3, 4), on(0, sure_wrong=50, met=20)]) == retention([recalled(0, 3, 4)])


def test_retention_is_unknown_where_nothing_was_recalled() -> None:
    found = retention([on(0, sure_right=9, met=9)])
    assert (found.share, found.expected, found.is_enough) == (None, None, False)


def test_retention_of_nothing_recalled_right_is_none_of_it_and_not_unknown() -> None:
    assert retention([recalled(0, 0, 4)]).share == 0.0


def test_twenty_recalls_are_enough_for_a_percent_sign() -> None:
    assert ENOUGH_RECALLS == 20
    assert not retention([recalled(0, 19, 19)]).is_enough
    assert retention([recalled(0, 19, 19), recalled(1, 0, 1)]).is_enough


def surprise_at(share: float) -> float:
    return retention([recalled(0, round(100 * share), 100)]).surprise


def test_retention_surprises_only_where_it_differs_from_what_was_predicted_by_more_than_chance() -> None:
    """Of 100 at nine in ten, two standard errors are 0.06."""
    assert surprise_at(0.83) == pytest.approx(-0.07)
    assert surprise_at(0.97) == pytest.approx(0.07)
    assert [surprise_at(share) for share in (0.85, 0.9, 0.95)] == [0.0, 0.0, 0.0]


def recalls(at_first: float, later: float, of: int = 400) -> Day:
    """As many recalls within the first days as after them, of which nine in ten were expected."""
    right = round(of * at_first), round(of * later)
    return on(
        0, recalls=2 * of, recalled=sum(right), expected_ppm=2 * of * 900_000,
        later_recalls=of, later_recalled=right[1], later_expected_ppm=of * 900_000,
    )  # fmt: skip


def test_who_recalls_as_predicted_forgets_as_predicted() -> None:
    assert forgetting([]) == Forgetting()
    found = forgetting([recalls(0.9, 0.9)])
    assert found.steep == pytest.approx(1.0, abs=0.01)
    assert found.goes_on == 1.0


def test_steepness_is_the_root_of_how_much_more_is_forgotten_than_predicted() -> None:
    assert forgetting([recalls(0.9**4, 0.9**4, of=10_000)]).steep == pytest.approx(2.0, abs=0.02)
    assert forgetting([recalls(0.0, 0.0)]).steep == forgetting([recalls(0.1, 0.1)]).steep == 2.0
    assert forgetting([recalls(1.0, 1.0, of=10_000)]).steep == 0.5


def test_forgetting_levels_off_where_it_starts_steep_and_is_less_so_later() -> None:
    assert forgetting([recalls(0.7, 0.85)]).levels_off
    assert not forgetting([recalls(0.85, 0.7)]).levels_off
    assert not forgetting([recalls(0.87, 0.9)]).levels_off
    assert not forgetting([recalls(0.7, 0.7)]).levels_off


def test_a_few_answers_say_little_of_how_somebody_forgets() -> None:
    few, many = (forgetting([recalls(0.5, 1.0, of=size)]) for size in (2, 200))
    assert 1.0 < few.steep < 1.15 < many.steep
    assert many.goes_on < 0.7 < few.goes_on < 1.0


def test_the_same_gap_surprises_over_many_recalls_and_not_over_few() -> None:
    assert retention([recalled(0, 16, 20)]).surprise == 0.0
    assert retention([recalled(0, 160, 200)]).surprise == pytest.approx(-0.1)


def test_nothing_surprises_where_nothing_was_recalled() -> None:
    assert retention([]).surprise == 0.0


def test_a_week_runs_from_monday_to_sunday() -> None:
    days = [recalled(-1, 1, 1), recalled(0, 2, 2), recalled(6, 3, 3), recalled(7, 4, 4)]
    found = retention_by_week(days, MONDAY + timedelta(days=9))
    assert [(week.since, week.recalls) for week in found] == [
        (MONDAY - timedelta(days=7), 1),
        (MONDAY, 5),
        (MONDAY + timedelta(days=7), 4),
    ]


@pytest.mark.parametrize("weekday", range(7))
def test_the_week_that_is_going_on_counts_on_each_of_its_days(weekday: int) -> None:
    found = retention_by_week([recalled(0, 1, 2)], MONDAY + timedelta(days=weekday))
    assert [(week.since, week.share) for week in found] == [(MONDAY, 0.5)]


def test_weeks_come_oldest_first_and_those_without_recalls_are_left_out() -> None:
    days = [recalled(-21, 1, 4), on(-14, sure_right=9), recalled(-2, 2, 4), recalled(0, 3, 4)]
    assert [week.share for week in retention_by_week(days, MONDAY)] == [0.25, 0.5, 0.75]
    assert retention_by_week([on(-14, sure_right=9)], MONDAY) == ()


def test_no_more_weeks_are_told_than_asked_for() -> None:
    days = [recalled(-7 * back, 1, 1) for back in range(20, -1, -1)]
    assert len(retention_by_week(days, MONDAY)) == 12
    assert [week.since for week in retention_by_week(days, MONDAY, weeks=2)] == [MONDAY - timedelta(days=7), MONDAY]


def test_certainty_is_told_for_sure_unsure_and_guessed_answers_in_this_order() -> None:
    days = [
        on(0, sure_right=8, sure_wrong=1, unsure_right=3, guess_wrong=2),
        on(1, sure_wrong=1, unsure_wrong=2, guess_right=1),
    ]
    assert certainty(days) == (
        Certainty(Confidence.SURE, 10, 8),
        Certainty(Confidence.UNSURE, 5, 3),
        Certainty(Confidence.GUESS, 3, 1),
    )


def test_a_confidence_that_was_never_given_is_left_out() -> None:
    assert certainty([on(0, guess_wrong=2)]) == (Certainty(Confidence.GUESS, 2, 0),)
    assert certainty([]) == ()


@pytest.mark.parametrize(
    ("offsets", "length"),
    [([], 0), ([4], 1), ([0, 1, 2], 3), ([0, 1, 3, 4, 5, 9], 3), ([0, 1, 2, 4, 5], 3), ([0, 2, 4], 1)],
)
def test_the_longest_streak_is_the_most_days_in_a_row(offsets: list[int], length: int) -> None:
    assert longest_streak(MONDAY + timedelta(days=offset) for offset in offsets) == length


def test_a_streak_runs_over_the_end_of_a_month_and_of_a_year() -> None:
    assert longest_streak(date(2026, 12, 30) + timedelta(days=days) for days in range(4)) == 4


def test_pace_is_the_median_answer_whatever_its_order() -> None:
    assert pace([], [40.0, 500.0, 10.0, 30.0, 20.0], 120.0, MONDAY).a_question == 30.0


def test_one_very_slow_answer_does_not_move_the_pace() -> None:
    assert pace([], [20.0, 20.0, 3600.0], None, MONDAY).a_question == 20.0


def test_there_is_no_pace_without_answers_and_no_allowance_without_an_exam() -> None:
    assert pace([], [], None, MONDAY) == Pace(0.0, 0, None, None, 0.0)


def test_time_is_summed_over_all_days_and_over_the_last_seven() -> None:
    seconds = {-7: 1000, -6: 200, 0: 30, 1: 4}
    found = pace([on(offset, milliseconds=1000 * spent) for offset, spent in seconds.items()], [], 120.0, MONDAY)
    assert (found.seconds, found.last_week) == (1234.0, 230.0)
    assert (found.days, found.allowance) == (4, 120.0)
