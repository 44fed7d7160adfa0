from __future__ import annotations

import pytest

from aws_quiz.terminal.question.choice_state import ChoiceState, choice_for
from tests.builders import question

SINGLE = choice_for(question(), ("c", "a", "d", "b"))
MULTIPLE = choice_for(question(right="ad", keys="abcde"), ("c", "a", "d", "b", "e"))


def test_at_first_nothing_is_chosen_and_nothing_can_be_committed() -> None:
    assert SINGLE.cursor is None
    assert SINGLE.chosen == frozenset()
    assert SINGLE.refusal == "Select an option first."
    assert MULTIPLE.refusal == "Select 2 options: 0 selected so far."


def test_a_letter_chooses_by_the_place_shown_and_gives_the_options_key() -> None:
    state = SINGLE.picked("a")
    assert state.chosen == {"c"}
    assert state.cursor == 0
    assert state.refusal == ""


def test_in_a_single_choice_another_letter_takes_the_place_of_the_first() -> None:
    assert SINGLE.picked("a").picked("d").chosen == {"b"}


def test_in_a_single_choice_the_same_letter_again_keeps_the_choice() -> None:
    assert SINGLE.picked("b").picked("b").chosen == {"a"}


def test_in_a_multiple_choice_a_letter_chooses_and_drops_by_turns() -> None:
    once = MULTIPLE.picked("b")
    assert once.chosen == {"a"}
    assert once.picked("b").chosen == frozenset()


def test_a_letter_that_no_option_has_changes_nothing() -> None:
    refused = SINGLE.picked("e")
    assert refused == SINGLE._replace(notice="There is no option e: they go from a to d.")


@pytest.mark.parametrize(("step", "cursor"), [(1, 0), (-1, 3)])
def test_from_nowhere_the_cursor_enters_at_the_near_end_and_selects_nothing(step: int, cursor: int) -> None:
    moved = SINGLE.moved(step)
    assert (moved.cursor, moved.chosen) == (cursor, frozenset())


def test_in_a_single_choice_space_selects_and_clears() -> None:
    once = SINGLE.moved(1).toggled()
    assert once.chosen == {"c"}
    assert once.toggled().chosen == frozenset()
    assert once.moved(1).toggled().chosen == {"a"}


def test_the_cursor_stops_at_the_ends() -> None:
    top = SINGLE.picked("a")
    assert top.moved(-1) == top
    bottom = SINGLE.picked("d")
    assert bottom.moved(1) == bottom


def test_in_a_multiple_choice_moving_chooses_nothing_and_toggling_does() -> None:
    state = MULTIPLE.moved(1).moved(1)
    assert state.cursor == 1
    assert state.chosen == frozenset()
    assert state.toggled().chosen == {"a"}
    assert state.toggled().toggled().chosen == frozenset()


def test_toggling_with_the_cursor_nowhere_changes_nothing() -> None:
    assert MULTIPLE.toggled() == MULTIPLE._replace(notice="Go to an option first: press its letter, or down.")


def test_a_multiple_choice_is_committed_with_exactly_as_many_as_are_right() -> None:
    one = MULTIPLE.picked("a")
    two = one.picked("b")
    three = two.picked("c")
    assert one.refusal == "Select 2 options: 1 selected so far."
    assert (two.refusal, two.notice) == ("", "")
    assert three.chosen == two.chosen
    assert three.notice == "2 are selected already. Clear one first: press its letter."


def test_letters_are_those_of_the_options_there_are() -> None:
    assert SINGLE.letters == "abcd"
    assert ChoiceState(tuple("abcdefghij"), wanted=1, multiple=False).letters == "abcdefghij"
