from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from aws_quiz.core.memory.evidence import NO_ANSWERS, Evidence, Outcome, outcome_of, share_of_day, witness
from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.memory.habits import Day, total
from aws_quiz.core.memory.memory import Memory, step
from aws_quiz.core.memory.review import Confidence, Review, Verdict
from tests.builders import review
from tests.strategies import logs

ANSWERS = {
    Outcome.SURE_RIGHT: (Verdict.RIGHT, Confidence.SURE),
    Outcome.SURE_WRONG: (Verdict.WRONG, Confidence.SURE),
    Outcome.UNSURE_RIGHT: (Verdict.RIGHT, Confidence.UNSURE),
    Outcome.UNSURE_WRONG: (Verdict.WRONG, Confidence.UNSURE),
    Outcome.GUESS_RIGHT: (Verdict.RIGHT, Confidence.GUESS),
    Outcome.GUESS_WRONG: (Verdict.WRONG, Confidence.GUESS),
}


def answer(number: int, outcome: Outcome = Outcome.SURE_RIGHT, *, day: int = 0, **changes: Any) -> Review:
    """An answer to the concept's question of that number."""
    verdict, confidence = ANSWERS[outcome]
    return review(question=f"s3-thing.{number}", day=day, verdict=verdict, confidence=confidence, **changes)


def remembered(*answers: Review) -> Memory | None:
    memory = None
    for one in answers:
        memory = step(memory, one)
    return memory


def shown(*answers: Review) -> Evidence:
    evidence: Evidence | None = None
    memory: Memory | None = None
    for one in answers:
        evidence, memory = witness(evidence, memory, one), step(memory, one)
    assert evidence is not None
    return evidence


def counted(*outcomes: Outcome) -> tuple[int, ...]:
    return tuple(outcomes.count(outcome) for outcome in Outcome)


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_is_the_verdict_and_the_confidence_of_an_answer(outcome: Outcome) -> None:
    assert outcome_of(answer(1, outcome)) is outcome


def test_outcomes_stand_in_the_order_of_the_counts_of_a_day() -> None:
    assert tuple(outcome.name.lower() for outcome in Outcome) == Day._fields[1:7]


@pytest.mark.parametrize("outcome", Outcome)
def test_the_very_first_answer_is_kept_apart_and_counts_as_nothing_later(outcome: Outcome) -> None:
    evidence = shown(answer(2, outcome))
    assert evidence[:4] == (("s3-thing.2",), outcome, NO_ANSWERS, 0)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_first_answer_to_another_question_on_a_later_day_counts(outcome: Outcome) -> None:
    evidence = shown(answer(1, Outcome.UNSURE_WRONG), answer(2, outcome, day=1))
    assert evidence.asked == ("s3-thing.1", "s3-thing.2")
    assert evidence.first is Outcome.UNSURE_WRONG
    assert evidence.later == counted(outcome)


def test_later_answers_add_up() -> None:
    evidence = shown(
        answer(1),
        answer(2, Outcome.UNSURE_RIGHT, day=2),
        answer(3, Outcome.GUESS_WRONG, day=9),
        answer(4, Outcome.UNSURE_RIGHT, day=30),
    )
    assert evidence.later == counted(Outcome.UNSURE_RIGHT, Outcome.GUESS_WRONG, Outcome.UNSURE_RIGHT)


def test_another_question_on_the_day_of_the_first_counts_as_neither_first_nor_later() -> None:
    evidence = shown(answer(1, Outcome.SURE_WRONG), answer(2))
    assert evidence[:4] == (("s3-thing.1", "s3-thing.2"), Outcome.SURE_WRONG, NO_ANSWERS, 0)


def test_another_question_on_the_day_of_the_last_answer_does_not_count() -> None:
    evidence = shown(answer(1), answer(1, day=5), answer(2, day=5))
    assert (evidence.later, evidence.expected_ppm) == (NO_ANSWERS, 0)


def test_a_question_first_met_on_the_day_of_another_has_been_seen_for_ever() -> None:
    evidence = shown(answer(1), answer(2), answer(2, day=20))
    assert (evidence.later, evidence.expected_ppm) == (NO_ANSWERS, 0)


def test_a_question_that_was_seen_before_shows_nothing() -> None:
    evidence = shown(answer(1), answer(2, day=3))
    assert shown(answer(1), answer(2, day=3), answer(1, day=9), answer(2, day=30)) == evidence


def test_an_answer_dated_before_the_last_one_counts_as_one_of_its_day() -> None:
    """Somebody has flown west over the rollover, or a clock was put right."""
    assert shown(answer(1, day=3), answer(2, day=2)).later == NO_ANSWERS


def test_expected_is_the_chance_to_recall_just_before_the_answer() -> None:
    first, second = answer(1), answer(2, Outcome.SURE_WRONG, day=4)
    met = remembered(first)
    assert met is not None
    assert shown(first, second).expected_ppm == round(retrievability(met.stability, 4) * 1e6)


def test_expected_sums_over_later_answers_and_counts_days_from_the_last_answer_of_any_question() -> None:
    log = [answer(1), answer(2, day=4), answer(1, day=10), answer(3, day=17)]
    before = [remembered(log[0]), remembered(*log[:3])]
    expected = [retrievability(memory.stability, days) for memory, days in zip(before, (4, 7), strict=True) if memory]
    assert shown(*log).expected_ppm == sum(round(chance * 1e6) for chance in expected)


def test_only_a_later_answer_that_counts_adds_to_what_was_expected() -> None:
    assert shown(answer(1), answer(1, day=9)).expected_ppm == 0


@pytest.mark.parametrize("outcome", Outcome)
def test_only_a_first_answer_that_is_sure_and_wrong_is_wrongly_sure(outcome: Outcome) -> None:
    assert shown(answer(1, outcome)).wrongly_sure is (outcome is Outcome.SURE_WRONG)


@pytest.mark.parametrize("question", [1, 2])
@pytest.mark.parametrize("day", [0, 6])
def test_any_sure_and_wrong_answer_marks_a_concept_wrongly_sure(question: int, day: int) -> None:
    assert shown(answer(1), answer(question, Outcome.SURE_WRONG, day=day)).wrongly_sure


@pytest.mark.parametrize("question", [1, 2])
@pytest.mark.parametrize("day", [0, 6])
@pytest.mark.parametrize("outcome", Outcome)
def test_only_a_sure_and_right_answer_clears_what_was_wrongly_sure(question: int, day: int, outcome: Outcome) -> None:
    evidence = shown(answer(1, Outcome.SURE_WRONG), answer(question, outcome, day=day))
    assert evidence.wrongly_sure is (outcome is not Outcome.SURE_RIGHT)


def test_what_was_cleared_stays_clear_until_the_next_sure_mistake() -> None:
    log = [answer(1, Outcome.SURE_WRONG), answer(1, day=2), answer(1, Outcome.UNSURE_WRONG, day=4)]
    assert not shown(*log).wrongly_sure
    assert shown(*log, answer(2, Outcome.SURE_WRONG, day=6)).wrongly_sure


def test_every_guess_that_was_right_was_lucky_whether_or_not_its_question_had_been_seen() -> None:
    lucky, unlucky = Outcome.GUESS_RIGHT, Outcome.GUESS_WRONG
    log = [answer(1, lucky), answer(1, lucky), answer(2, unlucky, day=2), answer(3, lucky, day=4), answer(3, day=5)]
    assert [shown(*log[: length + 1]).lucky for length in range(5)] == [1, 2, 2, 3, 3]


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answer_adds_itself_and_its_time_to_its_day(outcome: Outcome) -> None:
    share = share_of_day(None, answer(1, outcome, day=2, seconds=12.3456))
    assert share[1:7] == counted(outcome)
    assert (share.day, share.milliseconds) == (date(2026, 11, 23), 12_346)
    assert share.right == (outcome in {Outcome.SURE_RIGHT, Outcome.UNSURE_RIGHT, Outcome.GUESS_RIGHT})


def test_an_answer_without_a_known_time_adds_none() -> None:
    assert share_of_day(None, answer(1, seconds=None)).milliseconds == 0


def test_a_concept_is_met_with_its_first_answer_which_is_no_recall() -> None:
    share = share_of_day(None, answer(1))
    assert (share.met, share.recalls, share.recalled, share.expected_ppm) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("outcome", "recalled"),
    [
        (Outcome.SURE_RIGHT, 1),
        (Outcome.UNSURE_RIGHT, 1),
        (Outcome.GUESS_RIGHT, 0),
        (Outcome.SURE_WRONG, 0),
        (Outcome.UNSURE_WRONG, 0),
        (Outcome.GUESS_WRONG, 0),
    ],
)
def test_the_first_answer_of_a_later_day_is_a_recall_and_a_guess_recalls_nothing(
    outcome: Outcome, recalled: int
) -> None:
    met = remembered(answer(1))
    assert met is not None
    share = share_of_day(met, answer(1, outcome, day=3))
    assert (share.met, share.recalls, share.recalled) == (0, 1, recalled)
    assert share.expected_ppm == round(retrievability(met.stability, 3) * 1e6)


@pytest.mark.parametrize(("days", "is_later"), [(1, False), (2, False), (3, True), (40, True)])
def test_a_recall_after_three_days_or_more_is_counted_among_the_later_ones_as_well(days: int, is_later: bool) -> None:
    share = share_of_day(remembered(answer(1)), answer(1, day=days))
    later = (share.later_recalls, share.later_recalled, share.later_expected_ppm)
    assert later == ((share.recalls, share.recalled, share.expected_ppm) if is_later else (0, 0, 0))


@pytest.mark.parametrize("outcome", Outcome)
def test_recalls_that_were_right_or_mistaken_are_counted_with_what_was_expected_of_them(outcome: Outcome) -> None:
    met = remembered(answer(1))
    assert met is not None
    ppm = round(retrievability(met.stability, 3) * 1e6)
    share = share_of_day(met, answer(1, outcome, day=3))
    is_mistaken = outcome in {Outcome.SURE_WRONG, Outcome.UNSURE_WRONG}
    assert share.recalled_ppm == share.recalled * ppm
    assert (share.mistaken, share.mistaken_ppm) == (is_mistaken, is_mistaken * ppm)
    assert share.squared_ppm == round(ppm * ppm / 1e6)
    assert share_of_day(met, answer(2, outcome))[-4:] == (0, 0, 0, 0), "a second answer of the day is no recall"


def test_a_rushed_answer_that_is_right_is_recalled() -> None:
    assert share_of_day(remembered(answer(1)), answer(1, day=3, seconds=0.5)).recalled == 1


@pytest.mark.parametrize("log", [[0], [0, 3]])
def test_a_second_answer_of_the_day_is_no_recall(log: list[int]) -> None:
    memory = remembered(*(answer(1, day=day) for day in log))
    share = share_of_day(memory, answer(2, day=log[-1]))
    assert (share.answers, share.met, share.recalls, share.recalled, share.expected_ppm) == (1, 0, 0, 0, 0)


@given(logs())
def test_days_add_up_to_what_can_be_counted_in_the_log(log: list[Review]) -> None:
    memories: dict[str, Memory] = {}
    shares = []
    for one in sorted(log, key=lambda one: one.id):
        shares.append(share_of_day(memories.get(one.concept), one))
        memories[one.concept] = step(memories.get(one.concept), one)
    whole = total(shares)
    first_days = {name: min(one.study_day for one in log if one.concept == name) for name in memories}
    assert whole.answers == len(log)
    assert whole.right == sum(one.right for one in log)
    assert whole.milliseconds == sum(round((one.seconds or 0) * 1000) for one in log)
    assert whole.met == len(memories)
    assert whole.recalls == len({(one.concept, one.study_day) for one in log}) - len(first_days)
    assert 0 <= whole.recalled <= whole.recalls
    assert 0 <= whole.expected_ppm <= whole.recalls * 1_000_000


# Mock exams


def test_in_a_mock_exam_nobody_was_sure_so_nothing_is_a_misconception() -> None:
    wrong = review(verdict=Verdict.WRONG, in_mock=True)
    assert not witness(None, None, wrong).wrongly_sure
    held = Evidence(("s3-thing.1",), Outcome.SURE_WRONG, wrongly_sure=True)
    assert witness(held, step(None, review()), wrong).wrongly_sure


def test_answers_of_a_mock_exam_are_counted_apart_from_those_of_drills() -> None:
    right, wrong = (review(verdict=verdict, in_mock=True) for verdict in Verdict)
    assert (share_of_day(None, right).mock_right, share_of_day(None, wrong).mock_wrong) == (1, 1)
    assert sum(share_of_day(None, right)[1:7]) == 0
    assert share_of_day(None, wrong).answers == 1


def test_what_was_left_empty_is_not_known_but_no_failed_guess() -> None:
    empty = review(response=(), verdict=Verdict.WRONG, confidence=Confidence.GUESS, in_mock=True)
    first = witness(None, None, empty)
    assert first.first is None
    later = witness(first, step(None, review()), empty._replace(question="s3-thing.2", study_day=later_day(3)))
    assert later.later == NO_ANSWERS
    assert later.asked == ("s3-thing.1", "s3-thing.2")


def later_day(days: int) -> date:
    return review().study_day + timedelta(days=days)
