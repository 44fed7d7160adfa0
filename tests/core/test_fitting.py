"""Parameters fitted to one learner's answers, and when they are taken."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import fsrs.scheduler
import pytest

from aws_quiz.core.memory.fitting import ENOUGH, Answer, fitted, histories, log_loss, nearby, until, within_bounds
from aws_quiz.core.memory.growth import LOWER, UPPER, WEIGHTS, Curve
from aws_quiz.core.memory.review import Confidence, Rating
from tests.builders import review as make_review


def played(parameters: tuple[float, ...], concepts: int = 150, seed: int = 1) -> list[tuple[Answer, ...]]:
    """Histories of somebody who remembers by these parameters, in the order of days."""
    chance, curve = Random(seed), Curve(parameters)
    found, at = [], 0
    for _ in range(concepts):
        rating = Rating.GOOD if chance.random() < 0.4 else Rating.AGAIN
        strength, history = curve.first(rating), [Answer(rating, 0, at)]
        for _ in range(9):
            at += 1
            days = chance.randint(1, 12)
            rating = Rating.GOOD if chance.random() < curve.recall(strength.stability, days) else Rating.AGAIN
            strength = curve.again(strength, rating, days)
            history.append(Answer(rating, days, at))
        at += 1
        found.append(tuple(history))
    return found


FORGETFUL = (0.02, 0.05, 0.1, *WEIGHTS[3:8], 1.0, *WEIGHTS[9:])


def test_bounds_are_those_of_the_library() -> None:
    assert fsrs.scheduler.LOWER_BOUNDS_PARAMETERS == LOWER
    assert fsrs.scheduler.UPPER_BOUNDS_PARAMETERS == UPPER


def test_somebody_who_forgets_faster_is_predicted_better_by_a_fit() -> None:
    found = fitted(played(FORGETFUL))
    assert found is not None
    assert found.is_better
    assert found.loss_after < found.loss_before
    assert found.parameters[:3] < WEIGHTS[:3]
    fsrs.Scheduler(parameters=found.parameters)


def test_somebody_as_fsrs_expects_keeps_the_parameters() -> None:
    found = fitted(played(WEIGHTS, concepts=300))
    assert found is not None
    assert not found.is_better


def test_few_answers_are_not_fitted() -> None:
    assert fitted(played(FORGETFUL, concepts=ENOUGH // 10 - 1)) is None


def test_answers_of_one_day_alone_are_not_fitted() -> None:
    same_day = [(Answer(Rating.GOOD, 0, at * 2), Answer(Rating.GOOD, 0, at * 2 + 1)) for at in range(ENOUGH)]
    assert fitted(same_day) is None


def test_a_fit_predicts_what_it_was_fitted_to_no_worse_than_the_defaults() -> None:
    found = played(FORGETFUL)
    assert log_loss(found, nearby(found)) <= log_loss(found, WEIGHTS)


def test_what_is_kept_back_is_not_fitted_to() -> None:
    found = played(WEIGHTS, concepts=20)
    kept = until(found, 100)
    assert max(answer.at for history in kept for answer in history) == 99
    whole, count = log_loss(found, WEIGHTS)
    early, some = log_loss(kept, WEIGHTS)
    late, rest = log_loss(found, WEIGHTS, since=100)
    assert early + late == pytest.approx(whole)
    assert some + rest == count


def test_a_hopeless_fit_is_not_taken() -> None:
    found = fitted(played(WEIGHTS), fit=lambda histories: FORGETFUL)
    assert found is not None
    assert not found.is_better


def test_histories_follow_the_log_and_count_days() -> None:
    first = make_review("a", confidence=Confidence.SURE)
    later = first._replace(
        id=f"{first.id}1", study_day=first.study_day + timedelta(days=3), confidence=Confidence.GUESS
    )
    (history,) = histories([later, first])
    assert history == (Answer(Rating.GOOD, 0, 0), Answer(Rating.AGAIN, 3, 1))


def test_a_mock_that_was_not_gone_through_teaches_nothing() -> None:
    assert histories([make_review("a")._replace(in_mock=True)]) == []


def test_parameters_are_held_within_bounds() -> None:
    assert within_bounds([1e9] * 21) == UPPER
    assert within_bounds([-1e9] * 21) == LOWER
