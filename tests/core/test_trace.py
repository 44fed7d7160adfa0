from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from aws_quiz.core.memory.evidence import Outcome
from aws_quiz.core.memory.habits import Day, total
from aws_quiz.core.memory.memory import Memory, step
from aws_quiz.core.memory.review import Review
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import Folded, Trace, advance, fold_log
from tests.builders import review
from tests.strategies import logs

# Each example runs FSRS over a log or two.
few = settings(max_examples=25)


def in_order(log: list[Review]) -> list[Review]:
    return sorted(log, key=lambda answer: answer.id)


def day_sum(one: Day | None, other: Day) -> Day:
    return total([one, other] if one else [other], other.day)


def carried(folded: Folded, answers: list[Review]) -> Folded:
    """What was folded, carried over more answers one at a time."""
    traces, days = dict(folded.traces), dict(folded.days)
    for answer in answers:
        traces[answer.concept], share = advance(traces.get(answer.concept), answer)
        days[share.day] = day_sum(days.get(share.day), share)
    return Folded(traces, days)


def test_nothing_follows_from_an_empty_log() -> None:
    assert fold_log([]) == Folded({}, {})


def test_a_log_of_two_days_is_two_days_and_one_trace() -> None:
    first, again, second = review(), review(), review(question="s3-thing.2", day=3)
    folded = fold_log([second, again, first])
    assert list(folded.traces) == ["s3-thing"]
    trace = folded.traces["s3-thing"]
    assert (trace.memory.reviews, trace.memory.first_day, trace.memory.last_day) == (
        3,
        first.study_day,
        second.study_day,
    )
    assert (trace.evidence.first, sum(trace.evidence.later)) == (Outcome.SURE_RIGHT, 1)
    assert {day: (sums.answers, sums.met, sums.recalls) for day, sums in folded.days.items()} == {
        first.study_day: (2, 1, 0),
        second.study_day: (1, 0, 1),
    }


@few
@given(logs(), st.randoms(use_true_random=False))
def test_a_log_gives_the_same_in_whatever_order_it_arrives(log: list[Review], chance: object) -> None:
    shuffled = list(log)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold_log(shuffled) == fold_log(log)


@few
@given(logs(), st.data())
def test_what_a_prefix_gave_carried_over_the_rest_is_what_the_whole_gives(
    log: list[Review], data: st.DataObject
) -> None:
    ordered = in_order(log)
    at = data.draw(st.integers(0, len(log)))
    assert carried(fold_log(ordered[:at]), ordered[at:]) == fold_log(log)


@few
@given(logs(), st.sampled_from([0.8, 0.9, 0.97]))
def test_memories_are_those_that_step_gives_at_every_retention(log: list[Review], retention: float) -> None:
    stepped: dict[str, Memory] = {}
    for answer in in_order(log):
        stepped[answer.concept] = step(stepped.get(answer.concept), answer, Scheduling(retention))
    assert {concept: trace.memory for concept, trace in fold_log(log, Scheduling(retention)).traces.items()} == stepped


@few
@given(logs())
def test_evidence_and_days_do_not_depend_on_the_desired_retention(log: list[Review]) -> None:
    often, rarely = fold_log(log, Scheduling(0.97)), fold_log(log, Scheduling(0.8))
    assert often.days == rarely.days
    assert [trace.evidence for trace in often.traces.values()] == [trace.evidence for trace in rarely.traces.values()]


@few
@given(logs())
def test_each_day_has_as_many_answers_as_were_given_on_it(log: list[Review]) -> None:
    days = fold_log(log).days
    assert {day: sums.answers for day, sums in days.items()} == Counter(answer.study_day for answer in log)
    assert all(day == sums.day for day, sums in days.items())


@few
@given(logs())
def test_every_question_of_the_log_is_asked_once_in_the_order_of_first_answers(log: list[Review]) -> None:
    asked: dict[str, dict[str, None]] = {}
    for answer in in_order(log):
        asked.setdefault(answer.concept, {})[answer.question] = None
    assert {concept: trace.evidence.asked for concept, trace in fold_log(log).traces.items()} == {
        concept: tuple(questions) for concept, questions in asked.items()
    }


@few
@given(logs())
def test_evidence_never_counts_more_than_the_questions_asked(log: list[Review]) -> None:
    for trace in fold_log(log).traces.values():
        evidence = trace.evidence
        assert sum(evidence.later) < len(evidence.asked)
        assert 0 <= evidence.expected_ppm <= sum(evidence.later) * 1_000_000


@few
@given(logs())
def test_concepts_do_not_touch_each_other(log: list[Review]) -> None:
    alone: dict[str, Trace] = {}
    for concept in ("a", "b"):
        alone |= fold_log(answer for answer in log if answer.concept == concept).traces
    assert alone == fold_log(log).traces


@few
@given(logs())
def test_a_day_with_what_takes_it_back_is_nothing(log: list[Review]) -> None:
    for sums in fold_log(log).days.values():
        assert total([sums, sums.taken_back()], sums.day) == Day(sums.day)


@few
@given(logs())
def test_taking_the_last_answer_back_leaves_its_day_as_it_was(log: list[Review]) -> None:
    for last in in_order(log)[-1:]:
        before = fold_log(answer for answer in log if answer is not last)
        trace = before.traces.get(last.concept)
        _, share = advance(trace, last)
        after = fold_log(log).days[last.study_day]
        nothing = Day(date.min)
        assert day_sum(after, share.taken_back()) == before.days.get(
            last.study_day, nothing._replace(day=last.study_day)
        )
