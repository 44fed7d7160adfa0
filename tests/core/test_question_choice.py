from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.question import Level, Question
from aws_quiz.core.sitting.question_choice import DESIGNS, WELL_KNOWN, question_for
from tests.builders import question

LEVELS = {"r": Level.RECALL, "p": Level.APPLICATION, "n": Level.ANALYSIS, "d": Level.DESIGN}


def of(levels: str) -> list[Question]:
    """A concept's questions, one of each level named by its letter."""
    return [question(f"c.{number}", level=LEVELS[letter]) for number, letter in enumerate(levels, 1)]


def chosen(levels: str, times: int = 1, *, stability: float = 0.0, area: str = "storage", asked: str = "") -> str:
    """The levels of the questions that are asked, one after another; those at the places `asked` were asked before."""
    questions = of(levels)
    last = {f"c.{place}": f"{at:03}" for at, place in enumerate(asked)}
    found = ""
    for at in range(times):
        one = question_for(questions, last, stability, area)
        last[one.id] = f"9{at:03}"
        found += levels[questions.index(one)]
    return found


def test_young_concepts_are_recalled_and_applied_and_old_ones_weighed() -> None:
    assert chosen("nrp", 3) == "rpn"
    assert chosen("rpn", 3, stability=WELL_KNOWN + 1) == "nrp"


def test_when_all_were_asked_the_level_decides_among_those_not_asked_last() -> None:
    assert chosen("rpn", 4, asked="123") == "rprp"
    assert chosen("rpn", 4, asked="123", stability=30.0) == "rnpn"


def test_designs_wait_for_papers_until_the_concept_is_well_known() -> None:
    assert "d" not in chosen("dr", 3, stability=WELL_KNOWN)
    assert chosen("rd", stability=WELL_KNOWN + 0.1) == "d"


def test_topics_of_designs_and_concepts_with_nothing_else_are_asked_at_any_age() -> None:
    assert chosen("dd", 3) == "ddd"
    assert "d" in chosen("dr", 2, area=DESIGNS)


@given(st.text("rpnd", min_size=1, max_size=5), st.floats(0, 60), st.sampled_from(["storage", DESIGNS]))
def test_the_same_question_never_comes_twice_in_a_row_where_there_are_others(
    levels: str, stability: float, area: str
) -> None:
    last: dict[str, str] = {}
    before = None
    usable = [one for one in levels if one != "d"] if stability <= WELL_KNOWN and area != DESIGNS else list(levels)
    for at in range(10):
        one = question_for(of(levels), last, stability, area)
        assert one != before or len(usable or levels) == 1
        last[one.id], before = f"{at:03}", one


@given(st.text("rpn", min_size=1, max_size=5), st.floats(0, 60))
def test_every_question_is_asked_once_before_any_is_asked_again(levels: str, stability: float) -> None:
    asked: dict[str, str] = {}
    for at in range(len(levels)):
        asked[question_for(of(levels), asked, stability, "storage").id] = f"{at:03}"
    assert len(asked) == len(levels)
