from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.question import Level
from aws_quiz.core.sitting.paper_mix import Mix, share_out

SHARES = {Level.RECALL: 5, Level.APPLICATION: 25, Level.ANALYSIS: 20, Level.DESIGN: 50}
PLENTY = dict.fromkeys(Level, 1000)


def test_a_paper_has_the_shares_of_the_blueprint_where_the_banks_have_the_questions() -> None:
    assert share_out(SHARES, 65, PLENTY) == {
        Level.RECALL: 3, Level.APPLICATION: 16, Level.ANALYSIS: 13, Level.DESIGN: 33,
    }  # fmt: skip


def test_what_a_level_cannot_give_the_others_give_by_their_shares() -> None:
    without = share_out(SHARES, 65, {**PLENTY, Level.DESIGN: 0})
    assert without == {Level.RECALL: 6, Level.APPLICATION: 33, Level.ANALYSIS: 26}
    few = share_out(SHARES, 65, {**PLENTY, Level.DESIGN: 10, Level.RECALL: 2})
    assert few == {Level.RECALL: 2, Level.DESIGN: 10, Level.APPLICATION: 29, Level.ANALYSIS: 24}


@given(st.dictionaries(st.sampled_from(Level), st.integers(0, 40)), st.integers(1, 100))
def test_what_is_shared_out_never_exceeds_what_there_is(supply: dict[Level, int], questions: int) -> None:
    wanted = share_out(SHARES, questions, supply)
    assert all(number <= supply.get(level, 0) for level, number in wanted.items())
    assert sum(wanted.values()) == min(questions, sum(supply.values()))


@given(st.integers(0, 1000))
def test_the_lots_fill_the_shares_exactly_where_every_level_is_to_be_had(seed: int) -> None:
    mix, rng = Mix(SHARES, 65, PLENTY), Random(seed)
    drawn = []
    for _ in range(65):
        drawn.append(mix.pick(list(Level), rng))
        mix.take(drawn[-1])
    assert Counter(drawn) == share_out(SHARES, 65, PLENTY)


def test_a_place_is_filled_by_what_is_there_though_the_paper_wants_no_more_of_it() -> None:
    mix = Mix(SHARES, 2, PLENTY)
    for _ in range(4):
        assert mix.pick([Level.RECALL], Random(1)) is Level.RECALL
        mix.take(Level.RECALL)
    unknown = Mix({Level.RECALL: 100}, 2, PLENTY)
    assert unknown.pick([Level.DESIGN], Random(1)) is Level.DESIGN
