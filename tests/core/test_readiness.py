from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.blueprint import ExamDomain, Task
from aws_quiz.core.evidence import Outcome
from aws_quiz.core.knowledge import Held, Knowledge, Place, Studied, learn, on_day, studied_on
from aws_quiz.core.pooling import Pooled, Share
from aws_quiz.core.readiness import (
    MODEL,
    NEEDED,
    Forecast,
    ForecastRecord,
    Met,
    Outline,
    Readiness,
    forecast,
    outline,
    parts_of_exam,
    record_of,
)
from tests.core.test_mock_exam import BLUEPRINT, WEIGHTS

TODAY = date(2026, 11, 21)
EXAM_DAY = TODAY + timedelta(days=60)
TASKS = [task.id for domain in BLUEPRINT.domains for task in domain.tasks]


def places(each: int = 6, tasks: list[str] = TASKS) -> list[Place]:
    """So many concepts a task, of two topics a domain."""
    return [
        Place(f"{task}-{number}", f"topic-{task[0]}{number % 2}", task[0], task)
        for task in tasks
        for number in range(each)
    ]


def answered(everywhere: list[Place], share: float, *, of: int = 1, later: int = 1, ago: int = 1) -> list[Studied]:
    """Every `of`th concept was met and as many answers as `share` says were right, first ones and later ones."""
    mine = everywhere[::of]
    right = [(at * 7 % len(mine)) < share * len(mine) for at in range(len(mine))]
    return [
        Studied(
            place.concept,
            25.0,
            TODAY.toordinal() - ago,
            TODAY.toordinal() + 9,
            Outcome.SURE_RIGHT if good else Outcome.SURE_WRONG,
            (later * good, later * (not good), 0, 0, 0, 0),
            later * 950_000,
        )
        for place, good in zip(mine, right, strict=True)
    ]


def knowing(known: float, variance: float = 0.0, luck: float = 0.28, luck_variance: float = 0.0) -> Knowledge:
    """Somebody of whom only this is known: what is known of everything, and how surely."""
    pooled = Pooled({}, {}, Share(known, variance, 0.0), {})
    held = {place.concept: Held(place.topic) for place in places()}
    return Knowledge(held, pooled, pooled, luck, luck_variance, {}, 100)


PLAN = outline(BLUEPRINT, places())


def of(known: float, variance: float = 0.0, plan: Outline = PLAN) -> Forecast:
    return forecast(knowing(known, variance), plan, TODAY)


# The exam shared out over concepts


def test_domains_share_the_exam_by_weight_and_tasks_and_concepts_equally_within() -> None:
    plan = outline(BLUEPRINT, [*places(2, ["1.1", "1.2", "1.3"]), *places(5, ["2.2"])])
    assert plan.by_task["1.1"] == pytest.approx({"1.1-0": 0.3 / 3 / 2, "1.1-1": 0.3 / 3 / 2})
    assert plan.by_task["2.2"] == pytest.approx({f"2.2-{number}": 0.26 / 3 / 5 for number in range(5)})
    assert plan.weights["2.2-4"] == pytest.approx(0.26 / 3 / 5)


def test_weights_that_do_not_sum_to_a_hundred_are_shares_all_the_same() -> None:
    domains = tuple(domain._replace(weight=domain.weight // 2) for domain in BLUEPRINT.domains)
    assert outline(BLUEPRINT._replace(domains=domains), places()).weights == pytest.approx(dict(PLAN.weights))


def test_a_task_without_concepts_is_bare() -> None:
    plan = outline(BLUEPRINT, places(3, [task for task in TASKS if task not in {"1.3", "4.1"}]))
    assert plan.bare == pytest.approx(0.3 / 3 + 0.2 / 3)
    assert plan.by_task["4.1"] == {}
    assert PLAN.bare == 0
    assert outline(BLUEPRINT, []).bare == pytest.approx(1)


def test_a_concept_in_two_tasks_weighs_for_both() -> None:
    shared = [Place("both", "t", "1", "1.1"), Place("both", "t", "2", "2.1"), Place("one", "t", "2", "2.1")]
    plan = outline(BLUEPRINT, shared)
    assert plan.weights == pytest.approx({"both": 0.3 / 3 + 0.26 / 3 / 2, "one": 0.26 / 3 / 2})
    assert plan.by_task["1.1"] == pytest.approx({"both": 0.3 / 3})


def test_places_outside_the_exam_weigh_nothing() -> None:
    assert outline(BLUEPRINT, [*places(), Place("stranger", "t", "9", "9.9"), Place("nowhere", "t", "", "")]) == PLAN


@given(st.lists(st.tuples(st.sampled_from(TASKS), st.integers(0, 20)), unique=True))
def test_weights_and_what_is_bare_sum_to_the_whole_exam(where: list[tuple[str, int]]) -> None:
    plan = outline(BLUEPRINT, [Place(f"concept-{number}", "t", task[0], task) for task, number in where])
    assert sum(plan.weights.values()) + plan.bare == pytest.approx(1)
    assert sum(sum(mine.values()) for mine in plan.by_task.values()) == pytest.approx(sum(plan.weights.values()))
    assert plan.by_task.keys() == set(TASKS)


# The forecast


def test_a_small_example_as_it_was_worked_out_apart() -> None:
    """By `Forecast`'s definition with 4,000 quantiles instead of 40, of an exam of two domains and a bare task."""
    domains = (
        ExamDomain("1", "One", 60, (Task("1.1", "A"),)),
        ExamDomain("2", "Two", 40, (Task("2.1", "B"), Task("2.2", "C"))),
    )
    small = BLUEPRINT._replace(questions=24, unscored=4, pass_mark=700, domains=domains)
    where = [
        *(Place(f"s3-{n}", "s3", "1", "1.1") for n in range(4)),
        *(Place(f"vpc-{n}", "vpc", "2", "2.1") for n in range(2)),
    ]
    day = TODAY.toordinal()
    log = [
        Studied("s3-0", 10.0, day - 5, day, Outcome.SURE_RIGHT, (2, 0, 0, 0, 0, 0), 1_800_000),
        Studied("s3-1", 20.0, day, day + 9, Outcome.SURE_WRONG, (0, 1, 1, 0, 0, 0), 1_700_000),
        Studied("vpc-0", 3.0, day - 2, day, Outcome.GUESS_RIGHT),
    ]
    found = forecast(learn(where, log, TODAY), outline(small, where), TODAY)
    assert (found.day, found.scaled, found.low, found.high) == (TODAY, 0, 0, 0)
    assert found.p_pass == pytest.approx(0.0, abs=0.002)


@pytest.mark.parametrize(
    ("known", "scaled"), [(0.1, 100 + 900 * 0.352), (0.5, 100 + 900 * 0.64), (0.8, 100 + 900 * 0.856)]
)
def test_the_expected_score_is_a_straight_line_of_what_is_right_luck_included(known: float, scaled: float) -> None:
    assert of(known).scaled == pytest.approx(scaled, abs=2)


def test_a_forecast_carries_its_day() -> None:
    assert forecast(knowing(0.5), PLAN, EXAM_DAY) == of(0.5)._replace(day=EXAM_DAY)


def test_who_knows_more_is_forecast_more() -> None:
    scores = [of(known / 100) for known in range(2, 95, 4)]
    for lesser, greater in pairwise(scores):
        assert lesser.scaled < greater.scaled
        assert lesser.low <= greater.low
        assert lesser.high <= greater.high
        assert lesser.p_pass <= greater.p_pass + 1e-5


@pytest.mark.xfail(
    reason="_result() turns a standard deviation of shares into one of log-odds by the slope at the mean, which blows "
    "up as the share nears 1: with all known but half a per cent it forecasts 262 to 1000 and a chance of 0.81"
)
def test_who_knows_nearly_all_is_forecast_nearly_all() -> None:
    scores = [of(known / 1000) for known in range(940, 1000, 5)]
    for lesser, greater in pairwise(scores):
        assert lesser.scaled <= greater.scaled
        assert lesser.low <= greater.low
        assert lesser.p_pass <= greater.p_pass + 1e-4
    assert scores[-1].scaled > 980


@given(st.floats(0.01, 0.99), st.floats(0, 0.05), st.floats(0.05, 0.6), st.floats(0, 0.01))
def test_the_score_lies_in_its_range_and_that_on_the_scale(
    known: float, variance: float, luck: float, luck_variance: float
) -> None:
    found = forecast(knowing(known, variance, luck, luck_variance), PLAN, TODAY)
    assert 100 <= found.low <= found.scaled <= found.high <= 1000
    assert found.low < found.high
    assert 0 <= found.p_pass <= 1


def test_ranges_end_at_results_that_a_paper_can_have() -> None:
    results = {round(100 + 900 * right / 50) for right in range(51)}
    for known in (0.2, 0.55, 0.9):
        assert {of(known).low, of(known).high} <= results


def test_the_chance_to_pass_is_none_at_one_end_and_certain_at_the_other() -> None:
    assert of(0.05).p_pass < 1e-4
    assert of(0.93).p_pass > 1 - 1e-4


@given(st.floats(0.02, 0.94), st.floats(0, 0.01))
def test_passing_is_likelier_than_not_where_the_score_is_above_the_pass_mark(known: float, variance: float) -> None:
    """Nearer than two right answers to the mark either may be so."""
    found = of(known, variance)
    if found.scaled > BLUEPRINT.pass_mark + 36:
        assert found.p_pass > 0.5
    if found.scaled < BLUEPRINT.pass_mark - 36:
        assert found.p_pass < 0.5


def test_a_higher_pass_mark_is_passed_less_often_and_leaves_the_score_as_it_is() -> None:
    easy, hard = (
        forecast(knowing(0.6), outline(BLUEPRINT._replace(pass_mark=mark), places()), TODAY) for mark in (700, 750)
    )
    assert easy.p_pass > hard.p_pass
    assert easy[:4] == hard[:4]


@pytest.mark.parametrize("right", [0, 20, 35, 50])
def test_the_pass_mark_itself_is_passed(right: int) -> None:
    """A mark that a result hits exactly, with shares that are no binary fractions."""
    mark = 100 + 18 * right
    exact = outline(BLUEPRINT._replace(pass_mark=mark), places())
    below = outline(BLUEPRINT._replace(pass_mark=mark - 17), places())
    assert of(0.6, plan=exact).p_pass == of(0.6, plan=below).p_pass


def test_only_scored_questions_make_the_luck_of_the_draw() -> None:
    few, many = (
        of(0.6, plan=outline(BLUEPRINT._replace(questions=questions), places())) for questions in (15 + 20, 15 + 200)
    )
    assert few.high - few.low > 1.8 * (many.high - many.low)


def test_what_no_model_knows_keeps_the_range_open_however_many_questions_there_are() -> None:
    many = of(0.6, plan=outline(BLUEPRINT._replace(questions=5015), places()))
    assert many.high - many.low == pytest.approx(2 * 1.2816 * sqrt(MODEL**2 + 0.712 * 0.288 / 5000) * 900, rel=0.05)


def test_the_less_is_known_of_a_learner_the_wider_the_range() -> None:
    ranges = [of(0.6, variance) for variance in (0.0, 0.01, 0.04)]
    assert all(wider.high - wider.low > narrow.high - narrow.low for narrow, wider in pairwise(ranges))
    unlucky = forecast(knowing(0.2, luck_variance=0.02), PLAN, TODAY)
    assert unlucky.high - unlucky.low > of(0.2).high - of(0.2).low


def test_more_answers_of_the_same_kind_narrow_the_range() -> None:
    everywhere = places(30)
    widths = []
    for every in (30, 10, 3, 1):
        found = forecast(learn(everywhere, answered(everywhere, 0.6, of=every), TODAY), PLAN_OF_30, TODAY)
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.75 * widths[0]


PLAN_OF_30 = outline(BLUEPRINT, places(30))


def draws(knowledge: Knowledge, plan: Outline, chance: Random, papers: int) -> list[int]:
    """Results of papers of learners who are as the knowledge says, by the definitions in `pooling` and `knowledge`."""
    on_met: dict[str, float] = {}
    on_unmet: dict[str, float] = {}
    for concept, weight in plan.weights.items():
        held = knowledge.held[concept]
        on_met[held.topic] = on_met.get(held.topic, 0) + weight * held.met * held.recall
        on_unmet[held.topic] = on_unmet.get(held.topic, 0) + weight * (1 - held.met)

    def off(shares: Pooled) -> tuple[dict[str, float], float]:
        """How far the topics' shares and the whole's are off their means."""
        whole = chance.gauss(0, sqrt(shares.whole.variance))
        domains = {name: s.lean * whole + chance.gauss(0, sqrt(s.variance)) for name, s in shares.domains.items()}
        return {
            topic: s.lean * domains[shares.domain_of[topic]] + chance.gauss(0, sqrt(s.variance))
            for topic, s in shares.topics.items()
        }, whole

    results = []
    bottom, top = plan.blueprint.scale
    for _ in range(papers):
        (before, _whole), (carried, _) = off(knowledge.before_study), off(knowledge.carry_over)
        known = sum(w * (knowledge.carry_over.mean(topic) + carried[topic]) for topic, w in on_met.items())
        known += sum(w * (knowledge.before_study.mean(topic) + before[topic]) for topic, w in on_unmet.items())
        luck = knowledge.luck + chance.gauss(0, sqrt(knowledge.luck_variance))
        share = min(max(known + (1 - known) * luck + chance.gauss(0, MODEL), 0), 1)
        right = sum(chance.random() < share for _ in range(plan.blueprint.scored))
        results.append(round(bottom + (top - bottom) * right / plan.blueprint.scored))
    return results


@pytest.mark.parametrize("share", [0.35, 0.6, 0.85])
@pytest.mark.parametrize("of", [12, 3, 1])
def test_the_range_holds_eighty_of_a_hundred_results_and_the_chance_to_pass_is_how_many_pass(
    share: float, of: int
) -> None:
    """Results are whole right answers, so that at a single learner the share swings around 80 % by a few points."""
    everywhere = places(12)
    plan = outline(BLUEPRINT, everywhere)
    knowledge = learn(everywhere, answered(everywhere, share, of=of), TODAY)
    found = forecast(knowledge, plan, TODAY)
    results = draws(knowledge, plan, Random(5), 1500)
    held = sum(found.low <= result <= found.high for result in results) / len(results)
    assert 0.75 <= held <= 0.86
    assert sum(result >= BLUEPRINT.pass_mark for result in results) / len(results) == pytest.approx(
        found.p_pass, abs=0.05
    )
    assert sum(results) / len(results) == pytest.approx(found.scaled, abs=12)


# Bare tasks


def test_a_bare_task_counts_as_not_studied() -> None:
    without = places(12, [task for task in TASKS if task != "1.1"])
    log = answered(without, 0.2, later=0)
    for one in log:
        assert one.concept[:3] != "1.1"
    strong = [one._replace(first=Outcome.SURE_WRONG, later=(3, 0, 0, 0, 0, 0), expected_ppm=2_700_000) for one in log]
    knowledge, plan = learn(without, strong, TODAY), outline(BLUEPRINT, without)
    known, _ = knowledge.known_of(plan.weights)
    known += plan.bare * knowledge.before_study.whole.mean
    assert knowledge.before_study.whole.mean < 0.2
    assert forecast(knowledge, plan, TODAY).scaled == pytest.approx(100 + 900 * knowledge.chance_right(known), abs=4)


@pytest.mark.xfail(
    reason="forecast() adds the variance of bare tasks to that of the rest, as if they were independent; "
    "both lean on the whole, so the range is too narrow"
)
def test_a_bare_task_is_as_uncertain_as_one_of_an_unknown_topic() -> None:
    served = places(6, [task for task in TASKS if task[0] in "12"])
    knowledge = learn(served, [], TODAY)
    unknown = [Place(f"unknown-{task}", "unknown", task[0], task) for task in TASKS if task[0] in "34"]
    held = {**knowledge.held, **{place.concept: Held("unknown") for place in unknown}}
    assert forecast(knowledge, outline(BLUEPRINT, served), TODAY) == forecast(
        knowledge._replace(held=held), outline(BLUEPRINT, [*served, *unknown]), TODAY
    )


# A day to come


def test_studying_on_raises_the_forecast_the_more_the_more_new_concepts() -> None:
    everywhere = places(12)
    knowledge = learn(everywhere, answered(everywhere, 0.6, of=4), TODAY)
    scores = [
        forecast(studied_on(knowledge, new), outline(BLUEPRINT, everywhere), EXAM_DAY) for new in (0, 20, 60, 108)
    ]
    assert all(fewer.scaled < more.scaled for fewer, more in pairwise(scores))
    assert all(fewer.p_pass < more.p_pass for fewer, more in pairwise(scores))
    assert scores[0] == forecast(knowledge, outline(BLUEPRINT, everywhere), EXAM_DAY)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("of", [1, 4])
def test_who_stops_is_forecast_less_the_later_the_exam(share: float, of: int) -> None:
    everywhere = places(12)
    log = answered(everywhere, share, of=of)
    knowledge = learn(everywhere, log, TODAY)
    known = [
        forecast(on_day(knowledge, log, TODAY + timedelta(days=days)), outline(BLUEPRINT, everywhere), TODAY).scaled
        for days in (1, 7, 30, 180)
    ]
    assert known == sorted(known, reverse=True)
    assert known[0] > known[-1]


# The exam's parts


def test_parts_are_the_domains_and_tasks_of_the_exam_in_its_order() -> None:
    domains, tasks = parts_of_exam(learn(places(), [], TODAY), PLAN)
    assert [(one.id, one.name, one.weight) for one in domains] == [(d, f"Domain {d}", w) for d, w in WEIGHTS.items()]
    assert [one.id for one in tasks] == TASKS
    assert {one.concepts for one in tasks} == {6}
    assert {one.concepts for one in domains} == {18}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_what_all_domains_would_add_is_what_the_expected_score_lacks(share: float) -> None:
    everywhere = places(12)
    plan = outline(BLUEPRINT, everywhere)
    knowledge = learn(everywhere, answered(everywhere, share, of=2), TODAY)
    domains, tasks = parts_of_exam(knowledge, plan)
    known, _ = knowledge.known_of(plan.weights)
    lacking = 900 * (1 - knowledge.chance_right(known))
    assert sum(one.points for one in domains) == pytest.approx(lacking)
    assert sum(one.points for one in domains) == pytest.approx(1000 - forecast(knowledge, plan, TODAY).scaled, abs=4)
    for domain in domains:
        mine = [task for task in tasks if task.id[0] == domain.id]
        assert sum(task.points for task in mine) == pytest.approx(domain.points)
        assert sum(task.known for task in mine) / 3 == pytest.approx(domain.known)


def test_a_domain_that_no_concept_serves_is_as_little_known_as_what_was_never_studied() -> None:
    served = places(6, [task for task in TASKS if task[0] != "4"])
    knowledge = learn(served, answered(served, 0.9), TODAY)
    domains, tasks = parts_of_exam(knowledge, outline(BLUEPRINT, served))
    assert (domains[3].concepts, domains[3].known) == (0, knowledge.before_study.whole.mean)
    assert domains[3].points == pytest.approx(900 * 0.2 * (1 - domains[3].right))
    assert [one.concepts for one in tasks[-3:]] == [0, 0, 0]


@pytest.mark.xfail(
    reason="parts_of_exam() leaves bare tasks out of their domain: what is known of the rest stands for all of it, "
    "while the forecast counts them as not studied; and a bare task's own points are 0"
)
def test_a_domain_of_which_a_part_is_bare_counts_it_as_not_studied_just_as_the_forecast_does() -> None:
    served = places(6, [task for task in TASKS if task[-1] == "1"])
    knowledge = learn(served, [one._replace(first=Outcome.SURE_WRONG) for one in answered(served, 1.0, later=4)], TODAY)
    plan = outline(BLUEPRINT, served)
    domains, tasks = parts_of_exam(knowledge, plan)
    lacking = pytest.approx(1000 - forecast(knowledge, plan, TODAY).scaled, abs=4)
    assert sum(one.points for one in domains) == lacking
    assert sum(one.points for one in tasks) == lacking


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
    bias = round((-30 - 60 + 50) / 3)
    assert record == ForecastRecord(3, 3, bias, pytest.approx((0.6**2 + 0.1**2 + 0.2**2) / 3))
    assert bias == -13


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
