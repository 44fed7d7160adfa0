from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.planning.workload import (
    NEW_SHARE,
    capacity,
    choose_new,
    new_allowance,
    pace,
    share_backlog,
)


def test_saa_weights_over_65_questions_give_the_shares_of_the_guide() -> None:
    assert apportion({"1": 30, "2": 26, "3": 24, "4": 20}, 65) == {"1": 19, "2": 17, "3": 16, "4": 13}


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 100), min_size=1), st.integers(0, 500))
def test_shares_sum_to_the_total_and_are_exact_quotas_rounded(weights: dict[str, int], total: int) -> None:
    shares = apportion(weights, total)
    whole = sum(weights.values())
    assert shares.keys() == weights.keys()
    if whole == 0:
        assert set(shares.values()) == {0}
        return
    assert sum(shares.values()) == total
    for name, share in shares.items():
        quota = total * weights[name]
        assert quota // whole <= share <= -(-quota // whole)


def test_new_concepts_are_spread_over_domains_by_weight() -> None:
    domains = {name: iter([(f"{name}-{number}", name) for number in range(20)]) for name in "123"}
    chosen = choose_new(domains, {"1": 50, "2": 30, "3": 20}, 10)
    assert [sum(turn.topic == name for turn in chosen) for name in "123"] == [5, 3, 2]
    assert all(turn.is_new for turn in chosen)


def test_a_domain_that_runs_out_leaves_its_share_to_the_others() -> None:
    domains = {"1": iter([("a", "t")]), "2": iter([(f"b{number}", "t") for number in range(9)])}
    assert len(choose_new(domains, {"1": 90, "2": 10}, 6)) == 6


def test_a_concept_that_stands_in_two_domains_is_taken_once() -> None:
    domains = {"1": iter([("a", "t"), ("b", "t")]), "2": iter([("a", "t"), ("b", "t")])}
    assert sorted(turn.concept for turn in choose_new(domains, {"1": 1, "2": 1}, 5)) == ["a", "b"]


def test_a_backlog_is_capped_and_spread() -> None:
    backlog = share_backlog(142, 40)
    assert (backlog.today, backlog.days, backlog.is_spread) == (40, 4, True)


def test_what_fits_into_a_day_is_no_backlog() -> None:
    backlog = share_backlog(40, 40)
    assert (backlog.today, backlog.days, backlog.is_spread) == (40, 1, False)
    assert share_backlog(0, 40).days == 0


def test_pace_is_the_usual_one_until_twenty_answers_are_known() -> None:
    assert pace([10.0] * 19) == 45.0
    assert pace([10.0] * 20) == 25.0


def test_a_day_takes_at_least_five_questions() -> None:
    assert capacity(25, 45) == 33
    assert capacity(1, 60) == 5


def test_new_concepts_take_what_the_day_has_left_but_never_all_of_it() -> None:
    assert new_allowance(40, due=0, answered=0, meeting=1.6) == int(40 * NEW_SHARE / 1.6)
    assert new_allowance(40, due=32, answered=0, meeting=1.6) == 5
    assert new_allowance(40, due=30, answered=8, meeting=1.6) == 1
    assert new_allowance(40, due=60, answered=0, meeting=1.6) == 0
    assert new_allowance(40, due=10, answered=35, meeting=1.6) == 0
