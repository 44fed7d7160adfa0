"""Whole screens as golden text; `pytest tests/terminal --rewrite-golden` writes them anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.sitting.drill_talk import Mark, Summary
from aws_quiz.core.standing.lacking import Lacked
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.device.viewport import Hint, hint_line
from aws_quiz.terminal.drill.drill_pages import HelpPage
from aws_quiz.terminal.drill.feedback_view import feedback_lines
from aws_quiz.terminal.drill.summary_view import summary_lines
from aws_quiz.terminal.question.choice_state import choice_for
from aws_quiz.terminal.question.question_view import header_line, lay_out
from tests.builders import concept, question
from tests.terminal.fake_desk import LACKED, asked, design, endpoints, marked, policies, ten_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from aws_quiz.core.sitting.drill_talk import Asked

    Golden = Callable[[str, Iterable[Text], int], None]

WIDTHS = pytest.mark.parametrize("width", [80, 60, 40])
MARKS = (Mark.RIGHT, Mark.RIGHT, Mark.WRONG, Mark.RIGHT, Mark.RIGHT, Mark.RIGHT)


def plain(lines: list[Text]) -> str:
    return "\n".join(line.plain.rstrip() for line in lines)


def header(this: Asked, width: int) -> str:
    return header_line(this, width, UNICODE).plain


@WIDTHS
def test_a_single_choice(is_golden: Golden, width: int) -> None:
    this = endpoints()._replace(number=7, total=28, marks=MARKS, is_new=True)
    state = choice_for(this.question, this.order).picked("b")
    is_golden(f"question-single-{width}.txt", lay_out(this, state, width, UNICODE).lines, width)


@WIDTHS
def test_a_multiple_choice_with_code_and_what_looks_like_markup(is_golden: Golden, width: int) -> None:
    this = policies()._replace(flagged=True, again=True, note="Objects end in /*.")
    state = choice_for(this.question, this.order).picked("a").moved(1)
    is_golden(f"question-multiple-{width}.txt", lay_out(this, state, width, UNICODE).lines, width)


@WIDTHS
def test_ten_options(is_golden: Golden, width: int) -> None:
    this = ten_options()
    state = choice_for(this.question, this.order).picked("j")
    is_golden(f"question-ten-{width}.txt", lay_out(this, state, width, UNICODE).lines, width)


@WIDTHS
def test_feedback_to_a_right_answer(is_golden: Golden, width: int) -> None:
    is_golden(f"feedback-right-{width}.txt", feedback_lines(marked(endpoints(), "a"), width, UNICODE), width)


@WIDTHS
def test_feedback_to_a_wrong_answer(is_golden: Golden, width: int) -> None:
    this = policies()._replace(note="Objects end in `/*`.")
    given = marked(this, "ce", confidence=Confidence.GUESS, seconds=125, returns_today=True)
    is_golden(f"feedback-wrong-{width}.txt", feedback_lines(given, width, UNICODE), width)


@WIDTHS
def test_a_design(is_golden: Golden, width: int) -> None:
    this = design()
    assert 165 <= this.question.word_count <= 175
    state = choice_for(this.question, this.order).picked("a")
    is_golden(f"question-design-{width}.txt", lay_out(this, state, width, UNICODE).lines, width)


@WIDTHS
def test_feedback_to_a_wrong_design_says_what_is_missing(is_golden: Golden, width: int) -> None:
    given = marked(design(), "d", returns_today=True)._replace(lacked=LACKED)
    is_golden(f"feedback-design-{width}.txt", feedback_lines(given, width, UNICODE), width)


@pytest.mark.parametrize(("width", "rows"), [(80, 24), (60, 20)])
def test_what_is_missing_stands_on_the_first_screen_with_choice_and_key(width: int, rows: int) -> None:
    given = marked(design(), "d")._replace(lacked=LACKED)
    first = plain(feedback_lines(given, width, UNICODE, room=rows - 2)[: rows - 2])
    assert "Missing one chooses a without: Messaging: stream or queue" in " ".join(first.split())
    assert " ▸ a ✗ " in first
    assert "   c ✓ " in first


def test_what_several_options_lack_is_said_of_each_and_soon_only_where_it_is() -> None:
    lacked = (Lacked("x", "X", ("b", "c")), Lacked("y", "Y", ("d",), soon=True))
    shown = plain(feedback_lines(marked(design(), "d")._replace(lacked=lacked), 80, UNICODE))
    assert " Missing   one chooses b d without: X\n Missing   one chooses a without: Y · asked soon\n" in shown


@WIDTHS
def test_feedback_in_ascii(is_golden: Golden, width: int) -> None:
    lines = feedback_lines(marked(endpoints(), "b"), width, ASCII)
    assert plain(lines).isascii()
    is_golden(f"feedback-ascii-{width}.txt", lines, width)


SUMMARY = Summary(
    answers=28,
    right=24,
    guessed_right=2,
    seconds=1260.0,
    new_concepts=6,
    missed=(endpoints().concept, policies().concept),
    left=0,
    due_tomorrow=18,
    streak=12,
    suggestion="aws-quiz drill --weak     ten minutes on the weak spots",
)


@WIDTHS
def test_the_end_of_a_drill(is_golden: Golden, width: int) -> None:
    is_golden(f"summary-{width}.txt", summary_lines(SUMMARY, width, UNICODE), width)


@WIDTHS
def test_the_page_of_keys(is_golden: Golden, width: int) -> None:
    is_golden(f"help-{width}.txt", HelpPage(UNICODE).lines(width), width)


def test_a_question_in_ascii_has_nothing_else() -> None:
    this = endpoints()._replace(number=3, marks=MARKS, flagged=True)
    lines = lay_out(this, choice_for(this.question, this.order).picked("a"), 80, ASCII).lines
    assert plain(lines).isascii()
    assert " > (x) a  Deploy a private NAT gateway" in plain(lines)


def test_markup_and_control_characters_of_a_bank_never_reach_the_screen_as_such() -> None:
    hostile = "[red]x[/] \x1b[2J\u202e [/x] `y`"
    made = question("h.1", prompt=hostile, scenario=hostile)
    this = asked(made, topic_title=hostile, task=hostile, of=concept("h", made, takeaway=hostile, changed=hostile))
    for lines in (
        lay_out(this, choice_for(made, this.order), 80, UNICODE).lines,
        feedback_lines(marked(this._replace(note=hostile)), 80, UNICODE),
        summary_lines(SUMMARY._replace(missed=(this.concept,), suggestion=hostile), 80, UNICODE),
    ):
        assert "[red]x[/] [2J [/x] `y`" in plain(lines)
        assert "\x1b" not in plain(lines)
        assert "\u202e" not in plain(lines)


def test_the_header_gives_up_marks_first_then_the_task_then_the_end_of_the_title() -> None:
    this = endpoints()._replace(number=7, total=28, marks=MARKS, is_new=True)
    assert header(this, 80) == " 7 of 28   VPC endpoints · SAA-C03 task 1.2 · new                 ● ● ○ ● ● ● ▸"
    assert header(this, 60) == " 7 of 28   VPC endpoints · SAA-C03 task 1.2 · new     ● ● ▸"
    assert header(this, 50) == " 7 of 28   VPC endpoints · SAA-C03 task 1.2 · new"
    assert header(this, 36) == " 7 of 28   VPC endpoints · new"
    assert header(this, 30) == " 7 of 28   VPC endpoin… · new"


def test_the_rows_of_the_option_under_the_cursor_are_known() -> None:
    this = endpoints()
    laid_out = lay_out(this, choice_for(this.question, this.order).picked("b"), 60, UNICODE)
    assert laid_out.cursor_rows is not None
    rows = [laid_out.lines[row].plain for row in laid_out.cursor_rows]
    assert rows == [
        " ▸ (x) b  Add an interface endpoint for S3 to the VPC and",
        "          let the servers address that endpoint.",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days_away": 0}, "sure · 41 s · again today"),
        ({"days_away": 1}, "sure · 41 s · again tomorrow"),
        ({"days_away": 9, "returns_today": True}, "sure · 41 s · again in this drill"),
        ({"seconds": 99.4}, "sure · 99 s · next in 9 days"),
        ({"seconds": 99.6}, "sure · 2 min · next in 9 days"),
        ({"seconds": None}, "sure · next in 9 days"),
        ({"confidence": Confidence.UNSURE}, "unsure · 41 s · next in 9 days"),
    ],
)
def test_the_verdict_says_how_sure_how_long_and_when_again(changes: dict[str, object], words: str) -> None:
    lines = feedback_lines(marked(endpoints(), "a", **changes), 80, UNICODE)  # type: ignore[arg-type]
    first = next(line.plain for line in lines if "Right" in line.plain)
    assert first.startswith(" ✓ Right: b ")
    assert first.endswith(f"  {words}")


def test_options_stand_in_the_order_asked_with_all_of_choice_and_key() -> None:
    lines = [line.plain for line in feedback_lines(marked(policies(), "be"), 80, UNICODE)]
    leads = [line[1:7] for line in lines if line[3:4] in set("abcde") and line[4:5] == " "]
    assert leads == ["  a ✓ ", "▸ b ✗ ", "  c   ", "  d ✓ ", "▸ e ✗ "]
    assert not any("It is another bucket." in line for line in lines)
    every = plain(feedback_lines(marked(policies(), "be"), 80, UNICODE, every_reason=True))
    assert "It is another bucket." in every


def test_a_short_screen_costs_empty_lines_first_and_then_the_ends_of_options() -> None:
    given = marked(endpoints(), "b")
    airy = feedback_lines(given, 60, UNICODE)
    assert len(feedback_lines(given, 60, UNICODE, room=len(airy) - 4)) < len(airy)
    short = plain(feedback_lines(given, 60, UNICODE, room=5))
    assert "networks outside can use." in short


def test_wide_terminals_do_not_make_long_lines() -> None:
    this = endpoints()
    for lines in (
        lay_out(this, choice_for(this.question, this.order), 250, UNICODE).lines,
        feedback_lines(marked(this), 250, UNICODE),
        summary_lines(SUMMARY, 250, UNICODE),
    ):
        assert max(line.cell_len for line in lines) < 100


def test_a_drill_that_was_left_says_what_is_left_and_what_is_not_due() -> None:
    left = SUMMARY._replace(answers=0, right=0, guessed_right=0, seconds=0.0, new_concepts=0, missed=(), left=1,
        due_tomorrow=0, streak=0, next_due=date(2026, 11, 25), suggestion="",
    )  # fmt: skip
    assert plain(summary_lines(left, 80, UNICODE)) == (
        " Stopped   nothing answered · 1 question left for later\n\n Tomorrow  nothing due · next due on 25 November"
    )


def test_a_short_line_of_keys_keeps_the_most_needed_in_their_order() -> None:
    hints = (Hint("enter", "sure", 1), Hint("m", "flag", 9), Hint("?", "keys", 0), Hint("q", "stop", 3))
    assert hint_line(hints, 80, UNICODE).plain == " enter sure · m flag · ? keys · q stop"
    assert hint_line(hints, 32, UNICODE).plain == " enter sure · ? keys · q stop"
    assert hint_line(hints, 12, UNICODE).plain == " ? keys"
