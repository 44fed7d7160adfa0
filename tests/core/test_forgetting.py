from __future__ import annotations

from itertools import pairwise

import pytest

from aws_quiz.core.memory.forgetting import retrievability

STABILITIES = [0.3, 8.0, 400.0]


@pytest.mark.parametrize("stability", STABILITIES)
def test_recall_is_certain_at_once_and_nine_in_ten_after_as_many_days_as_the_stability(stability: float) -> None:
    assert retrievability(stability, 0) == 1.0
    assert retrievability(stability, stability) == pytest.approx(0.9)


@pytest.mark.parametrize("stability", STABILITIES)
def test_recall_falls_with_every_day_ever_more_slowly_and_never_to_nothing(stability: float) -> None:
    curve = [retrievability(stability, days) for days in range(0, 4000, 37)]
    lost = [earlier - later for earlier, later in pairwise(curve)]
    assert all(later < earlier for earlier, later in pairwise(lost))
    assert lost[-1] > 0
    assert curve[-1] > 0


def test_what_is_more_stable_is_recalled_better_on_every_day() -> None:
    for days in (1, 10, 100, 1000):
        chances = [retrievability(stability, days) for stability in STABILITIES]
        assert chances == sorted(chances)
        assert len(set(chances)) == len(chances)


def test_only_the_ratio_of_days_to_stability_counts() -> None:
    assert retrievability(2.5, 10) == pytest.approx(retrievability(50, 200))


def test_a_day_before_the_review_counts_as_its_own() -> None:
    assert retrievability(5.0, -2) == 1.0
