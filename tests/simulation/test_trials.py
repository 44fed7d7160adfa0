"""Forecasts and rankings hold against simulated learners; `python -m tests.simulation` gives figures of many more."""

from __future__ import annotations

from statistics import mean

import pytest

from tests.simulation.trials import (
    Trial,
    Trials,
    World,
    brier,
    forecast_trials,
    rank_correlation,
    rankings,
    shipped_world,
)

LEARNERS = 200

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world() -> World:
    return shipped_world()


@pytest.fixture(scope="module")
def trials(world: World) -> Trials:
    return forecast_trials(world, LEARNERS, seed=3)


@pytest.mark.parametrize("when", Trials._fields)
def test_the_range_holds_the_result_of_about_eight_in_ten(trials: Trials, when: str) -> None:
    inside = mean(trial.inside for trial in getattr(trials, when))
    # Two standard errors of 200 learners around 75 to 85 %, which a thousand keep.
    assert 0.69 <= inside <= 0.90


@pytest.mark.parametrize("when", Trials._fields)
def test_the_chance_to_pass_beats_the_last_mock_and_the_per_cent_correct(trials: Trials, when: str) -> None:
    mine: list[Trial] = getattr(trials, when)
    came = [trial.passed for trial in mine]
    assert 0.1 < mean(came) < 0.9
    ours = brier([trial.forecast.p_pass for trial in mine], came)
    for rival in mine[0].rivals:
        assert ours < brier([trial.rivals[rival] for trial in mine], came), rival


def test_a_chance_that_is_said_to_be_low_seldom_comes_and_a_high_one_mostly(trials: Trials) -> None:
    low = [trial.passed for trial in trials.tomorrow if trial.forecast.p_pass < 0.2]
    high = [trial.passed for trial in trials.tomorrow if trial.forecast.p_pass > 0.8]
    assert len(low) >= 20
    assert mean(low) < 0.25
    assert len(high) >= 20
    assert mean(high) > 0.7


def test_topics_are_ranked_better_than_by_per_cent_correct_and_better_with_every_answer(world: World) -> None:
    found = rankings(world, 40, seed=5)
    (at_100, plain_100), (at_300, plain_300), (at_1000, plain_1000) = found.values()
    assert at_100 < at_300 < at_1000
    assert at_100 > plain_100 - 0.02
    assert at_300 > plain_300
    assert at_1000 > plain_1000 + 0.05


def test_equal_ranks_are_shared_and_what_does_not_vary_correlates_with_nothing() -> None:
    assert rank_correlation([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1)
    assert rank_correlation([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert rank_correlation([1, 1, 2, 3], [1, 1, 2, 3]) == pytest.approx(1)
    assert rank_correlation([1, 1, 1], [1, 2, 3]) == 0
