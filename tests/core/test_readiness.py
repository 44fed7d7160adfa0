from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise, product
from math import sqrt
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.memory.evidence import Outcome
from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.standing.cells import Cell, Place, Shown
from aws_quiz.core.standing.knowledge import MODEL, Knowledge, learn, studied_on
from aws_quiz.core.standing.parts import parts_of_exam, topics_of_exam
from aws_quiz.core.standing.pooling import Pooled, Share, Tally
from aws_quiz.core.standing.readiness import NEEDED, Forecast, Met, Outline, Readiness, forecast, outline, record_of
from aws_quiz.core.standing.shift import SPREAD
from tests.core.test_knowledge import Traces, learnt, places, studied
from tests.core.test_paper_drawing import BLUEPRINT, WEIGHTS
from tests.simulation.summing import Placement, cells_of

TODAY = date(2026, 11, 21)
EXAM_DAY = TODAY + timedelta(days=60)
TASKS = [task.id for domain in BLUEPRINT.domains for task in domain.tasks]


def everywhere(each: int = 6, tasks: Iterable[str] = TASKS) -> list[Placement]:
    """So many concepts a task, of two topics a domain."""
    return [
        Placement(f"{task}-{number}", f"topic-{task[0]}{number % 2}", task[0], task)
        for task in tasks
        for number in range(each)
    ]


def plan_of(placements: list[Placement], blueprint: Blueprint = BLUEPRINT) -> Outline:
    return outline(blueprint, [cell.place for cell in cells_of(placements, {}, TODAY)])


def answered(
    placements: list[Placement],
    share: float,
    *,
    of: int = 1,
    first: Outcome | None = None,
    later: int = 1,
    stability: float = 25.0,
) -> Traces:
    """Every `of`th concept was met and as many answers as `share` says were right, first ones and later ones.

    With `first` all first answers came out as that.
    """
    mine = placements[::of]
    right = [(at * 7 % len(mine)) < share * len(mine) for at in range(len(mine))]
    outcomes = [Outcome.SURE_RIGHT if good else Outcome.SURE_WRONG for good in right]
    return {
        placement.concept: studied(outcome if first is None else first, *[outcome] * later, stability=stability)
        for placement, outcome in zip(mine, outcomes, strict=True)
    }


def weighed(knowledge: Knowledge, plan: Outline) -> list[tuple[Cell, float]]:
    return [(cell, plan.weights[cell.place]) for cell in knowledge.cells]


PLAN = plan_of(everywhere())
PLAN_OF_30 = plan_of(everywhere(30))


def knowing(known: float, variance: float = 0.0, luck: float = 0.28, plan: Outline = PLAN) -> Knowledge:
    """Somebody of whom only this is known: what is known of everything, and how surely."""
    pooled = Pooled({}, {}, Share(known, variance, 0.0), {})
    return Knowledge(tuple(Cell(place) for place in plan.weights), pooled, pooled, luck, 100)


def of(known: float, variance: float = 0.0, plan: Outline = PLAN) -> Forecast:
    return forecast(knowing(known, variance, plan=plan), plan, TODAY)


def in_exam(**changes: Any) -> Outline:
    """The whole exam with a blueprint that is changed."""
    return plan_of(everywhere(), BLUEPRINT._replace(**changes))


# The exam shared out over concepts


def test_domains_share_the_exam_by_weight_and_tasks_and_concepts_equally_within() -> None:
    one, other, third = (
        Place("s3", "1", "1.1", 2, 2.0),
        Place("ebs", "1", "1.1", 3, 3.0),
        Place("s3", "2", "2.2", 4, 4.0),
    )
    plan = outline(BLUEPRINT, [one, other, third])
    assert plan.weights == pytest.approx({one: 0.3 / 3 / 5, other: 0.3 / 3 / 5, third: 0.26 / 3 / 4})


def test_weights_that_do_not_sum_to_a_hundred_are_shares_all_the_same() -> None:
    domains = tuple(domain._replace(weight=domain.weight // 2) for domain in BLUEPRINT.domains)
    assert in_exam(domains=domains).weights == pytest.approx(dict(PLAN.weights))


def test_a_task_without_concepts_is_bare() -> None:
    assert plan_of(everywhere(3, set(TASKS) - {"1.3", "4.1"})).bare == pytest.approx(0.3 / 3 + 0.2 / 3)
    assert PLAN.bare == 0
    assert outline(BLUEPRINT, []).bare == pytest.approx(1)


def test_a_concept_in_two_tasks_weighs_in_both_as_any_other() -> None:
    shared, alone = Place("kms", "1", "1.1", 4, 2.0), Place("iam", "1", "1.1", 4, 4.0)
    plan = outline(BLUEPRINT, [shared, alone])
    assert plan.weights[shared] == plan.weights[alone] == pytest.approx(0.3 / 3 / 8)


def test_places_outside_the_exam_weigh_nothing() -> None:
    strangers = [Place("t", "9", "9.9", 3, 3.0), Place("t", "", "", 3, 3.0)]
    assert outline(BLUEPRINT, [*PLAN.weights, *strangers]) == PLAN


@given(st.dictionaries(st.tuples(st.sampled_from(TASKS), st.sampled_from("abc")), st.integers(1, 20)))
def test_what_concepts_weigh_and_what_is_bare_sum_to_the_whole_exam(concepts: dict[tuple[str, str], int]) -> None:
    where = [Place(topic, task[0], task, count, float(count)) for (task, topic), count in concepts.items()]
    plan = outline(BLUEPRINT, where)
    assert plan.weights.keys() == set(where)
    assert sum(weight * place.concepts for place, weight in plan.weights.items()) + plan.bare == pytest.approx(1)


# The forecast


def best(knowledge: Knowledge) -> float:
    """The score of somebody who knows all there is."""
    return 100 + 900 * knowledge.chance_right(1.0)


def test_a_small_example_as_it_was_worked_out_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the definitions, by other code, with 4,000 quantiles instead of 40."""
    monkeypatch.setattr("aws_quiz.core.standing.readiness.MODEL", 0.02)
    monkeypatch.setattr("aws_quiz.core.standing.shift.SPREAD", 0.0)
    monkeypatch.setattr("aws_quiz.core.standing.shift.TAIL", 0.0)
    monkeypatch.setattr("aws_quiz.core.standing.knowledge.HARDER", 0.0)
    domains = (
        ExamDomain("1", "One", 60, (Task("1.1", "A"),)),
        ExamDomain("2", "Two", 40, (Task("2.1", "B"), Task("2.2", "Bare"))),
    )
    small = BLUEPRINT._replace(questions=24, unscored=4, pass_mark=700, domains=domains)
    s3, vpc = Place("s3", "1", "1.1", 4, 4.0), Place("vpc", "2", "2.1", 2, 2.0)
    domain_of = {"s3": "1", "vpc": "2"}
    before_study = Pooled(
        {"s3": Share(0.5, 0.010, 0.5), "vpc": Share(0.3, 0.020, 1.0)},
        {"1": Share(0.45, 0.005, 0.8), "2": Share(0.4, 0.006, 1.0)},
        Share(0.42, 0.020, 1.0),
        domain_of,
    )
    carry_over = Pooled(
        {"s3": Share(0.8, 0.004, 1.0), "vpc": Share(0.7, 0.008, 1.0)},
        {"1": Share(0.78, 0.002, 0.9), "2": Share(0.75, 0.003, 1.0)},
        Share(0.77, 0.006, 1.0),
        domain_of,
    )
    cells = (Cell(s3, Shown(met=3, recall=2.6)), Cell(vpc, Shown(met=1, recall=0.7)))
    found = forecast(Knowledge(cells, before_study, carry_over, 0.25, 30), outline(small, [s3, vpc]), TODAY)
    assert (found.day, found.scaled, found.low, found.high) == (TODAY, 727, 595, 820)
    assert found.p_pass == pytest.approx(0.5902, abs=0.002)


@pytest.mark.parametrize(
    ("known", "right"), [(0.01, 0.2868), (0.1, 0.3484), (0.5, 0.622), (0.8, 0.8272), (0.99, 0.9572)]
)
def test_the_expected_score_is_a_straight_line_of_what_is_right_luck_included(known: float, right: float) -> None:
    assert of(known).scaled == pytest.approx(100 + 900 * right, abs=1)


def test_a_forecast_carries_its_day() -> None:
    assert forecast(knowing(0.5), PLAN, EXAM_DAY) == of(0.5)._replace(day=EXAM_DAY)


@pytest.mark.parametrize("variance", [0.0, 0.004])
def test_who_knows_more_is_forecast_more_up_to_who_knows_all(variance: float) -> None:
    scores = [of(known / 200, variance) for known in range(2, 200, 6)]
    for lesser, greater in pairwise(scores):
        assert lesser.scaled < greater.scaled
        assert lesser.low <= greater.low
        assert lesser.high <= greater.high
        assert lesser.p_pass <= greater.p_pass + 1e-6


@given(st.floats(0.01, 0.99), st.floats(0, 0.05), st.floats(0.05, 0.6))
def test_the_score_lies_in_its_range_and_that_on_the_scale(known: float, variance: float, luck: float) -> None:
    found = forecast(knowing(known, variance, luck), PLAN, TODAY)
    assert 100 <= found.low <= found.scaled <= found.high <= 1000
    assert found.low < found.high
    assert 0 <= found.p_pass <= 1


def test_ranges_end_at_results_that_a_paper_can_have() -> None:
    results = {round(100 + 900 * right / 50) for right in range(51)}
    for known in (0.2, 0.55, 0.9):
        assert {of(known).low, of(known).high} <= results


def test_the_chance_to_pass_is_none_at_one_end_and_certain_at_the_other() -> None:
    assert of(0.05).p_pass < 1e-3
    assert of(0.99).p_pass > 0.99


@given(st.floats(0.02, 0.94), st.floats(0, 0.01))
def test_passing_is_likelier_than_not_where_the_score_is_above_the_pass_mark(known: float, variance: float) -> None:
    """Nearer than two right answers to the mark either may be so."""
    found = of(known, variance)
    if found.scaled > BLUEPRINT.pass_mark + 36:
        assert found.p_pass > 0.5
    if found.scaled < BLUEPRINT.pass_mark - 36:
        assert found.p_pass < 0.5


def test_a_higher_pass_mark_is_passed_less_often_and_leaves_the_score_as_it_is() -> None:
    easy, hard = (of(0.6, plan=in_exam(pass_mark=mark)) for mark in (700, 750))
    assert easy.p_pass > hard.p_pass
    assert easy[:4] == hard[:4]


@pytest.mark.parametrize("right", [0, 20, 35, 50])
def test_the_pass_mark_itself_is_passed(right: int) -> None:
    """A mark that a result hits exactly, with shares that are no binary fractions."""
    mark = 100 + 18 * right
    assert of(0.6, plan=in_exam(pass_mark=mark)).p_pass == of(0.6, plan=in_exam(pass_mark=mark - 17)).p_pass


def test_only_scored_questions_make_the_luck_of_the_draw() -> None:
    few, many = (of(0.6, plan=in_exam(questions=questions)) for questions in (15 + 20, 15 + 200))
    assert few.high - few.low > 1.4 * (many.high - many.low)


def test_what_no_model_knows_keeps_the_range_open_however_many_questions_there_are() -> None:
    many = of(0.6, plan=in_exam(questions=415))
    # What exams may be harder or easier than drills, and what the model leaves out, as a share right at 0.6 known.
    left_open = (1 - 0.28) * 0.6 * 0.4 * sqrt(SPREAD**2 + (MODEL / 0.24) ** 2)
    assert many.high - many.low == pytest.approx(2 * 1.2816 * sqrt(left_open**2 + 0.712 * 0.288 / 400) * 900, rel=0.12)


def test_the_less_is_known_of_a_learner_the_wider_the_range() -> None:
    ranges = [of(0.6, variance) for variance in (0.0, 0.01, 0.04)]
    assert all(wider.high - wider.low > narrow.high - narrow.low for narrow, wider in pairwise(ranges))


def test_more_answers_of_the_same_kind_narrow_the_range() -> None:
    widths = []
    for every in (30, 10, 3, 1):
        found = forecast(learnt(everywhere(30), answered(everywhere(30), 0.6, of=every)), PLAN_OF_30, TODAY)
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.75 * widths[0]


def draws(knowledge: Knowledge, plan: Outline, chance: Random, papers: int) -> list[int]:
    """Results of papers of learners who are as the knowledge says, each asked so many scored questions."""
    known, variance = knowledge.known_of(weighed(knowledge, plan))
    bottom, top = plan.blueprint.scale
    results = []
    for _ in range(papers):
        share = knowledge.chance_right(known + chance.gauss(0, sqrt(variance))) + chance.gauss(0, MODEL)
        right = sum(chance.random() < share for _ in range(plan.blueprint.scored))
        results.append(round(bottom + (top - bottom) * right / plan.blueprint.scored))
    return results


def test_ranges_hold_eighty_of_a_hundred_results_and_the_chance_to_pass_is_how_many_pass() -> None:
    """Results are whole right answers, so that at a single learner the share swings around 80 % by a few points. The
    range is a little wide here: these exams are just as hard as the drills, which the forecast cannot know."""
    placements, chance, papers = everywhere(12), Random(5), 800
    plan = plan_of(placements)
    shares = []
    for share, every in product((0.35, 0.6, 0.85), (12, 3, 1)):
        knowledge = learnt(placements, answered(placements, share, of=every))
        found = forecast(knowledge, plan, TODAY)
        results = draws(knowledge, plan, chance, papers)
        shares.append(sum(found.low <= result <= found.high for result in results) / papers)
        assert 0.7 <= shares[-1] <= 0.9
        assert sum(result >= BLUEPRINT.pass_mark for result in results) / papers == pytest.approx(
            found.p_pass, abs=0.05
        )
        assert sum(results) / papers == pytest.approx(found.scaled, abs=12)
    assert sum(shares) / len(shares) == pytest.approx(0.8, abs=0.04)


# Bare tasks


def test_a_bare_task_counts_as_not_studied() -> None:
    served = everywhere(12, [task for task in TASKS if task[0] != "1"])
    knowledge, plan = learnt(served, answered(served, 0.5, later=0)), plan_of(served)
    known, _ = knowledge.known_of(weighed(knowledge, plan))
    unstudied = knowledge.before_study.whole.mean
    assert (plan.bare, unstudied) == pytest.approx((0.3, 0.35), abs=0.1)
    right = knowledge.chance_right(known + plan.bare * unstudied)
    assert forecast(knowledge, plan, TODAY).scaled == pytest.approx(100 + 900 * right, abs=1)


def test_an_exam_that_is_all_bare_has_a_forecast() -> None:
    found = forecast(learn([], Tally()), outline(BLUEPRINT, []), TODAY)
    assert found.scaled == pytest.approx(100 + 900 * (0.35 + 0.65 * 0.28), abs=30)
    assert found.high - found.low > 300


def test_a_bare_task_is_at_least_as_uncertain_as_one_of_an_unknown_topic() -> None:
    served = everywhere(6, [task for task in TASKS if task[0] in "12"])
    unknown = [Cell(Place("unknown", task[0], task, 1, 1.0)) for task in TASKS if task[0] in "34"]
    knowledge = learnt(served)
    padded = knowledge._replace(cells=(*knowledge.cells, *unknown))
    one = forecast(knowledge, plan_of(served), TODAY)
    other = forecast(padded, outline(BLUEPRINT, [cell.place for cell in padded.cells]), TODAY)
    assert one.scaled == other.scaled
    assert one.high - one.low >= other.high - other.low
    assert one.p_pass == pytest.approx(other.p_pass, abs=0.02)


# A day to come


def test_studying_on_raises_the_forecast_the_more_the_more_new_concepts() -> None:
    placements = everywhere(12)
    knowledge, plan = learnt(placements, answered(placements, 0.6, of=4)), plan_of(placements)
    scores = [forecast(studied_on(knowledge, new), plan, EXAM_DAY) for new in (0, 20, 60, 108)]
    assert all(fewer.scaled < more.scaled for fewer, more in pairwise(scores))
    assert all(fewer.p_pass < more.p_pass for fewer, more in pairwise(scores))
    assert scores[0] == forecast(knowledge, plan, EXAM_DAY)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("of", [1, 4])
def test_who_stops_is_forecast_less_the_later_the_exam(share: float, of: int) -> None:
    placements = everywhere(12)
    traces = answered(placements, share, of=of)
    scores = [
        forecast(learnt(placements, traces, TODAY + timedelta(days=days)), plan_of(placements), TODAY).scaled
        for days in (1, 7, 30, 180)
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


# The exam's parts


def test_parts_are_the_domains_and_tasks_of_the_exam_in_its_order() -> None:
    domains, tasks = parts_of_exam(learnt(everywhere()), PLAN)
    assert [(one.id, one.name, one.weight) for one in domains] == [(d, f"Domain {d}", w) for d, w in WEIGHTS.items()]
    assert [one.id for one in tasks] == TASKS
    assert {one.concepts for one in tasks} == {6}
    assert {one.concepts for one in domains} == {18}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_what_all_domains_all_tasks_or_all_topics_would_add_is_what_the_expected_score_lacks(share: float) -> None:
    placements = everywhere(12)
    plan, knowledge = plan_of(placements), learnt(placements, answered(placements, share, of=2))
    domains, tasks = parts_of_exam(knowledge, plan)
    known, _ = knowledge.known_of(weighed(knowledge, plan))
    lacking = 900 * (knowledge.chance_right(1.0) - knowledge.chance_right(known))
    assert sum(one.points for one in domains) == pytest.approx(lacking)
    assert sum(one.points for one in topics_of_exam(knowledge, plan, {})) == pytest.approx(lacking)
    assert lacking == pytest.approx(best(knowledge) - forecast(knowledge, plan, TODAY).scaled, abs=1)
    for domain in domains:
        mine = [task for task in tasks if task.id[0] == domain.id]
        assert sum(task.points for task in mine) == pytest.approx(domain.points)
        assert sum(task.known for task in mine) / 3 == pytest.approx(domain.known)


def test_tasks_weigh_equally_in_their_domain_however_many_concepts_serve_them() -> None:
    few, many = [Placement("few", "a", "1", "1.1")], [Placement(f"many-{n}", "b", "1", "1.2") for n in range(30)]
    third = [Placement("third", "c", "1", "1.3")]
    knowledge = learnt([*few, *many, *third], answered(many, 0.9, later=3))
    domains, tasks = parts_of_exam(knowledge, plan_of([*few, *many, *third]))
    assert domains[0].known == pytest.approx(sum(task.known for task in tasks[:3]) / 3)
    assert tasks[1].known > tasks[0].known + 0.1


def test_a_concept_in_two_tasks_of_a_domain_weighs_twice_in_what_is_known_and_counts_once() -> None:
    both = [Placement("both", "t", "1", task) for task in ("1.1", "1.2")]
    placements = [*both, Placement("one", "t", "1", "1.3")]
    knowledge = learnt(placements, {"both": studied(Outcome.SURE_WRONG, stability=9.0)})
    domain = parts_of_exam(knowledge, plan_of(placements))[0][0]
    met = knowledge.known_if_recalled("t") * retrievability(9.0, 1)
    assert domain.known == pytest.approx((2 * met + knowledge.before_study.mean("t")) / 3)
    assert (domain.met, domain.concepts, domain.answers) == (1, 2, 1)


def test_a_domain_that_no_concept_serves_is_as_little_known_as_what_was_never_studied() -> None:
    served = everywhere(6, [task for task in TASKS if task[0] != "4"])
    knowledge = learnt(served, answered(served, 0.9))
    domains, tasks = parts_of_exam(knowledge, plan_of(served))
    assert (domains[3].concepts, domains[3].known) == (0, knowledge.before_study.whole.mean)
    assert domains[3].points == pytest.approx(900 * 0.2 * (knowledge.chance_right(1.0) - domains[3].right))
    assert [(one.concepts, one.known) for one in tasks[-3:]] == [(0, domains[3].known)] * 3


def test_a_domain_that_weighs_nothing_is_worth_nothing() -> None:
    first, *others = BLUEPRINT.domains
    domains = (first._replace(weight=0), *(domain._replace(weight=40) for domain in others))
    for placements in (everywhere(), everywhere(6, [task for task in TASKS if task[0] != "1"])):
        parts = parts_of_exam(learnt(placements), plan_of(placements, BLUEPRINT._replace(domains=domains)))
        assert parts[0][0].points == parts[1][0].points == 0


def of_first_tasks() -> tuple[Knowledge, Outline]:
    """Only the first task of each domain is served, and all that was met of it is remembered."""
    served = everywhere(6, [task for task in TASKS if task[-1] == "1"])
    return learnt(served, answered(served, 1.0, first=Outcome.SURE_WRONG, later=4)), plan_of(served)


def test_bare_tasks_have_their_points_just_as_in_the_forecast() -> None:
    knowledge, plan = of_first_tasks()
    points = sum(one.points for one in parts_of_exam(knowledge, plan)[1])
    assert points == pytest.approx(best(knowledge) - forecast(knowledge, plan, TODAY).scaled, abs=1)


def test_a_domain_of_which_a_part_is_bare_counts_it_as_not_studied_just_as_the_forecast_does() -> None:
    knowledge, plan = of_first_tasks()
    points = sum(one.points for one in parts_of_exam(knowledge, plan)[0])
    assert points == pytest.approx(best(knowledge) - forecast(knowledge, plan, TODAY).scaled, abs=1)


def test_topics_come_least_known_first_and_bear_their_titles() -> None:
    placements = [*places("s3"), *places("iam"), *places("vpc"), *places("ebs")]
    traces = {f"s3-{n}": studied(later) for n, later in enumerate([Outcome.SURE_RIGHT] * 4)} | {
        f"vpc-{n}": studied(Outcome.SURE_WRONG, Outcome.SURE_WRONG) for n in range(8)
    }
    topics = topics_of_exam(learnt(placements, traces), None, {"s3": "Amazon S3"})
    assert [one.id for one in topics] == ["vpc", "ebs", "iam", "s3"]
    assert (topics[-1].name, topics[0].name) == ("Amazon S3", "vpc")
    assert {one.points for one in topics} == {0.0}


def test_what_is_known_of_a_topic_is_that_of_its_concepts_whatever_their_tasks_weigh() -> None:
    placements = [*places("t", 10), *places("t", 2, "2", "2.1", start=10)]
    knowledge = learnt(placements, {f"t-{n}": studied(stability=9.0) for n in (10, 11)})
    met = knowledge.known_if_recalled("t") * retrievability(9.0, 1)
    for plan in (None, plan_of(placements)):
        topic = topics_of_exam(knowledge, plan, {})[0]
        assert topic.known == pytest.approx((2 * met + 10 * knowledge.before_study.mean("t")) / 12)
        assert (topic.met, topic.concepts) == (2, 12)


def test_in_a_topic_each_concept_counts_once_whatever_tasks_it_serves() -> None:
    both = [Placement("both", "t", "1", task) for task in ("1.1", "1.2")]
    knowledge = learnt([*both, Placement("one", "t", "1", "1.1")], {"both": studied(stability=9.0)})
    topic = topics_of_exam(knowledge, None, {})[0]
    met = knowledge.known_if_recalled("t") * retrievability(9.0, 1)
    assert (topic.met, topic.concepts) == (1, 2)
    assert topic.known == pytest.approx((met + knowledge.before_study.mean("t")) / 2)


# The record


def met(scaled: int, low: int, high: int, p_pass: float, result: int) -> Met:
    return Met(Forecast(TODAY, scaled, low, high, p_pass), result, result >= 720)


def test_there_is_no_record_where_no_mock_exam_followed_a_forecast() -> None:
    assert record_of([]) is None


def test_a_record_counts_results_in_the_range_ends_included() -> None:
    results = [met(700, 640, 760, 0.5, result) for result in (639, 640, 700, 760, 761)]
    record = record_of(results)
    assert record is not None
    assert (record.mocks, record.inside) == (5, 3)


def test_a_record_is_bias_and_brier_score_over_all_mock_exams() -> None:
    record = record_of([met(700, 640, 760, 0.4, 730), met(800, 740, 860, 0.9, 860), met(650, 600, 700, 0.2, 600)])
    assert record is not None
    assert record[:3] == (3, 3, -13)
    assert record.brier == pytest.approx((0.6**2 + 0.1**2 + 0.2**2) / 3)


def test_a_forecast_that_says_too_much_has_a_bias_above_nothing() -> None:
    record = record_of([met(800, 700, 850, 0.9, 700)])
    assert record is not None
    assert record.bias == 100


def test_sure_forecasts_that_come_true_have_no_error_and_a_coin_a_quarter() -> None:
    sure, coin = record_of([met(900, 850, 950, 1.0, 900)]), record_of([met(720, 650, 780, 0.5, 900)])
    assert sure is not None
    assert coin is not None
    assert (sure.brier, coin.brier) == (0.0, 0.25)


@pytest.mark.parametrize("answers", [19, 20])
def test_twenty_fresh_answers_are_enough_for_a_forecast(answers: int) -> None:
    assert NEEDED == 20
    ready = Readiness(of(0.5), None, None, 0.0, answers, NEEDED, ())
    assert ready.is_enough is (answers == 20)


def test_a_paper_of_any_length_has_a_forecast() -> None:
    from aws_quiz.core.sitting.exam_result import score_of
    from aws_quiz.core.standing.binomial import binomial

    assert sum(binomial(5000, 0.3)) == pytest.approx(1)
    assert binomial(3, 0.5) == pytest.approx([0.125, 0.375, 0.375, 0.125])
    assert score_of(2500, 5000, 720, (100, 1000)).scaled == 550
