"""Wrong and lucky answers, read by what was chosen; right and sure ones cost nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from aws_quiz.core.confusion import Slip
from aws_quiz.core.review import Confidence, Review, Verdict
from aws_quiz.store.database import transaction
from aws_quiz.store.log import Log
from aws_quiz.store.reviews import append_review, insert_review, retract_review
from aws_quiz.store.sessions import Session
from aws_quiz.store.slips import LUCKY_GUESSES, Times, wrong_choices, wrongly_sure
from tests.builders import MOMENT, review

RETENTION = 0.9


def lucky_guesses(log: Log, since: date | None = None) -> dict[str, int]:
    """Concepts of which a guess was right, and how often."""
    return dict(log.db.execute(LUCKY_GUESSES, (since.isoformat() if since else "",)).fetchall())


READERS: dict[str, Callable[[Log], object]] = {
    "wrong choices": wrong_choices,
    "wrongly sure": wrongly_sure,
    "lucky guesses": lucky_guesses,
}
every_reader = pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())


def day(number: int) -> date:
    return MOMENT.date() + timedelta(days=number)


wrong = partial(review, verdict=Verdict.WRONG, response=("b",))
unsure = partial(review, confidence=Confidence.UNSURE)
guessed = partial(review, confidence=Confidence.GUESS)


def store(log: Log, session: Session, *answers: Review) -> None:
    for answer in answers:
        append_review(log, session, answer, RETENTION)


def test_wrong_answers_are_grouped_by_question_and_choice_with_their_newest_day(log: Log, session: Session) -> None:
    store(
        log,
        session,
        wrong(day=4),
        wrong(day=0),
        wrong(day=2, response=("c",)),
        wrong(day=3, question="s3-thing.2"),
        review(day=5),
        wrong("kms-thing", day=1, response=("a", "d")),
    )
    assert sorted(wrong_choices(log)) == [
        Slip("kms-thing", "kms-thing.1", ("a", "d"), 1, day(1)),
        Slip("s3-thing", "s3-thing.1", ("b",), 2, day(4)),
        Slip("s3-thing", "s3-thing.1", ("c",), 1, day(2)),
        Slip("s3-thing", "s3-thing.2", ("b",), 1, day(3)),
    ]


def test_the_most_frequent_choice_comes_first_then_the_newest_then_by_name(log: Log, session: Session) -> None:
    store(
        log,
        session,
        wrong("b-thing", day=1),
        wrong("a-thing", day=1, response=("c",)),
        wrong("a-thing", day=1, response=("b",)),
        wrong("new-thing", day=9),
        wrong("often-thing", day=0),
        wrong("often-thing", day=0),
    )
    order = [(slip.concept, slip.response) for slip in wrong_choices(log)]
    assert order == [
        ("often-thing", ("b",)),
        ("new-thing", ("b",)),
        ("a-thing", ("b",)),
        ("a-thing", ("c",)),
        ("b-thing", ("b",)),
    ]


def test_no_more_choices_are_read_than_asked_for_and_these_are_the_first(log: Log, session: Session) -> None:
    store(log, session, *(wrong(f"{name}-thing", day=at) for at, name in enumerate("abcd")))
    every = wrong_choices(log)
    assert len(every) == 4
    assert wrong_choices(log, most=2) == every[:2]
    assert wrong_choices(log, most=0) == []


def test_since_counts_only_that_day_and_later_ones(log: Log, session: Session) -> None:
    store(log, session, wrong(day=0), wrong(day=3), wrong(day=5), wrong("kms-thing", day=2))
    assert wrong_choices(log, day(3)) == [Slip("s3-thing", "s3-thing.1", ("b",), 2, day(5))]
    assert [slip.times for slip in wrong_choices(log, day(4))] == [1]
    assert wrong_choices(log, day(6)) == []


def test_an_answer_that_chose_nothing_was_taken_for_nothing(log: Log, session: Session) -> None:
    store(log, session, wrong(response=()), wrong("kms-thing", response=(), confidence=Confidence.GUESS))
    assert wrong_choices(log) == []


def test_a_wrong_guess_is_a_choice_too(log: Log, session: Session) -> None:
    store(log, session, wrong(confidence=Confidence.GUESS), guessed("kms-thing"))
    assert [slip.concept for slip in wrong_choices(log)] == ["s3-thing"]


def test_an_answer_that_was_taken_back_is_left_out_everywhere(log: Log, session: Session) -> None:
    first, second = wrong(day=0), wrong(day=1)
    lucky = guessed("kms-thing", day=1)
    store(log, session, first, second, lucky)
    retract_review(log, second, RETENTION)
    assert wrong_choices(log) == [Slip("s3-thing", "s3-thing.1", ("b",), 1, day(0))]
    assert wrongly_sure(log) == [Times("s3-thing", 1, day(0))]
    assert lucky_guesses(log) == {"kms-thing": 1}
    retract_review(log, first, RETENTION)
    retract_review(log, lucky, RETENTION)
    assert (wrong_choices(log), wrongly_sure(log), lucky_guesses(log)) == ([], [], {})


def test_who_was_sure_and_wrong_is_wrongly_sure_until_right_and_sure(log: Log, session: Session) -> None:
    store(log, session, wrong(day=0), wrong(day=2))
    held = [Times("s3-thing", 2, day(2))]
    assert wrongly_sure(log) == held
    for not_yet in (unsure(day=4), guessed(day=5), wrong(day=6, confidence=Confidence.UNSURE)):
        store(log, session, not_yet)
        assert wrongly_sure(log) == held
    put_right = review(day=7)
    store(log, session, put_right)
    assert wrongly_sure(log) == []
    retract_review(log, put_right, RETENTION)
    assert wrongly_sure(log) == held


def test_who_errs_again_is_wrongly_sure_again(log: Log, session: Session) -> None:
    store(log, session, wrong(day=0), review(day=2), wrong(day=5))
    assert [(one.concept, one.last) for one in wrongly_sure(log)] == [("s3-thing", day(5))]


def test_only_an_answer_given_sure_is_wrongly_sure(log: Log, session: Session) -> None:
    store(log, session, wrong(confidence=Confidence.UNSURE), wrong("kms-thing", confidence=Confidence.GUESS))
    assert wrongly_sure(log) == []


def test_misconceptions_come_with_the_newest_first_and_count_from_a_day_on(log: Log, session: Session) -> None:
    store(log, session, wrong("old", day=0), wrong("old", day=1), wrong("new", day=6), wrong("also-new", day=6))
    assert wrongly_sure(log) == [Times("also-new", 1, day(6)), Times("new", 1, day(6)), Times("old", 2, day(1))]
    assert wrongly_sure(log, day(1))[-1] == Times("old", 1, day(1))
    assert [one.concept for one in wrongly_sure(log, day(2))] == ["also-new", "new"]


def test_lucky_guesses_are_counted_by_concept_from_a_day_on(log: Log, session: Session) -> None:
    store(log, session, guessed(day=0), guessed(day=4, question="s3-thing.2"), guessed("kms-thing", day=2))
    assert lucky_guesses(log) == {"s3-thing": 2, "kms-thing": 1}
    assert lucky_guesses(log, day(2)) == {"s3-thing": 1, "kms-thing": 1}
    assert lucky_guesses(log, day(5)) == {}


def test_a_guess_that_was_wrong_was_not_lucky(log: Log, session: Session) -> None:
    store(log, session, guessed(), wrong("kms-thing", confidence=Confidence.GUESS), unsure("iam-thing"))
    assert lucky_guesses(log) == {"s3-thing": 1}


def statement(log: Log, read: Callable[[Log], object]) -> str:
    """The one statement that a reader puts to the store."""
    put: list[str] = []
    log.db.set_trace_callback(put.append)
    read(log)
    log.db.set_trace_callback(None)
    (only,) = put
    return only


@every_reader
def test_slips_are_read_from_their_own_index_and_nothing_else_of_the_answers(
    log: Log, session: Session, read: Callable[[Log], object]
) -> None:
    plan = [row[3] for row in log.db.execute(f"EXPLAIN QUERY PLAN {statement(log, read)}")]
    assert [step for step in plan if "review" in step] == ["SCAN review USING COVERING INDEX review_slip"]


def steps(log: Log, read: Callable[[Log], object]) -> int:
    """How many instructions SQLite takes for a reader."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    log.db.set_progress_handler(step, 1)
    read(log)
    log.db.set_progress_handler(None, 1)
    return taken


@every_reader
def test_answers_that_are_right_and_no_guess_cost_slips_nothing(
    log: Log, session: Session, read: Callable[[Log], object]
) -> None:
    store(log, session, wrong(day=0), guessed("kms-thing", day=0))
    before = steps(log, read)
    with transaction(log.db):
        for number in range(300):
            insert_review(log, review(f"thing-{number % 7}", day=1))
            insert_review(log, unsure(f"thing-{number % 7}", day=1))
    assert steps(log, read) == before
    store(log, session, wrong("iam-thing"))
    assert steps(log, read) > before
