"""Every key is bound by the table that the help is made from, and the help lists every binding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aws_quiz.terminal.device.bindings import Binding, Bindings
from aws_quiz.terminal.device.theme import UNICODE
from aws_quiz.terminal.device.viewport import framed
from aws_quiz.terminal.drill import drill_keys
from aws_quiz.terminal.drill.drill_pages import HelpPage, QuestionPage, VerdictPage
from aws_quiz.terminal.exam import exam_keys
from aws_quiz.terminal.exam.exam_pages import ExamHelpPage
from aws_quiz.terminal.exam.exam_screenful import ExamScreenful
from aws_quiz.terminal.exam.exam_state import ExamState, Looking
from tests.terminal.fake_desk import endpoints, marked
from tests.terminal.fake_exam_desk import FakeExamDesk, few

if TYPE_CHECKING:
    from aws_quiz.terminal.device.viewport import View


def rows(tables: tuple[Bindings[Any], ...]) -> list[tuple[str, str]]:
    return [binding.row for table in tables for binding in table]


@pytest.mark.parametrize("width", [80, 60])
def test_the_help_lists_every_binding(width: int) -> None:
    state = ExamState(FakeExamDesk(few()))
    pages = ((HelpPage(UNICODE), drill_keys.SECTIONS), (ExamHelpPage(state, UNICODE), exam_keys.SECTIONS))
    for page, tables in pages:
        text = " ".join(" ".join(line.plain for line in page.lines(width)).split())
        for keys, meaning in rows(tables):
            assert f"{keys} {meaning}" in text


def state_of(page: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(page).items() if name != "signs"}


DRILL_PAGES = (
    (lambda: QuestionPage(endpoints(), UNICODE), drill_keys.QUESTION_KEYS),
    (lambda: VerdictPage(marked(endpoints(), "b"), UNICODE), drill_keys.VERDICT_KEYS),
)


@pytest.mark.parametrize(("make", "own"), DRILL_PAGES, ids=["question", "verdict"])
def test_in_a_drill_every_binding_is_bound_and_nothing_else_is(make: Any, own: Bindings[Any]) -> None:
    for key in (*keys_of(own), *keys_of(drill_keys.ALWAYS)):
        page: View = make()
        page.press("down", framed(page, 40, 10, UNICODE))
        before = state_of(page)
        action = page.press(key, framed(page, 40, 10, UNICODE))
        assert action is not None or state_of(page) != before or key in {"home", "pageup", "up"}, key
    for key in ("y", "z", "1", "backspace", "shift-tab"):
        page = make()
        before = state_of(page)
        assert page.press(key, framed(page, 80, 24, UNICODE)) is None
        assert state_of(page) == before, key


def exam_at(looking: Looking) -> tuple[ExamState, ExamScreenful]:
    state = ExamState(FakeExamDesk(few()), 2)
    state.look(looking)
    screen = ExamScreenful(state, UNICODE)
    screen.drawn(40, 12)
    return state, screen


EXAM_PAGES = (
    (Looking.ITEM, exam_keys.ITEM_KEYS),
    (Looking.OVERVIEW, exam_keys.OVERVIEW_KEYS),
    (Looking.REVIEW, exam_keys.REVIEW_KEYS),
)
AT_AN_END = {"home", "pageup", "up", "backspace", "pagedown", "end", "space", "down"}


@pytest.mark.parametrize(("looking", "own"), EXAM_PAGES, ids=lambda one: getattr(one, "value", ""))
def test_in_an_exam_every_binding_is_bound(looking: Looking, own: Bindings[Any]) -> None:
    for key in (*keys_of(own), *keys_of(exam_keys.ALWAYS)):
        state, screen = exam_at(looking)
        before, drawn = vars(state).copy(), screen.drawn(40, 12).lines
        screen.press(key)
        changed = vars(state) != before or screen.drawn(40, 12).lines != drawn
        assert changed or key in AT_AN_END, f"{key} does nothing in the {looking.value}"


def keys_of(table: Bindings[Any]) -> list[str]:
    return [key for binding in table for key in binding.keys]


def test_a_key_cannot_be_bound_twice_in_a_table() -> None:
    with pytest.raises(AssertionError, match="twice"):
        Bindings("Twice", Binding(("a",), 1, "one"), Binding(("a",), 2, "two"))


def test_what_both_sittings_bind_means_the_same_in_both() -> None:
    drill = {key: drill_keys.QUESTION_KEYS.act(key) for key in ("a", "up", "down", "space", "p")}
    exam = {key: exam_keys.ITEM_KEYS.act(key) for key in ("a", "up", "down", "space", "p")}
    assert [str(act) for act in drill.values()] == ["pick", "up", "down", "select", "previous"]
    assert [str(act) for act in exam.values()] == ["pick", "up", "down", "select", "back"]
    for key in ("m", "?", "q"):
        said = {table.act(key) for table in (drill_keys.ALWAYS, exam_keys.ALWAYS, exam_keys.ITEM_KEYS)} - {None}
        assert said, key
