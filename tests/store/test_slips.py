"""Wrong answers, read by what was chosen, and what is held wrongly; right answers cost nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.standing.confusion import Slip
from aws_quiz.store.database import transaction
from aws_quiz.store.log import Log
from aws_quiz.store.marks import set_suspended
from aws_quiz.store.reviews import append_review, insert_review, retract_review
from aws_quiz.store.sessions import Session
from aws_quiz.store.slips import Times, wrong_and_sure, wrong_choices, wrongly_sure_concepts
from tests.builders import MOMENT, review

SCHEDULING = Scheduling()


def day(number: int) -> date:
    return MOMENT.date() + timedelta(days=number)


wrong = partial(review, verdict=Verdict.WRONG, response=("b",))
unsure = partial(review, confidence=Confidence.UNSURE)
guessed = partial(review, confidence=Confidence.GUESS)


def wrongly_sure(log: Log, since: date | None = None) -> list[Times]:
    """What is held wrongly, with how often and when it was answered so."""
    return list(wrong_and_sure(log, wrongly_sure_concepts(log), since))


def store(log: Log, session: Session, *answers: Review) -> None:
    for answer in answers:
        append_review(log, session, answer, SCHEDULING)


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
    store(log, session, first, second)
    retract_review(log, second, SCHEDULING)
    assert wrong_choices(log) == [Slip("s3-thing", "s3-thing.1", ("b",), 1, day(0))]
    assert wrongly_sure(log) == [Times("s3-thing", 1, day(0))]
    retract_review(log, first, SCHEDULING)
    assert (wrong_choices(log), wrongly_sure(log)) == ([], [])
    assert list(wrong_and_sure(log, ["s3-thing"])) == []


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
    retract_review(log, put_right, SCHEDULING)
    assert wrongly_sure(log) == held


def test_who_errs_again_is_wrongly_sure_again(log: Log, session: Session) -> None:
    store(log, session, wrong(day=0), review(day=2), wrong(day=5))
    assert [(one.concept, one.last) for one in wrongly_sure(log)] == [("s3-thing", day(5))]


def test_only_an_answer_given_sure_is_wrongly_sure(log: Log, session: Session) -> None:
    store(log, session, wrong(confidence=Confidence.UNSURE), wrong("kms-thing", confidence=Confidence.GUESS))
    assert wrongly_sure(log) == []


def test_what_is_held_wrongly_comes_by_its_last_answer_the_newest_first_then_by_name(
    log: Log, session: Session
) -> None:
    store(log, session, wrong("old", day=0), wrong("old", day=1), wrong("new", day=6), wrong("also-new", day=6))
    assert wrongly_sure_concepts(log) == ["also-new", "new", "old"]
    assert wrongly_sure(log) == [Times("also-new", 1, day(6)), Times("new", 1, day(6)), Times("old", 2, day(1))]
    # An unsure answer puts nothing right, but it brings the concept to the fore again.
    store(log, session, unsure("old", day=8))
    assert wrongly_sure_concepts(log) == ["old", "also-new", "new"]


def test_what_is_suspended_is_left_out_until_it_is_resumed(log: Log, session: Session) -> None:
    store(log, session, wrong("old", day=0), wrong("new", day=6))
    set_suspended(log, "new", suspended=True)
    assert wrongly_sure_concepts(log) == ["old"]
    set_suspended(log, "new", suspended=False)
    assert wrongly_sure_concepts(log) == ["new", "old"]


def test_wrong_and_sure_answers_are_counted_in_the_order_asked_for_from_a_day_on(log: Log, session: Session) -> None:
    store(log, session, wrong("old", day=0), wrong("old", day=3), unsure("old", day=5), wrong("new", day=6))
    store(log, session, wrong("new", day=7, confidence=Confidence.UNSURE), review("right", day=7))
    asked = ["old", "right", "new", "never-met"]
    assert list(wrong_and_sure(log, asked)) == [Times("old", 2, day(3)), Times("new", 1, day(6))]
    assert list(wrong_and_sure(log, asked, day(3))) == [Times("old", 1, day(3)), Times("new", 1, day(6))]
    assert list(wrong_and_sure(log, asked, day(4))) == [Times("new", 1, day(6))]
    assert list(wrong_and_sure(log, asked, day(7))) == []


def test_no_more_concepts_are_counted_than_somebody_takes(log: Log, session: Session) -> None:
    store(log, session, wrong("old", day=0), wrong("new", day=6))
    put: list[str] = []

    def asked() -> Iterable[str]:
        for concept in ("old", "new"):
            put.append(concept)
            yield concept

    assert next(wrong_and_sure(log, asked())) == Times("old", 1, day(0))
    assert put == ["old"]


def test_wrong_choices_are_read_from_their_own_index(log: Log) -> None:
    put: list[str] = []
    log.db.set_trace_callback(put.append)
    wrong_choices(log)
    log.db.set_trace_callback(None)
    (only,) = put
    plan = [row[3] for row in log.db.execute(f"EXPLAIN QUERY PLAN {only}")]
    assert [step for step in plan if "review" in step and "retraction" not in step] == [
        "SCAN review USING COVERING INDEX review_slip"
    ]


def steps(log: Log) -> int:
    """How many instructions SQLite takes to read wrong choices."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    log.db.set_progress_handler(step, 1)
    wrong_choices(log)
    log.db.set_progress_handler(None, 1)
    return taken


def test_answers_that_are_right_cost_wrong_choices_nothing(log: Log, session: Session) -> None:
    store(log, session, wrong(day=0), guessed("kms-thing", day=0))
    before = steps(log)
    with transaction(log.db):
        for number in range(300):
            for right in (review, unsure, guessed):
                insert_review(log, right(f"thing-{number % 7}", day=1))
    assert steps(log) == before
    store(log, session, wrong("iam-thing"))
    assert steps(log) > before
