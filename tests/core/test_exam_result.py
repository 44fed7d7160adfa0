from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise

import pytest

from aws_quiz.core.content.question import Question
from aws_quiz.core.sitting.exam_result import ExamResult, beta_quantile, judge, score_of
from aws_quiz.core.sitting.mock_exam import Marking
from aws_quiz.core.sitting.paper_drawing import Item
from tests.builders import question
from tests.core.test_paper_drawing import BLUEPRINT

SCALE = (100, 1000)


def test_the_scale_is_a_straight_line() -> None:
    assert score_of(0, 50, 720, SCALE).scaled == 100
    assert score_of(35, 50, 720, SCALE).scaled == 730
    assert score_of(50, 50, 720, SCALE).scaled == 1000


def test_more_right_answers_never_lower_a_score_its_range_or_the_chance_to_pass() -> None:
    scores = [score_of(right, 50, 720, SCALE) for right in range(51)]
    for lesser, greater in pairwise(scores):
        assert lesser.scaled < greater.scaled
        assert lesser.low <= greater.low
        assert lesser.high <= greater.high
        assert lesser.p_pass <= greater.p_pass


def test_more_questions_narrow_the_range() -> None:
    few, many = score_of(7, 10, 720, SCALE), score_of(140, 200, 720, SCALE)
    assert few.high - few.low > 2 * (many.high - many.low)


def test_quantiles_of_the_beta_distribution_are_those_of_the_tables() -> None:
    assert beta_quantile(0.1, 1, 1) == pytest.approx(0.1)
    assert beta_quantile(0.5, 3, 3) == pytest.approx(0.5)
    assert beta_quantile(0.9, 2, 5) == pytest.approx(0.510316, abs=1e-6)


def simulated(exams: int, seed: int) -> list[tuple[float, int]]:
    """Abilities, spread evenly over all there can be, and how many of 50 scored questions each got right."""
    chance = random.Random(seed)
    found = []
    for _ in range(exams):
        ability = chance.random()
        found.append((ability, sum(chance.random() < ability for _ in range(50))))
    return found


def test_the_range_holds_the_true_score_in_eighty_of_a_hundred_exams() -> None:
    scores = {right: score_of(right, 50, 720, SCALE) for right in range(51)}
    exams = simulated(10_000, seed=1)
    held = sum(scores[right].low <= 100 + 900 * ability <= scores[right].high for ability, right in exams)
    assert 0.77 <= held / len(exams) <= 0.83


@pytest.mark.parametrize("ability", [0.5, 0.6, 0.7, 0.8])
def test_the_range_holds_at_each_ability_by_itself(ability: float) -> None:
    """A binomial steps, so at a single ability the share swings around 80 % by a few points."""
    chance = random.Random(7)
    scores = {right: score_of(right, 50, 720, SCALE) for right in range(51)}
    held = 0
    for _ in range(10_000):
        score = scores[sum(chance.random() < ability for _ in range(50))]
        held += score.low <= 100 + 900 * ability <= score.high
    assert 0.74 <= held / 10_000 <= 0.86


def test_the_stated_chance_to_pass_is_how_often_such_learners_pass() -> None:
    scores = {right: score_of(right, 50, 720, SCALE) for right in range(51)}
    chance = random.Random(3)
    stated: dict[int, list[float]] = defaultdict(list)
    passed: dict[int, list[bool]] = defaultdict(list)
    for ability, right in simulated(20_000, seed=2):
        again = sum(chance.random() < ability for _ in range(50))
        decile = min(int(scores[right].p_pass * 10), 9)
        stated[decile].append(scores[right].p_pass)
        passed[decile].append(scores[again].scaled >= 720)
    for decile, chances in stated.items():
        said, was = sum(chances) / len(chances), sum(passed[decile]) / len(passed[decile])
        assert was == pytest.approx(said, abs=0.06), f"decile {decile}: said {said:.2f}, was {was:.2f}"


def sat(right: str, **marking: object) -> tuple[Item, Question, Marking]:
    return (
        Item("q", "c", "1.1", "1", scored=True),
        question("q.1", right="a"),
        Marking(seen=True, chosen=frozenset(right), **marking),  # type: ignore[arg-type]
    )


def judged(*items: tuple[Item, Question, Marking], used: float = 600.0, allowed: float | None = 7800.0) -> ExamResult:
    paper, questions, orders, sheet = [], {}, {}, {}
    for number, (item, asked, marking) in enumerate(items):
        id_ = f"q{number}.1"
        paper.append(item._replace(question=id_))
        questions[id_] = asked._replace(id=id_)
        orders[id_] = ("a", "b", "c", "d")
        sheet[id_] = marking
    return judge("SAA-C03 mock 1", BLUEPRINT, paper, questions, orders, sheet, used, allowed)


def test_what_was_left_unanswered_is_wrong() -> None:
    result = judged(sat("a"), sat(""), (*sat("")[:2], Marking()))
    assert [item.right for item in result.items] == [True, False, False]
    assert result.domains[0][2:] == (1, 3, None)


def test_unscored_items_do_not_move_the_score() -> None:
    unscored = (Item("q", "c", "1.1", "1", scored=False), *sat("b")[1:])
    assert judged(sat("a"), unscored).score == judged(sat("a")).score


def test_pace_and_changed_answers_are_told() -> None:
    result = judged(
        sat("a", first=frozenset("b"), changes=1, seconds=30.0),
        sat("b", first=frozenset("a"), changes=1, seconds=250.0, flagged=True),
        sat("c", first=frozenset("b"), changes=2, seconds=20.0),
    )
    assert (result.pacing.to_right, result.pacing.to_wrong) == (1, 1)
    assert (result.pacing.slow_and_wrong, result.pacing.on_flagged) == (1, 250.0)
    assert (result.pacing.a_question, result.pacing.unused, result.pacing.allowance) == (200.0, 7200.0, 120.0)
