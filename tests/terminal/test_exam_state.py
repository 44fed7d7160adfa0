"""What keys do to an exam, without a screen."""

from __future__ import annotations

import pytest

from aws_quiz.core.sitting.exam_talk import Ending, Entry, State
from aws_quiz.terminal.exam.exam_overview import Kind, numbered, of_kind, readiness, to_look_at
from aws_quiz.terminal.exam.exam_state import ExamState, Looking
from tests.terminal.fake_exam_desk import FakeExamDesk, few

SINGLE, MULTIPLE = 1, 2
"""Items of the paper: a single choice shown as b c d a, and a multiple choice shown as b c d e a that wants two."""


def desk(**changes: float | None) -> FakeExamDesk:
    return FakeExamDesk(few(), **changes)  # type: ignore[arg-type]


def at(number: int, of: FakeExamDesk | None = None) -> tuple[FakeExamDesk, ExamState]:
    of = of or desk()
    state = ExamState(of, number)
    of.log.clear()
    return of, state


def test_an_exam_starts_at_its_first_item_with_nothing_chosen_and_the_cursor_nowhere() -> None:
    state = ExamState(desk())
    assert (state.sheet.number, state.cursor, state.sheet.chosen) == (1, None, frozenset())


def test_an_exam_that_is_resumed_goes_on_at_the_last_item_that_was_seen() -> None:
    taken = desk()
    ExamState(taken).go(3)
    assert ExamState(taken).sheet.number == 3


def test_the_letter_of_an_option_is_where_it_is_shown_not_its_key() -> None:
    taken, state = at(SINGLE)
    state.pick("a")
    assert taken.log == ["choose 1 b"]
    assert state.sheet.chosen == {"b"}


def test_another_letter_replaces_the_answer_to_a_single_choice() -> None:
    taken, state = at(SINGLE)
    state.pick("a")
    state.pick("d")
    assert taken.log == ["choose 1 b", "choose 1 a"]


def test_the_same_letter_again_stores_nothing_in_a_single_choice() -> None:
    taken, state = at(SINGLE)
    state.pick("a")
    state.pick("a")
    assert taken.log == ["choose 1 b"]


def test_letters_choose_and_drop_in_a_multiple_choice() -> None:
    taken, state = at(MULTIPLE)
    for letter in "aba":
        state.pick(letter)
    assert taken.log == ["choose 2 b", "choose 2 bc", "choose 2 c"]


def test_one_option_too_many_is_refused_in_words_and_stores_nothing() -> None:
    taken, state = at(MULTIPLE)
    for letter in "abc":
        state.pick(letter)
    assert taken.log == ["choose 2 b", "choose 2 bc"]
    assert state.notice == "2 are selected already. Clear one first: press its letter."


def test_a_letter_that_no_option_has_is_refused_in_words() -> None:
    taken, state = at(SINGLE)
    state.pick("f")
    assert (taken.log, state.notice) == ([], "There is no option f: they go from a to d.")


def test_arrows_move_the_cursor_and_store_nothing() -> None:
    taken, state = at(SINGLE)
    for step in (1, 1, -1, -1, -1):
        state.move(step)
    assert (taken.log, state.cursor) == ([], 0)
    state.select()
    assert taken.log == ["choose 1 b"]


@pytest.mark.parametrize("act", [ExamState.select, ExamState.strike], ids=["select", "strike"])
def test_with_the_cursor_nowhere_no_key_changes_an_option(act: object) -> None:
    taken, state = at(SINGLE)
    act(state)  # type: ignore[operator]
    assert taken.log == []
    assert state.notice.startswith("Go to an option first:")


def test_an_option_is_struck_out_and_that_taken_back() -> None:
    taken, state = at(SINGLE)
    state.move(1)
    state.strike()
    assert state.sheet.struck == {"b"}
    state.strike()
    assert state.sheet.struck == frozenset()
    assert taken.log == ["strike 1 b", "strike 1 b"]


def test_choosing_what_was_struck_out_takes_the_strike_back() -> None:
    taken, state = at(SINGLE)
    state.move(1)
    state.strike()
    state.select()
    assert taken.log == ["strike 1 b", "choose 1 b", "strike 1 b"]
    assert (state.sheet.chosen, state.sheet.struck) == (frozenset("b"), frozenset())


def test_what_is_struck_out_is_no_answer_any_more() -> None:
    taken, state = at(SINGLE)
    state.pick("a")
    state.strike()
    assert taken.log == ["choose 1 b", "choose 1 -", "strike 1 b"]
    assert state.sheet.chosen == frozenset()
    assert state.notice == "Option a is struck out and no longer selected."


def test_items_keep_what_was_put_on_them() -> None:
    _, state = at(SINGLE)
    state.pick("c")
    state.flag(SINGLE)
    state.next()
    state.back()
    assert (state.sheet.chosen, state.sheet.flagged, state.cursor) == (frozenset("d"), True, None)


def test_before_the_first_item_there_is_none_and_after_the_last_comes_the_review() -> None:
    _, state = at(1)
    state.back()
    assert (state.sheet.number, state.notice) == (1, "This is the first question.")
    state.go(5)
    state.next()
    assert (state.sheet.number, state.looking) == (5, Looking.REVIEW)


def test_states_of_items_follow_what_is_done() -> None:
    _, state = at(1)
    state.pick("a")
    state.next()
    state.pick("a")
    state.next()
    states = [standing.state for standing in state.entries]
    assert states == [State.ANSWERED, State.INCOMPLETE, State.OPEN, State.UNSEEN, State.UNSEEN]


def test_seeing_an_item_is_told_to_the_desk_once_each_time_it_is_gone_to() -> None:
    taken, state = at(1)
    state.pick("a")
    state.strike()
    state.next()
    state.back()
    assert [words for words in taken.log if words.startswith("see")] == ["see 2", "see 1"]


@pytest.mark.parametrize("minutes", [30, 15, 5])
def test_a_warning_comes_when_its_time_is_crossed_and_goes_after_ten_seconds(minutes: int) -> None:
    taken, state = at(1, desk(minutes=minutes + 0.5))
    taken.seconds = minutes * 60 + 0.4
    state.tick()
    assert state.warning == ""
    taken.seconds = minutes * 60 - 0.4
    state.tick()
    assert state.warning == f"{minutes} minutes left."
    taken.seconds = minutes * 60 - 9.0
    state.tick()
    assert state.warning == f"{minutes} minutes left."
    taken.seconds = minutes * 60 - 11.0
    state.tick()
    assert state.warning == ""


def test_an_exam_resumed_below_a_warning_is_not_warned_of_it() -> None:
    taken, state = at(1, desk(minutes=14))
    assert taken.seconds is not None
    taken.seconds -= 1
    state.tick()
    assert state.warning == ""


def test_time_that_is_up_hands_in_once() -> None:
    taken, state = at(1)
    taken.seconds = 0.0
    state.tick()
    state.tick()
    assert state.ending is Ending.TIME_UP
    assert taken.handed_in == 1


def test_a_change_that_comes_too_late_shows_as_not_taken_and_hands_in() -> None:
    taken, state = at(MULTIPLE)
    taken.seconds = 0.0
    state.pick("a")
    assert (state.sheet.chosen, state.ending) == (frozenset(), Ending.TIME_UP)
    assert taken.handed_in == 1


@pytest.mark.parametrize("late", ["strike", "flag"])
def test_strikes_and_flags_that_come_too_late_are_not_shown(late: str) -> None:
    taken, state = at(SINGLE)
    state.move(1)
    taken.seconds = 0.0
    state.strike() if late == "strike" else state.flag(SINGLE)
    assert (state.sheet.struck, state.sheet.flagged) == (frozenset(), False)
    assert state.ending is Ending.TIME_UP


def test_an_exam_whose_time_was_up_before_is_handed_in_at_once() -> None:
    taken = desk(minutes=0)
    assert ExamState(taken).ending is Ending.TIME_UP
    assert taken.handed_in == 1


def test_without_a_limit_there_is_no_clock_and_no_end() -> None:
    _, state = at(1, desk(minutes=None))
    state.tick()
    assert (state.left, state.shown_time, state.ending) == (None, None, None)


def test_help_leads_back_to_where_it_was_asked_for() -> None:
    _, state = at(1)
    state.look(Looking.REVIEW)
    state.look(Looking.HELP)
    assert state.before_help is Looking.REVIEW


STANDINGS = (
    Entry(1, State.ANSWERED, flagged=False),
    Entry(2, State.ANSWERED, flagged=True),
    Entry(3, State.INCOMPLETE, flagged=False),
    Entry(4, State.OPEN, flagged=True),
    Entry(5, State.UNSEEN, flagged=False),
    Entry(6, State.UNSEEN, flagged=False),
)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (Kind.ALL, [1, 2, 3, 4, 5, 6]),
        (Kind.UNSEEN, [5, 6]),
        (Kind.OPEN, [4]),
        (Kind.INCOMPLETE, [3]),
        (Kind.ANSWERED, [1, 2]),
        (Kind.FLAGGED, [2, 4]),
    ],
)
def test_items_of_a_kind(kind: Kind, numbers: list[int]) -> None:
    assert [standing.number for standing in of_kind(STANDINGS, kind)] == numbers


def test_what_to_look_at_before_handing_in() -> None:
    assert to_look_at(STANDINGS) == [
        ("Not answered", "4-6"),
        ("Not viewed", "5-6"),
        ("Incomplete", "3"),
        ("Flagged", "2, 4"),
    ]
    assert to_look_at(STANDINGS[:1]) == []
    assert readiness(STANDINGS) == "2 of 6 questions are answered; what is not answered counts as wrong."
    assert readiness(STANDINGS[:2]) == "All 2 questions are answered."


@pytest.mark.parametrize(("numbers", "words"), [([], ""), ([3], "3"), ([1, 2, 3, 7, 9, 10], "1-3, 7, 9-10")])
def test_numbers_are_drawn_together(numbers: list[int], words: str) -> None:
    assert numbered(numbers) == words
