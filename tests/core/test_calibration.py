"""How FSRS's chances of recall go over into what is known."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.habits import Day
from aws_quiz.core.standing.calibration import FLATTEST, LEAST, STEEPEST, Calibration, calibration
from aws_quiz.core.standing.cells import NOTHING_SHOWN, Shown

TODAY = date(2026, 11, 21)
RECALLS = st.floats(0, 1)
SLOPES = st.floats(FLATTEST, STEEPEST)


def asked(count: int, carried: float, slope: float, luck: float = 0.0, guessed: float = 0.0) -> Day:
    """So many recalls at R from a half to nearly one, known as `carried` and `slope` have it.

    Who does not know says so with the chance `guessed`, else answers right with the chance `luck`.
    """
    rng, sums = Random(1), [0] * 7
    for _ in range(count):
        ppm = rng.randint(500_000, 990_000)
        known = rng.random() < carried * Calibration(slope).of(ppm / 1e6)
        guess = not known and rng.random() < guessed
        right = not guess and (known or rng.random() < luck)
        wrong = not guess and not right
        for at, one in enumerate((1, right, ppm, right * ppm, wrong, wrong * ppm, round(ppm * ppm / 1e6))):
            sums[at] += int(one)
    recalls, recalled, expected, recalled_ppm, mistaken, mistaken_ppm, squared = sums
    return Day(
        TODAY, recalls=recalls, recalled=recalled, expected_ppm=expected, recalled_ppm=recalled_ppm, mistaken=mistaken,
        mistaken_ppm=mistaken_ppm, squared_ppm=squared,
    )  # fmt: skip


def test_before_any_answer_recall_is_taken_as_it_is() -> None:
    assert calibration([]).slope == pytest.approx(1)


@pytest.mark.parametrize("slope", [0.6, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("carried", [0.6, 0.9])
def test_many_answers_tell_how_much_more_steeply_what_is_known_falls(slope: float, carried: float) -> None:
    assert calibration([asked(5_000, carried, slope)], luck=0.0).slope == pytest.approx(slope, abs=0.2)


@pytest.mark.parametrize("guessed", [0.0, 0.5])
def test_luck_makes_no_slope(guessed: float) -> None:
    lucky = calibration([asked(5_000, 0.8, 1.6, luck=0.28, guessed=guessed)], luck=0.28)
    assert lucky.slope == pytest.approx(1.6, abs=0.2)


def test_a_few_answers_tell_little() -> None:
    few, many = (calibration([asked(count, 0.9, 2.2)], luck=0.0).slope for count in (10, 2_000))
    assert 0.8 < few < 1.5 < many


def test_days_count_together() -> None:
    day = asked(100, 0.8, 1.5)
    assert calibration([day, day]) == calibration([asked(0, 0.8, 1.5), day, day])


@given(SLOPES, RECALLS)
def test_what_is_recalled_lies_between_none_and_all_and_all_is_all(slope: float, recall: float) -> None:
    by = Calibration(slope)
    assert LEAST * recall <= by.of(recall) <= 1
    assert by.of(1.0) == 1
    assert by.of(0.0) == pytest.approx(max(1 - slope, 0))


@given(RECALLS, RECALLS, SLOPES)
def test_what_is_recalled_better_is_known_better(one: float, other: float, slope: float) -> None:
    worse, better = sorted((one, other))
    assert Calibration(slope).of(worse) <= Calibration(slope).of(better)


@given(RECALLS)
def test_a_slope_of_one_changes_nothing(recall: float) -> None:
    assert Calibration().of(recall) == pytest.approx(recall)


def test_all_sums_of_recall_are_calibrated_by_what_they_sum_over() -> None:
    shown = Shown(
        met=10, recall=8.0, met_share=5.0, recall_share=4.0, later=4.0, expected=3.0, mock_right=3.0, mock_wrong=2.0,
        mock_new_right=1.0, mock_new_wrong=1.0, mock_expected=2.5,
    )  # fmt: skip
    twice = shown.calibrated(Calibration(2.0))
    assert (twice.recall, twice.recall_share, twice.expected, twice.mock_expected) == (6.0, 3.0, 2.0, 2.0)
    assert NOTHING_SHOWN.calibrated(Calibration(2.0)) == NOTHING_SHOWN
