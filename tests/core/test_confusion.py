"""Slips added up: which thing is taken for which, how often, and where."""

from __future__ import annotations

from datetime import date, timedelta

from aws_quiz.core.content.question import MultipleChoice, Option, Question, SingleChoice
from aws_quiz.core.content.terms import Term, Vocabulary
from aws_quiz.core.standing.confusion import MOST_SLIPS, Confusion, Slip, confusions
from tests.builders import question

TODAY = date(2026, 11, 21)
VOCABULARY = Vocabulary([Term(name) for name in ("SQS", "SNS", "EventBridge", "Kinesis")])


def asking(id: str, *, right: str, **texts: str) -> Question:
    """A question with an option for each text, of which those in `right` are right."""
    options = tuple(Option(key, text, "", key in right) for key, text in texts.items())
    body = SingleChoice(options) if len(right) == 1 else MultipleChoice(options)
    return question(id, body=body)


QUESTIONS = {
    made.id: made
    for made in (
        asking("fan-out.1", right="a", a="An SNS topic", b="An SQS queue", c="A cron job", d="A Kinesis stream"),
        asking("push.1", right="b", a="Amazon SQS", b="Amazon SNS", c="EventBridge", d="Nothing"),
        asking("pair.1", right="ab", a="An SNS topic", b="An SQS queue", c="A Kinesis stream", d="EventBridge"),
    )
}


def slip(question: str, response: str, times: int = 1, day: int = 0, concept: str = "") -> Slip:
    last = TODAY + timedelta(days=day)
    return Slip(concept or question.partition(".")[0], question, tuple(response), times, last)


def found(*slips: Slip, most: int = 8) -> tuple[Confusion, ...]:
    return confusions(slips, QUESTIONS.get, VOCABULARY, most)


def test_slips_of_the_same_two_things_are_added_up_over_questions() -> None:
    slips = slip("fan-out.1", "b", 2, day=3), slip("push.1", "a", 3, day=1)
    assert found(*slips) == (Confusion("SQS", "SNS", 5, TODAY + timedelta(days=3), ("push", "fan-out")),)


def test_each_direction_is_one_of_its_own() -> None:
    swapped = asking("buffer.1", right="a", a="An SQS queue", b="An SNS topic")
    slips = [slip("fan-out.1", "b"), slip("buffer.1", "b")]
    pairs = confusions(slips, {**QUESTIONS, "buffer.1": swapped}.get, VOCABULARY)
    assert {(pair.took, pair.right) for pair in pairs} == {("SQS", "SNS"), ("SNS", "SQS")}


def test_the_most_frequent_comes_first_then_the_newest_then_by_name() -> None:
    pairs = found(
        slip("fan-out.1", "d", 1, day=2), slip("push.1", "c", 1, day=2), slip("push.1", "a", 2), slip("pair.1", "ad", 1)
    )
    assert [(pair.took, pair.right, pair.times) for pair in pairs] == [
        ("SQS", "SNS", 2),
        ("EventBridge", "SNS", 1),
        ("Kinesis", "SNS", 1),
        ("EventBridge", "SQS", 1),
    ]


def test_no_more_are_given_than_asked_for() -> None:
    slips = slip("fan-out.1", "d"), slip("push.1", "c"), slip("push.1", "a", 2)
    assert [pair.took for pair in found(*slips, most=1)] == ["SQS"]
    assert found(*slips, most=0) == found() == ()


def test_options_that_were_rightly_chosen_do_not_count() -> None:
    (pair,) = found(slip("pair.1", "ac"))
    assert (pair.took, pair.right) == ("Kinesis", "SQS")


def test_a_response_that_names_nothing_is_left_out() -> None:
    assert found(slip("fan-out.1", "c"), slip("push.1", "d"), slip("push.1", "")) == ()


def test_a_question_that_is_gone_and_an_option_that_is_gone_are_passed_over() -> None:
    assert found(slip("gone.1", "a", 9), slip("push.1", "j", 9)) == ()


def test_a_response_that_is_right_by_now_is_no_confusion() -> None:
    assert found(slip("push.1", "b", 4)) == ()


def test_only_the_most_frequent_and_then_the_newest_slips_are_looked_into() -> None:
    asked: list[str] = []

    def question_of(id: str) -> Question | None:
        asked.append(id)
        return None

    old = [slip(f"old.{number}", "a", 1, day=-number) for number in range(2 * MOST_SLIPS)]
    assert confusions([*old, slip("often.1", "a", 2, day=-9999)], question_of, VOCABULARY) == ()
    assert len(asked) == MOST_SLIPS
    assert asked[0] == "often.1"
    assert set(asked[1:]) == {f"old.{number}" for number in range(MOST_SLIPS - 1)}
