from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.forgetting import DECAY, retrievability
from aws_quiz.core.memory.memory import Memory, step
from aws_quiz.core.memory.review import Confidence, Rating, Review, Verdict, rating_for
from aws_quiz.core.memory.scheduling import USUAL, Scheduling
from aws_quiz.core.memory.trace import fold_log
from tests.builders import review
from tests.strategies import logs


def fold(log: list[Review], scheduling: Scheduling = USUAL) -> dict[str, Memory]:
    """What is remembered of every concept after a log."""
    return {concept: trace.memory for concept, trace in fold_log(log, scheduling).traces.items()}


@pytest.mark.parametrize(
    ("verdict", "confidence", "rating"),
    [
        (Verdict.RIGHT, Confidence.SURE, Rating.GOOD),
        (Verdict.RIGHT, Confidence.UNSURE, Rating.HARD),
        (Verdict.RIGHT, Confidence.GUESS, Rating.AGAIN),
        (Verdict.WRONG, Confidence.SURE, Rating.AGAIN),
        (Verdict.WRONG, Confidence.UNSURE, Rating.AGAIN),
        (Verdict.WRONG, Confidence.GUESS, Rating.AGAIN),
    ],
)
def test_what_an_answer_says_about_memory(verdict: Verdict, confidence: Confidence, rating: Rating) -> None:
    assert rating_for(review(verdict=verdict, confidence=confidence)) is rating


def test_an_answer_faster_than_the_text_can_be_read_is_not_good() -> None:
    assert rating_for(review(words=90, seconds=5.9)) is Rating.HARD
    assert rating_for(review(words=90, seconds=6.0)) is Rating.GOOD


def test_an_answer_without_a_known_time_counts_as_read() -> None:
    assert rating_for(review(words=90, seconds=None)) is Rating.GOOD


def test_right_and_sure_answers_on_their_days_grow_the_interval() -> None:
    memory, day, intervals = None, 0, []
    for _ in range(5):
        memory = step(memory, review(day=day))
        intervals.append((memory.due_day - memory.last_day).days)
        day += intervals[-1]
    assert intervals == [2, 11, 46, 163, 497]


def test_a_miss_brings_the_concept_back_within_two_days_and_counts_as_a_lapse() -> None:
    learnt = fold([review(day=0), review(day=2)])["s3-thing"]
    missed = step(learnt, review(day=13, verdict=Verdict.WRONG))
    assert (missed.due_day - missed.last_day).days == 2
    assert (missed.lapses, missed.reviews, missed.last_right) == (1, 3, False)


def test_a_first_answer_that_is_wrong_is_no_lapse() -> None:
    assert step(None, review(verdict=Verdict.WRONG)).lapses == 0


def test_evening_and_morning_are_two_days_because_the_study_day_counts() -> None:
    evening = review(answered_at=datetime(2026, 11, 21, 22, tzinfo=UTC), study_day=date(2026, 11, 21))
    morning = review(answered_at=datetime(2026, 11, 22, 7, tzinfo=UTC), study_day=date(2026, 11, 22))
    same_day = review(answered_at=datetime(2026, 11, 21, 23, tzinfo=UTC), study_day=date(2026, 11, 21))
    assert fold([evening, morning])["s3-thing"].stability > fold([evening, same_day])["s3-thing"].stability


def test_the_due_day_follows_the_desired_retention() -> None:
    log = [review(day=0), review(day=2)]
    assert fold(log, Scheduling(0.95))["s3-thing"].due_day < fold(log, Scheduling(0.9))["s3-thing"].due_day


@given(st.floats(0.05, 5000), st.integers(0, 4000))
def test_the_forgetting_curve_is_that_of_the_library(stability: float, days: int) -> None:
    then = datetime(2026, 1, 1, tzinfo=UTC)
    card = fsrs.Card(card_id=1, state=fsrs.State.Review, stability=stability, difficulty=5, due=then, last_review=then)
    scheduler = fsrs.Scheduler()
    assert scheduler.parameters[20] == DECAY
    expected = scheduler.get_card_retrievability(card, then + timedelta(days=days))
    assert retrievability(stability, days) == pytest.approx(expected, rel=1e-9)


@given(logs(), st.randoms(use_true_random=False))
def test_a_log_gives_the_same_memory_in_whatever_order_it_arrives(log: list[Review], chance: object) -> None:
    shuffled = list(log)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(log)


@given(logs())
def test_taking_the_last_answer_back_is_as_if_it_had_never_been_given(log: list[Review]) -> None:
    ordered = sorted(log, key=lambda answer: answer.id)
    for length in range(len(ordered)):
        prefix = fold(ordered[:length])
        answer = ordered[length]
        assert fold(ordered[: length + 1]) == {**prefix, answer.concept: step(prefix.get(answer.concept), answer)}
