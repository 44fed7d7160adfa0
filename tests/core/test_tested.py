"""Mock exams are evidence, and study only once they are gone through."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aws_quiz.core.memory import tested as mocks
from aws_quiz.core.memory.review import Verdict
from aws_quiz.core.memory.tested import tried
from aws_quiz.core.memory.trace import fold_log
from aws_quiz.core.standing.shift import Papers, Shift, learn_shift
from tests.builders import review


def mean_of(shift: Shift, known: float) -> float:
    return sum(share * chance for share, chance in shift.shares(known))


def test_a_mock_alone_leaves_no_memory_but_counts_in_its_day() -> None:
    answer = review(in_mock=True, verdict=Verdict.WRONG)
    folded = fold_log([answer])
    assert folded.traces == {}
    assert folded.tested == {"s3-thing": mocks.Tested(answer.study_day, last_right=False, new_wrong=1)}
    assert (folded.days[answer.study_day].mock_wrong, folded.days[answer.study_day].met) == (1, 0)


def test_once_gone_through_it_counts_as_studied_and_shows_no_first_answer() -> None:
    folded = fold_log([review(in_mock=True, explained=True)])
    trace = folded.traces["s3-thing"]
    assert (trace.memory.reviews, trace.evidence.first) == (1, None)
    assert folded.tested["s3-thing"].new_right == 1


def test_an_answer_on_a_studied_concept_is_held_against_what_was_expected_of_it() -> None:
    folded = fold_log([review(), review(in_mock=True, day=5)])
    tested = folded.tested["s3-thing"]
    assert (tested.met_right, tested.new_right) == (1, 0)
    assert 500_000 < tested.expected_ppm < 1_000_000
    assert folded.traces["s3-thing"].memory.reviews == 1


def test_answers_add_up_and_the_newest_is_kept() -> None:
    first, second = review(in_mock=True), review(in_mock=True, day=9, verdict=Verdict.WRONG)
    tested = tried(tried(None, None, first), None, second)
    assert tested == mocks.Tested(first.study_day + timedelta(days=9), last_right=False, new_right=1, new_wrong=1)


def test_without_a_paper_exams_are_thought_to_be_as_drills_are() -> None:
    for known in (0.1, 0.5, 0.9):
        shares = learn_shift(Papers(), 0.28, 0.2).shares(known)
        assert sum(share * chance for share, chance in shares) == pytest.approx(known, abs=1e-4)


def test_a_paper_as_expected_narrows_and_does_not_move() -> None:
    shift = learn_shift(Papers(right=42, wrong=23, known=32.5), 0.28, 0.2)
    assert mean_of(shift, 0.5) == pytest.approx(0.5, abs=0.02)


def test_a_paper_all_wrong_leaves_next_to_nothing_known_whatever_drills_said() -> None:
    assert mean_of(learn_shift(Papers(right=0, wrong=65, known=55), 0.28, 0.2), 0.85) < 0.05


def test_a_paper_somewhat_below_moves_part_of_the_way() -> None:
    shift = learn_shift(Papers(right=35, wrong=30, known=32.5), 0.28, 0.2)
    assert 0.38 < mean_of(shift, 0.5) < 0.48
