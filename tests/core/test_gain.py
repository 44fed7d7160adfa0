"""What asking a concept now is worth on the day of the exam."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.growth import Curve, Strength
from aws_quiz.core.memory.habits import Forgetting
from aws_quiz.core.memory.review import Rating
from aws_quiz.core.planning.exams_ahead import Ahead
from aws_quiz.core.planning.gain import (
    BROAD,
    Field,
    Gain,
    Held,
    Learner,
    Outlook,
    Unmet,
    Upkeep,
    fill,
    in_acts,
    steep_until,
    upkeep_while_far,
)


def held(stability: float = 10.0, days_ago: int = 5, weight: float = 1.0, concept: str = "a") -> Held:
    return Held(concept, "s3", weight, Strength(stability, 5.0), days_ago)


def unmet(known: float = 0.3, weight: float = 1.0) -> Unmet:
    return Unmet("new", "s3", weight, known, known + (1 - known) * 0.28)


@pytest.mark.parametrize("days", [1, 10, 60])
def test_a_first_meeting_gains_the_more_the_less_is_known_before(days: int) -> None:
    gains = [Outlook(days).of_meeting(unmet(known)).gain for known in (0.0, 0.2, 0.4, 0.6, 0.8)]
    assert all(more > less > 0 for more, less in pairwise(gains))


def test_what_was_just_reviewed_gains_less_than_what_was_reviewed_long_ago() -> None:
    assert Outlook(20).of_review(held(days_ago=1)).gain < Outlook(20).of_review(held(days_ago=15)).gain


def test_what_is_held_firmly_can_wait() -> None:
    assert Outlook(20).of_review(held(stability=300)).gain < Outlook(20).of_review(held(stability=8)).gain


def test_a_new_concept_goes_before_a_review_of_the_same_weight() -> None:
    outlook = Outlook(30)
    assert outlook.of_meeting(unmet()).rate > outlook.of_review(held()).rate


def test_who_forgets_more_steeply_gains_less_from_a_first_meeting_and_more_from_a_review_of_what_fades() -> None:
    usual, steep = Outlook(30), Outlook(30, steep=2.0)
    assert steep.of_meeting(unmet()).gain < usual.of_meeting(unmet()).gain
    firm = held(stability=60, days_ago=30)
    assert steep.of_review(firm).gain > usual.of_review(firm).gain


def test_how_steeply_somebody_forgets_counts_in_full_near_the_exam_and_hardly_months_before() -> None:
    assert [steep_until(days, 2.0) for days in (1, 14)] == [2.0, 2.0]
    assert 1.0 < steep_until(140, 2.0) < steep_until(28, 2.0) < 2.0
    assert steep_until(140, 0.5) > steep_until(28, 0.5) > 0.5


def test_weight_counts_in_proportion() -> None:
    outlook = Outlook(30)
    assert outlook.of_review(held(weight=3.0)).gain == pytest.approx(3 * outlook.of_review(held()).gain)


def test_a_repeat_within_a_sitting_gains_less_than_a_tenth_of_a_first_meeting() -> None:
    outlook, missed = Outlook(30), Held("a", "s3", 1.0, Curve().first(Rating.AGAIN), 0)
    assert outlook.of_review(missed).gain < outlook.of_meeting(unmet()).gain / 10


def test_the_minutes_go_to_the_largest_gains_for_what_they_cost() -> None:
    gains = [Gain("dear", "s3", 0.9, 2.0), Gain("cheap", "s3", 0.5, 1.0, 0.5), Gain("poor", "s3", 0.1, 1.0, 0.5)]
    assert [gain.concept for gain in fill(gains, 2.0)] == ["cheap", "dear"]
    assert [gain.concept for gain in fill(gains, 1.0)] == ["cheap"]


def test_minutes_are_filled_with_what_gains_nothing_where_there_is_nothing_else() -> None:
    assert [gain.concept for gain in fill([Gain("a", "s3", -0.1, 1.0, 1.0)], 5.0)] == ["a"]


def test_an_exam_is_far_while_the_minutes_go_through_all_of_it_several_times_for_two_weeks_at_least() -> None:
    ahead = [upkeep_while_far([10.0] * days, 100, 50, Learner()) for days in (0, 10, 25, 26, 75)]
    assert ahead == [None, None, None, Upkeep(0.9, 0.3), Upkeep(0.9, 0.1)]
    assert upkeep_while_far([500.0] * 13, 100, 50, Learner()) is None


@pytest.mark.parametrize(
    ("forgetting", "share"),
    [(Forgetting(1.4, 0.9), BROAD), (Forgetting(1.4, 1.1), 0.1), (Forgetting(1.1, 0.9), 0.1), (Forgetting(), 0.1)],
)
def test_who_forgets_steeply_at_first_and_little_after_meets_more_while_an_exam_is_far(
    forgetting: Forgetting, share: float
) -> None:
    learner = Learner(forgetting=forgetting, retention=0.85)
    assert upkeep_while_far([10.0] * 75, 100, 50, learner) == Upkeep(0.85, share)
    assert upkeep_while_far([10.0] * 20, 100, 50, learner) is None


def test_while_an_exam_is_far_what_fades_goes_first_beside_a_share_of_what_is_new() -> None:
    fading = [Gain(f"f{number}", "s3", 0.01 * number, 1.0, number / 20) for number in range(10)]
    firm = [Gain(f"h{number}", "s3", 0.8, 1.0, 0.95) for number in range(10)]
    new = [Gain(f"n{number}", "s3", 0.4, 1.5) for number in range(10)]
    far = [gain.concept for gain in fill([*firm, *new, *fading], 10.0, Upkeep(0.9, 0.3))]
    assert far == ["n0", "n1", "f0", "f1", "f2", "f3", "f4", "f5", "f6"]
    assert {gain.concept[0] for gain in fill([*firm, *new, *fading], 10.0)} == {"h"}
    assert [gain.concept for gain in fill([*firm, *fading], 3.0, Upkeep(0.9, 0.3))] == ["f0", "f1", "f2"]
    assert {gain.concept[0] for gain in fill([*firm, *new], 15.0, Upkeep(0.9, 0.3))} == {"n"}


sittings = st.lists(
    st.builds(
        Gain,
        st.uuids().map(str),
        st.just("s3"),
        st.floats(-0.1, 1.0),
        st.just(1.0),
        st.none() | st.floats(0.0, 1.0),
    ),
    max_size=40,
    unique_by=lambda gain: gain.concept,
)


@given(sittings, st.integers(0, 50), st.floats(0.0, 0.5))
def test_a_far_exam_changes_what_comes_first_and_leaves_no_minute_unused(
    gains: list[Gain], room: int, share: float
) -> None:
    far = fill(gains, float(room), Upkeep(0.9, share))
    assert len(far) == len(fill(gains, float(room))) == min(room, len(gains))
    new = sum(gain.is_new for gain in gains)
    assert sum(gain.is_new for gain in far) >= min(new, int(share * room))


def test_a_drill_opens_with_what_is_held_best_and_asks_everything_once() -> None:
    reviews = [Gain(f"r{number}", f"topic-{number % 3}", 0.1, 1.0, number / 20) for number in range(16)]
    new = [Gain(f"n{number}", f"topic-{number % 3}", 0.4) for number in range(8)]
    turns = in_acts([*new, *reviews])
    assert {turn.concept for turn in turns[:3]} == {"r15", "r14", "r13"}
    assert not any(turn.is_new for turn in turns[-3:])
    assert sorted(turn.concept for turn in turns) == sorted(gain.concept for gain in (*reviews, *new))
    assert sum(one.topic == other.topic for one, other in pairwise(turns)) <= 3


weights = st.floats(0.0, 1.0)
lengths = st.integers(1, 120)


@given(weights, lengths, weights, lengths, st.floats(0.01, 1.0))
def test_what_serves_several_exams_counts_for_each(
    weight: float, days: int, other: float, later: int, urgency: float
) -> None:
    both = Outlook(days, others=(Ahead(later, urgency),))
    met, new = held(weight=weight)._replace(others=(other,)), unmet(weight=weight)._replace(others=(other,))
    apart = Outlook(days), Outlook(later)
    review = apart[0].of_review(held(weight=weight)).gain + urgency * apart[1].of_review(held(weight=other)).gain
    meeting = apart[0].of_meeting(unmet(weight=weight)).gain + urgency * apart[1].of_meeting(unmet(weight=other)).gain
    assert both.of_review(met).gain == pytest.approx(review)
    assert both.of_meeting(new).gain == pytest.approx(meeting)


@given(weights, lengths, lengths)
def test_an_exam_that_does_not_ask_a_concept_changes_nothing(weight: float, days: int, later: int) -> None:
    beside, alone = Outlook(days, others=(Ahead(later),)), Outlook(days)
    one = held(weight=weight)
    assert beside.of_review(one._replace(others=(0.0,))) == alone.of_review(one)
    new = unmet(weight=weight)
    assert beside.of_meeting(new._replace(others=(0.0,))) == alone.of_meeting(new)


def test_what_only_an_exam_asks_that_has_passed_is_not_asked() -> None:
    field = Field([held(weight=0.0)._replace(others=(1.0,))], [unmet()._replace(others=(1.0,))])
    gains = field.gains(Outlook(20, others=(Ahead(1, 0.0),)), 1.3)
    assert [gain.concept for gain in gains] == ["new"]
