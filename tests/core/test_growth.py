"""The formulas agree with the library that carries the log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.memory.growth import WEIGHTS, Curve, Strength
from aws_quiz.core.memory.memory import step
from aws_quiz.core.memory.review import Confidence, Rating, Verdict, rating_for
from tests.builders import review

ANSWERS = st.lists(st.tuples(st.booleans(), st.sampled_from(Confidence), st.integers(0, 200)), min_size=1, max_size=8)


@given(ANSWERS)
def test_any_answers_leave_what_the_library_makes_of_them(answers: list[tuple[bool, Confidence, int]]) -> None:
    curve, day = Curve(), date(2026, 11, 21)
    held: Strength | None = None
    memory = None
    for right, confidence, days in answers:
        day += timedelta(days=days)
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        given_ = review(verdict=verdict, confidence=confidence, study_day=day)
        apart = (day - memory.last_day).days if memory else 0
        memory = step(memory, given_)
        held = curve.first(rating_for(given_)) if held is None else curve.again(held, rating_for(given_), apart)
        assert held == pytest.approx((memory.stability, memory.difficulty))


def test_the_weights_are_those_of_the_library_and_the_curve_is_the_one_of_the_forecasts() -> None:
    import fsrs

    assert pytest.approx(fsrs.Scheduler().parameters) == WEIGHTS
    for days in (0, 1, 5, 80):
        assert Curve().recall(3.0, days) == pytest.approx(retrievability(3.0, days))


def test_a_first_answer_that_was_wrong_leaves_less_than_a_right_one() -> None:
    assert Curve().first(Rating.AGAIN).stability < Curve().first(Rating.GOOD).stability
