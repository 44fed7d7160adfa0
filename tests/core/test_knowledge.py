from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.evidence import Evidence, Outcome
from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.memory.memory import Memory
from aws_quiz.core.memory.trace import Trace
from aws_quiz.core.standing.cells import Cell, Place
from aws_quiz.core.standing.guessing import corrected, with_luck
from aws_quiz.core.standing.knowledge import (
    BEFORE_STUDY,
    CARRY_OVER,
    LUCK,
    MODEL,
    Knowledge,
    learn,
    studied_on,
)
from aws_quiz.core.standing.log_odds import interval
from aws_quiz.core.standing.parts import ENOUGH_FRESH, Part, Side, part
from aws_quiz.core.standing.pooling import Tally, pool
from tests.simulation.summing import Placement, cells_of, guesses_of

TODAY = date(2026, 11, 21)
PRIOR_LUCK = LUCK.successes / LUCK.trials
Traces = dict[str, Trace]


def places(
    topic: str = "s3", count: int = 10, domain: str = "1", task: str = "1.1", *, start: int = 0
) -> list[Placement]:
    """So many concepts of a topic that serve a task, numbered from `start` on."""
    return [Placement(f"{topic}-{number}", topic, domain, task) for number in range(start, start + count)]


def studied(first: Outcome = Outcome.SURE_RIGHT, *later: Outcome, ago: int = 1, stability: float = 30.0) -> Trace:
    """A concept that was last answered `ago` days before today; nine in ten later answers were expected to be right."""
    day = TODAY - timedelta(days=ago)
    a, b, c, d, e, f = (later.count(outcome) for outcome in Outcome)
    asked = tuple(f"thing.{number}" for number in range(len(later) + 1))
    return Trace(
        Memory("thing", stability, 5.0, day, day, TODAY, len(asked), 0, True),
        Evidence(asked, first, (a, b, c, d, e, f), 900_000 * len(later)),
    )


def outcomes(right: int, wrong: int, *, sure: bool = True) -> list[Outcome]:
    if sure:
        return [Outcome.SURE_RIGHT] * right + [Outcome.SURE_WRONG] * wrong
    return [Outcome.GUESS_RIGHT] * right + [Outcome.GUESS_WRONG] * wrong


def met(topic: str, firsts: list[Outcome], *later: Outcome, ago: int = 1, stability: float = 30.0) -> Traces:
    """As many concepts of a topic as there are first answers."""
    return {
        f"{topic}-{number}": studied(first, *later, ago=ago, stability=stability) for number, first in enumerate(firsts)
    }


def learnt(placements: list[Placement], traces: Traces | None = None, day: date = TODAY) -> Knowledge:
    return learn(cells_of(placements, traces or {}, day), guesses_of((traces or {}).values()))


def whole_of(knowledge: Knowledge, topic: str | None = None, task: str | None = None) -> Part:
    """All places as one part, or those of a topic or a task; all concepts weigh the same."""
    mine = [cell for cell in knowledge.cells if topic in {None, cell.place.topic} and task in {None, cell.place.task}]
    return part(knowledge, "all", "All", [(cell, 1.0) for cell in mine])


# Before any answer


def test_without_answers_everything_is_as_was_thought_before() -> None:
    knowledge = learnt(places())
    assert knowledge.answers == 0
    assert knowledge.luck == PRIOR_LUCK == 0.28
    assert knowledge.carry_over.mean("s3") == pytest.approx(CARRY_OVER.mean)
    found = whole_of(knowledge)
    assert found.known == pytest.approx(BEFORE_STUDY.mean)
    assert (found.memory, found.met, found.concepts, found.fresh, found.answers) == (None, 0, 10, None, 0)


def test_where_there_is_no_place_there_is_nothing_to_know() -> None:
    knowledge = learnt([])
    assert (knowledge.cells, knowledge.answers) == ((), 0)
    assert knowledge.known_of([]) == (0, 0)
    assert studied_on(knowledge, 5) == knowledge


def test_a_part_without_concepts_is_as_little_known_and_as_uncertain_as_the_whole() -> None:
    knowledge = learnt(places(), met("s3", outcomes(4, 2)))
    found, whole = part(knowledge, "9.9", "Nothing", [], points=20.0, bare=0.1), knowledge.before_study.whole
    assert (found.known, found.low, found.high) == (whole.mean, *interval(whole.mean, whole.variance + MODEL**2))
    assert (found.memory, found.met, found.concepts, found.fresh, found.answers) == (None, 0, 0, None, 0)
    assert found.points == pytest.approx(20.0 * (knowledge.chance_right(1.0) - knowledge.chance_right(whole.mean)))


# What answers show


def test_a_mistake_takes_back_what_luck_added_to_right_answers() -> None:
    assert corrected(6, 0, 0.25) == 6
    assert corrected(6, 3, 0.25) == pytest.approx(5)
    assert corrected(25, 75, 0.25) == pytest.approx(0)
    assert corrected(0, 3, 0.25) == pytest.approx(-1)


@pytest.mark.parametrize("guess", [Outcome.GUESS_RIGHT, Outcome.GUESS_WRONG])
def test_a_guess_shows_nothing_to_be_known_right_or_wrong(guess: Outcome) -> None:
    knowledge, before = learnt(places(), met("s3", [guess] * 10, guess)), learnt(places())
    found = whole_of(knowledge)
    assert (found.fresh, found.answers, knowledge.answers) == (0.0, 20, 20)
    assert knowledge.before_study.mean("s3") < before.before_study.mean("s3")
    assert knowledge.carry_over.mean("s3") < before.carry_over.mean("s3")


def test_an_answer_weighs_what_luck_leaves_of_it() -> None:
    """An answer that luck may have had a hand in says less than a look into somebody's head."""
    knowledge = learnt(places(), met("s3", outcomes(3, 1), Outcome.SURE_RIGHT))
    firsts = Tally(4 * 0.72, (3 - 0.28 / 0.72) * 0.72)
    before = pool({"s3": firsts}, {"s3": "1"}, BEFORE_STUDY)
    known = before.mean("s3")
    later = Tally(4 * 0.9 * (1 - known) * 0.72, (4 - 4 * 0.9 * known) * 0.72)
    carried = pool({"s3": later}, {"s3": "1"}, CARRY_OVER)
    assert knowledge.before_study.topics["s3"] == pytest.approx(before.topics["s3"])
    assert knowledge.carry_over.topics["s3"] == pytest.approx(carried.topics["s3"])


def test_somebody_always_sure_who_is_right_no_more_often_than_chance_knows_about_nothing() -> None:
    knowledge = learnt(places(count=500), met("s3", outcomes(112, 288), *outcomes(7, 18)))
    found = whole_of(knowledge)
    assert found.fresh == pytest.approx(0.0, abs=1e-9)
    assert knowledge.before_study.mean("s3") < 0.03
    assert knowledge.carry_over.mean("s3") < 0.03
    assert found.known < 0.03
    assert found.right == pytest.approx(0.28, abs=0.03)


@pytest.mark.parametrize("right", [150, 220, 290, 380])
@pytest.mark.parametrize("sure", [True, False])
def test_right_answers_are_forecast_as_often_as_they_came_out_whatever_somebody_calls_sure(
    right: int, sure: bool
) -> None:
    """Of 400 first answers so many were right; what was not known was guessed, and called a guess or not."""
    lucky = round((400 - right) * 0.28 / 0.72)
    firsts = outcomes(right, 400 - right)
    if not sure:
        firsts = outcomes(right - lucky, 0) + outcomes(lucky, 400 - right, sure=False)
    knowledge = learnt(places(count=400), met("s3", firsts))
    assert knowledge.luck == pytest.approx(0.28, abs=0.005)
    before = knowledge.before_study.mean("s3")
    assert with_luck(before, knowledge.luck) == pytest.approx(right / 400, abs=0.02)
    assert knowledge.chance_right(before) == pytest.approx(with_luck(0.95 * before, knowledge.luck)), (
        "an exam is harder"
    )


def test_luck_is_how_often_guesses_are_right_drawn_to_what_is_usual() -> None:
    assert learn([], Tally(9, 7)).luck == pytest.approx((20 * 0.28 + 7) / (20 + 9))
    assert learn([], Tally(10_000, 4000)).luck == pytest.approx(0.4, abs=0.001)


def test_what_is_not_known_is_right_by_luck() -> None:
    knowledge = learnt(places())
    assert knowledge.chance_right(0.0) == pytest.approx(0.28)
    assert knowledge.chance_right(1.0) == pytest.approx(0.95 + 0.05 * 0.28)
    assert knowledge.chance_right(0.5) == pytest.approx(0.475 + 0.525 * 0.28)


def test_first_answers_alone_speak_of_what_was_known_before_and_later_ones_only_of_what_carries_over() -> None:
    plain = learnt(places(), met("s3", outcomes(5, 5)))
    knew_more = learnt(places(), met("s3", outcomes(9, 1)))
    carries = learnt(places(), met("s3", outcomes(5, 5), Outcome.SURE_RIGHT))
    assert knew_more.before_study.mean("s3") > plain.before_study.mean("s3")
    assert knew_more.carry_over == plain.carry_over
    assert carries.carry_over.mean("s3") > plain.carry_over.mean("s3")
    assert carries.before_study == plain.before_study


@pytest.mark.parametrize("firsts", [outcomes(0, 100), outcomes(60, 40), outcomes(75, 25)])
def test_of_what_is_recalled_so_much_is_known_as_was_shown_by_later_answers(firsts: list[Outcome]) -> None:
    """Of 16 later answers to each concept 14.4 were remembered, and 12.4 showed to be known, whatever came first."""
    shown = 13.5 - 2.5 * 0.28 / 0.72
    later = [Outcome.SURE_RIGHT] * 27 + [Outcome.SURE_WRONG] * 5
    knowledge = learnt(places(count=100), met("s3", firsts, *later))
    assert knowledge.known_if_recalled("s3") == pytest.approx(shown / 14.4, abs=0.01)


def test_what_was_known_before_is_known_if_recalled_and_of_the_rest_what_carries_over() -> None:
    knowledge = learnt(places(), met("s3", outcomes(5, 3), Outcome.SURE_RIGHT))
    before, carried = knowledge.before_study.mean("s3"), knowledge.carry_over.mean("s3")
    assert knowledge.known_if_recalled("s3") == pytest.approx(before + (1 - before) * carried)


# Seen, unseen and forgotten


def test_what_is_unseen_counts_as_unseen_and_not_as_what_was_studied() -> None:
    both = [*places(count=20), *places(count=20, start=20, task="1.2")]
    knowledge = learnt(both, met("s3", outcomes(5, 15), Outcome.SURE_RIGHT, Outcome.SURE_RIGHT))
    seen, unseen = whole_of(knowledge, task="1.1").known, whole_of(knowledge, task="1.2").known
    assert seen > 0.85
    assert unseen < 0.25
    assert whole_of(knowledge).known == pytest.approx((seen + unseen) / 2)
    assert unseen == knowledge.before_study.mean("s3")


def test_a_concept_that_was_met_is_known_as_far_as_it_is_remembered_and_carries_over() -> None:
    recalls = {"s3-0": (1, 9.0), "s3-1": (50, 9.0)}
    traces = {concept: studied(ago=ago, stability=stability) for concept, (ago, stability) in recalls.items()}
    knowledge = learnt(places(count=2), traces)
    remembered = (retrievability(9.0, 1) + retrievability(9.0, 50)) / 2
    assert whole_of(knowledge).known == pytest.approx(knowledge.known_if_recalled("s3") * remembered)


def test_knowledge_of_what_was_met_fades_with_days_and_that_of_the_unmet_does_not() -> None:
    both = [*places(count=5), *places(count=5, start=5, task="1.2")]
    traces = met("s3", outcomes(4, 1), Outcome.SURE_RIGHT)
    fading = [learnt(both, traces, TODAY + timedelta(days=days)) for days in (0, 1, 7, 60, 400)]
    for earlier, later in pairwise(fading):
        assert whole_of(later, task="1.1").known < whole_of(earlier, task="1.1").known
        assert whole_of(later, task="1.2") == whole_of(earlier, task="1.2")
        assert whole_of(later).known < whole_of(earlier).known
        assert later._replace(cells=()) == earlier._replace(cells=())


# Topics, domains and the whole


def test_answers_speak_of_their_topic_most_then_of_its_domain_then_of_the_rest() -> None:
    everywhere = [*places("s3", 30), *places("ebs", 30), *places("vpc", 30, "2", "2.1")]
    knowledge = learnt(everywhere, met("s3", outcomes(20, 0), Outcome.SURE_RIGHT))
    for shares in (knowledge.before_study, knowledge.carry_over):
        assert shares.mean("s3") > shares.mean("ebs") > shares.mean("vpc")


def test_a_topic_in_two_domains_belongs_to_that_where_most_of_it_stands() -> None:
    both = [
        *places("kms", 2, "1", "1.1"),
        *places("kms", 3, "2", "2.1", start=2),
        *places("s3"),
        *places("vpc", 10, "2", "2.1"),
    ]
    knowledge = learnt(both, met("vpc", outcomes(10, 0)))
    assert knowledge.before_study.domain_of == {"kms": "2", "s3": "1", "vpc": "2"}
    assert knowledge.before_study.mean("kms") > knowledge.before_study.mean("s3")


def test_a_topic_that_stands_in_two_domains_alike_belongs_to_the_first_in_whatever_order_they_come() -> None:
    cells = [Cell(Place("kms", domain, f"{domain}.1", 2, 2.0)) for domain in "12"]
    assert learn(cells, Tally()).before_study.domain_of == {"kms": "1"}
    assert learn(cells[::-1], Tally()).before_study.domain_of == {"kms": "1"}


def test_a_concept_in_two_tasks_counts_its_answers_once() -> None:
    traces = met("kms", outcomes(4, 1), Outcome.SURE_RIGHT)
    once = learnt(places("kms", 5), traces)
    twice = learnt([*places("kms", 5), *places("kms", 5, task="1.2")], traces)
    assert twice.answers == once.answers == 10
    assert twice.before_study.topics["kms"] == pytest.approx(once.before_study.topics["kms"])
    assert twice.carry_over.topics["kms"] == pytest.approx(once.carry_over.topics["kms"])


def test_a_part_in_which_a_concept_serves_two_tasks_counts_it_once() -> None:
    traces = met("kms", outcomes(4, 0), Outcome.SURE_RIGHT)
    found = whole_of(learnt([*places("kms", 5), *places("kms", 5, task="1.2")], traces))
    assert (found.met, found.concepts, found.fresh, found.answers) == (4, 5, 1.0, 8)
    assert found.memory == pytest.approx(retrievability(30.0, 1))


# Studying on


def test_studying_on_meets_the_unmet_with_the_same_chance_and_remembers_them_as_well_as_what_was_met() -> None:
    both = [*places(count=2), *places(count=8, start=2, task="1.2")]
    traces = {"s3-0": studied(ago=4, stability=3.0), "s3-1": studied(stability=90.0)}
    knowledge = learnt(both, traces)
    going_on = studied_on(knowledge, 2)
    remembered = (retrievability(3.0, 4) + retrievability(90.0, 1)) / 2
    recalled, before = knowledge.known_if_recalled("s3"), knowledge.before_study.mean("s3")
    assert whole_of(going_on, task="1.1") == whole_of(knowledge, task="1.1")
    assert whole_of(going_on, task="1.2").known == pytest.approx(0.25 * recalled * remembered + 0.75 * before)


def test_each_new_concept_brings_what_is_known_closer_to_that_of_the_met_until_nothing_is_left() -> None:
    knowledge = learnt(places(count=20), met("s3", outcomes(3, 7), Outcome.SURE_RIGHT))
    known = [whole_of(studied_on(knowledge, new)).known for new in (0, 1, 5, 9.5, 10, 200)]
    assert known[0] == pytest.approx(whole_of(knowledge).known)
    assert all(before < after for before, after in pairwise(known[:-1]))
    assert known[-1] == known[-2]
    assert known[-1] == pytest.approx(knowledge.known_if_recalled("s3") * retrievability(30.0, 1))


def test_studying_on_counts_a_concept_in_two_tasks_once() -> None:
    """One of four is met: with three more nothing is left."""
    knowledge = learnt([*places(count=4), *places(count=4, task="1.2")], met("s3", outcomes(1, 0)))
    assert whole_of(studied_on(knowledge, 3)) == whole_of(studied_on(knowledge, 99))
    assert whole_of(studied_on(knowledge, 2.9)).known != whole_of(studied_on(knowledge, 3)).known


@pytest.mark.parametrize("firsts", [outcomes(10, 0), []])
def test_studying_on_changes_nothing_where_all_or_nothing_was_met(firsts: list[Outcome]) -> None:
    knowledge = learnt(places(), met("s3", firsts))
    assert whole_of(studied_on(knowledge, 5)) == whole_of(knowledge)


def test_who_knew_nearly_all_from_the_first_does_not_lose_by_meeting_the_rest() -> None:
    knowledge = learnt(places(count=80), met("s3", outcomes(40, 0)))
    assert whole_of(studied_on(knowledge, 40)).known >= whole_of(knowledge).known


# Parts


def test_memory_and_fresh_answers_are_told_apart() -> None:
    traces = {
        "s3-0": studied(Outcome.SURE_RIGHT, Outcome.SURE_WRONG, Outcome.SURE_RIGHT, ago=3, stability=5.0),
        "s3-1": studied(Outcome.GUESS_RIGHT, ago=40, stability=60.0),
    }
    found = whole_of(learnt(places(count=5), traces))
    assert found.memory == pytest.approx((retrievability(5.0, 3) + retrievability(60.0, 40)) / 2)
    luck = (20 * 0.28 + 1) / 21
    assert (found.met, found.concepts, found.answers) == (2, 5, 4)
    assert found.fresh == pytest.approx((2 - luck / (1 - luck)) / 4)


def test_a_part_counts_only_its_own_concepts() -> None:
    traces = {**met("s3", outcomes(3, 0)), **met("iam", outcomes(0, 2))}
    found = whole_of(learnt([*places("s3", 4), *places("iam", 4)], traces), "s3")
    assert (found.met, found.concepts, found.fresh, found.answers) == (3, 4, 1.0, 3)


def test_what_is_fresh_never_falls_below_nothing() -> None:
    assert whole_of(learnt(places(), met("s3", outcomes(0, 10)))).fresh == 0.0


def test_what_is_known_of_a_part_goes_by_what_one_concept_of_each_place_weighs() -> None:
    both = [*places(count=1), *places(count=4, start=1, task="1.2")]
    knowledge = learnt(both, {"s3-0": studied(Outcome.SURE_WRONG)})
    one, other = (whole_of(knowledge, task=task).known for task in ("1.1", "1.2"))
    found = part(knowledge, "1", "One", list(zip(knowledge.cells, (0.12, 0.01), strict=True)))
    assert found.known == pytest.approx(0.75 * one + 0.25 * other)
    assert one != pytest.approx(other, abs=0.1)


def test_points_are_what_knowing_all_of_a_part_would_add() -> None:
    knowledge = learnt(places(), met("s3", outcomes(7, 1), Outcome.SURE_RIGHT))
    found = part(knowledge, "1", "One", [(cell, 1.0) for cell in knowledge.cells], points=90.0, weight=10)
    assert found.right == pytest.approx(knowledge.chance_right(found.known))
    assert found.points == pytest.approx(90.0 * (knowledge.chance_right(1.0) - found.right))
    assert (found.id, found.name, found.weight) == ("1", "One", 10)


def test_without_an_exam_there_are_no_points_to_gain() -> None:
    assert whole_of(learnt(places())).points == 0.0


@pytest.mark.parametrize("answers", [4, 5])
def test_five_fresh_answers_are_enough_for_a_verdict(answers: int) -> None:
    assert ENOUGH_FRESH == 5
    assert whole_of(learnt(places(), met("s3", outcomes(answers, 0)))).is_enough is (answers == 5)


def width(traces: Traces) -> float:
    found = whole_of(learnt(places(count=40), traces))
    return found.high - found.low


@pytest.mark.parametrize("times", [1, 2, 4])
def test_the_interval_widens_with_fewer_concepts_answered(times: int) -> None:
    fewer, more = (met("s3", outcomes(3 * n, n), *outcomes(3, 1)) for n in (times, 2 * times))
    assert width(more) < width(fewer)


def test_the_interval_of_what_was_met_widens_with_fewer_later_answers() -> None:
    few, many = (width(met("s3", outcomes(30, 10), *outcomes(3 * n, n))) for n in (1, 128))
    left_out = interval(0.7, MODEL**2)
    assert many < 0.75 * few
    assert many == pytest.approx(left_out[1] - left_out[0], rel=0.1)


def test_the_interval_holds_eighty_of_a_hundred() -> None:
    """In the middle of the scale it is that of a normal distribution; towards an end it leans to the other."""
    assert interval(0.5, 0.01**2) == pytest.approx((0.5 - 0.0128155, 0.5 + 0.0128155), abs=1e-5)
    low, high = interval(0.9, 0.05**2)
    assert 0.9 - low > high - 0.9
    assert interval(0.1, 0.05**2) == pytest.approx((1 - high, 1 - low))


def test_without_variance_the_interval_is_the_mean() -> None:
    assert interval(0.3, 0.0) == pytest.approx((0.3, 0.3))


def test_of_the_unmet_the_variance_is_that_of_what_was_known_before_by_what_topics_weigh() -> None:
    both = [*places("s3", 4), *places("vpc", 6, "2", "2.1")]
    knowledge = learnt([*both, *places("ebs", 6)], met("ebs", outcomes(2, 1)))
    cells = [(cell, 0.1) for cell in knowledge.cells if cell.place.topic != "ebs"]
    assert knowledge.known_of(cells)[1] == pytest.approx(knowledge.before_study.variance({"s3": 0.4, "vpc": 0.6}))


def test_what_no_concept_stands_for_is_as_uncertain_as_the_whole_and_errs_with_it() -> None:
    knowledge = learnt(places(), met("s3", outcomes(2, 1)))
    whole = knowledge.before_study.whole
    assert knowledge.known_of([], bare=1.0) == pytest.approx((whole.mean, whole.variance))
    unmet = [(Cell(Place("s3", "1", "1.1", 5, 5.0)), 0.1)]
    known, variance = knowledge.known_of(unmet, bare=0.5)
    assert known == pytest.approx((knowledge.before_study.mean("s3") + whole.mean) / 2)
    assert variance == pytest.approx(knowledge.before_study.variance({"s3": 0.5, "nothing": 0.5}))
    assert variance > knowledge.known_of(unmet)[1] + knowledge.known_of([], bare=0.5)[1]


def test_right_range_adds_the_same_luck_at_either_end() -> None:
    knowledge = learnt(places(), met("s3", outcomes(7, 3), Outcome.SURE_RIGHT))
    found = whole_of(knowledge)
    low, high = found.right_range
    assert low == pytest.approx(knowledge.chance_right(found.low))
    assert high == pytest.approx(knowledge.chance_right(found.high))
    assert low < found.right < high


def test_right_range_of_what_is_all_known_adds_no_luck() -> None:
    assert Part("s3", "S3", 1.0, 0.9, 1.0, None, 0, 1, None, 0, 0.95).right_range == pytest.approx((0.855, 0.95))


@pytest.mark.parametrize(
    ("bar", "side"),
    [(0.5, Side.ABOVE), (0.59, Side.ABOVE), (0.6, Side.CLOSE), (0.83, Side.CLOSE), (0.84, Side.BELOW)],
)
def test_a_part_is_above_or_below_what_passing_takes_only_where_its_whole_interval_is(bar: float, side: Side) -> None:
    """Exams find 95 % of what is known, and half of the rest is right by luck: 0.2 known is 0.595 right."""
    found = Part("s3", "S3", 0.5, 0.2, 0.7, None, 0, 1, None, 0, 0.7375)
    assert found.right_range == pytest.approx((0.595, 0.8325))
    assert found.side_of(bar) is side


# Laws

TRACES = st.lists(
    st.builds(
        lambda first, later, ago, stability: studied(first, *later, ago=ago, stability=stability),
        st.sampled_from(Outcome),
        st.lists(st.sampled_from(Outcome), max_size=4),
        st.integers(0, 400),
        st.floats(0.1, 900),
    ),
    max_size=30,
).map(lambda traces: {f"{'s3' if at % 3 else 'vpc'}-{at}": trace for at, trace in enumerate(traces)})
EVERYWHERE = [*places("s3", 40), *places("s3", 12, task="1.2"), *places("vpc", 40, "2", "2.1")]


@given(TRACES, st.integers(0, 60))
def test_known_lies_in_its_interval_and_all_shares_between_none_and_all(traces: Traces, new: int) -> None:
    knowledge = studied_on(learnt(EVERYWHERE, traces), new)
    for topic in (None, "s3", "vpc"):
        found = whole_of(knowledge, topic)
        assert 0 < found.low < found.known < found.high < 1
        assert found.known < found.right < 1
        assert 0 <= (found.fresh or 0) <= 1
        assert found.low < found.right_range[0] < found.right < found.right_range[1]
        assert found.met <= found.concepts
    assert 0 < knowledge.luck < 1


@given(TRACES)
def test_answers_and_concepts_are_counted_once_whatever_tasks_they_serve(traces: Traces) -> None:
    knowledge = learnt(EVERYWHERE, traces)
    found = whole_of(knowledge)
    assert (found.met, found.concepts) == (len(traces), 80)
    assert found.answers == knowledge.answers == sum(1 + sum(trace.evidence.later) for trace in traces.values())


@given(TRACES, st.integers(0, 39), st.sampled_from(["s3", "vpc"]))
def test_of_two_learners_who_differ_in_one_later_answer_the_right_one_knows_more(
    traces: Traces, number: int, topic: str
) -> None:
    right, wrong = (
        learnt(EVERYWHERE, {**traces, f"{topic}-{number}": studied(Outcome.SURE_WRONG, outcome)})
        for outcome in (Outcome.SURE_RIGHT, Outcome.SURE_WRONG)
    )
    assert right.before_study == wrong.before_study
    for task in ("1.1", "1.2", "2.1"):
        assert whole_of(right, task=task).known >= whole_of(wrong, task=task).known
    assert right.carry_over.mean(topic) >= wrong.carry_over.mean(topic)


@given(TRACES, st.integers(0, 39), st.sampled_from(["s3", "vpc"]))
def test_meeting_a_concept_with_a_right_answer_raises_what_is_known_of_the_unmet(
    traces: Traces, number: int, topic: str
) -> None:
    concept = f"{topic}-{number}"
    others = {name: trace for name, trace in traces.items() if name != concept}
    before, after = learnt(EVERYWHERE, others), learnt(EVERYWHERE, {**others, concept: studied(Outcome.SURE_RIGHT)})
    for name in ("s3", "vpc"):
        assert after.before_study.mean(name) >= before.before_study.mean(name)
