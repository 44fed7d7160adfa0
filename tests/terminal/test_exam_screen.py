"""The exam by keystrokes and clicks, on a terminal in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.sitting.exam_talk import Ending
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.exam.exam_screenful import ExamScreenful
from aws_quiz.terminal.exam.exam_state import ExamState
from tests.terminal.fake_desk import design
from tests.terminal.fake_exam_desk import FakeExamDesk, few, short, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.terminal.fake_terminal import ExamSitting

    Sit = Callable[..., ExamSitting]

KEYS = "? keys · q pause"
DOWN, UP, RIGHT, LEFT = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D"


def desk(**changes: float | None) -> FakeExamDesk:
    return FakeExamDesk(few(), **changes)  # type: ignore[arg-type]


def test_an_item_stands_below_title_number_and_clock_and_above_all_items_and_keys(sit_exam: Sit) -> None:
    screen = sit_exam(FakeExamDesk(whole())).shows(KEYS).split("\n")
    assert screen[0].startswith(" SAA-C03 mock 4   ")
    assert "   1 of 65   " in screen[0]
    assert screen[0].endswith(" 2:10:00 left")
    assert "   ( ) a  Advertise the S3 prefix list" in "\n".join(screen)
    assert len(screen) == 24
    assert screen[20] == "── ■ answered  ◧ incomplete  ○ open  · unseen  ⚑ flag  ⚐ flag, not answered ".ljust(80, "─")
    assert screen[21] == " 1 ▸········· ·········· ·········· ·········· ·········· ·········· ····· 65"
    assert screen[23] == " x strike · m flag · enter next · o overview · r review · ? keys · q pause"


def test_a_letter_chooses_and_what_is_shown_has_been_stored(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("b")
    sitting.shows(" ▸ (x) b  Run a fleet")
    assert sitting.desk.log == ["see 1", "choose 1 c"]
    sitting.press("D")
    sitting.shows(" ▸ (x) d  Add an interface endpoint")
    sitting.no_longer_shows("(x) b")


def test_arrows_move_and_space_selects_and_clears(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press(DOWN + DOWN + " ")
    sitting.shows(" ▸ (x) b  Run a fleet")
    sitting.press(" ")
    sitting.shows(" ▸ ( ) b  Run a fleet")


def test_a_letter_and_enter_answer_and_go_on_as_in_a_drill(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("d\r")
    sitting.shows("2 of 5")
    assert sitting.desk.log == ["see 1", "choose 1 a", "see 2"]


def test_notes_are_for_afterwards(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("n")
    sitting.shows("Notes are for after the exam; enter goes to the next question.")


def test_a_multiple_choice_counts_and_refuses_one_too_many(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("\r")
    sitting.shows("0 of 2 selected")
    sitting.press("abe")
    screen = sitting.shows("2 are selected already. Clear one first: press its letter.")
    assert "2 of 2 selected" in screen
    assert " ▸ [ ] e  Add" in screen
    sitting.press("a")
    sitting.shows("1 of 2 selected")
    sitting.no_longer_shows("selected already")


def test_an_option_is_struck_out_in_words(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press(DOWN + "x")
    sitting.shows(" ▸ ( ) a  (struck out) Advertise")
    sitting.press("x")
    sitting.no_longer_shows("struck out")


def test_flags_are_counted_above_and_shown_below(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("m")
    sitting.shows("1 of 5   ⚑ flagged")
    sitting.press("\r")
    screen = sitting.shows("2 of 5   ⚑ 1")
    assert " 1 ⚐▸··· 5" in screen


@pytest.mark.parametrize(("on", "back"), [("\r", "p"), (RIGHT, LEFT)], ids=["enter and p", "arrows"])
def test_next_and_back(sit_exam: Sit, on: str, back: str) -> None:
    sitting = sit_exam(desk())
    sitting.press(on)
    sitting.shows("2 of 5")
    sitting.press(back)
    sitting.shows("1 of 5")
    sitting.press(back)
    sitting.shows("This is the first question.")


def test_after_the_last_item_comes_the_review(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("\r\r\r\r\r")
    sitting.shows("Before you hand in")


def test_the_overview_shows_how_every_item_stands_and_leads_there(sit_exam: Sit) -> None:
    sitting = sit_exam(FakeExamDesk(whole()))
    sitting.press("a\ram\r" + "o")
    screen = sitting.shows("[all 65]  unseen 62  open 1  incomplete 1  answered 1  flagged 1")
    assert "   1 ■    2 ◧⚑ ▸ 3 ○    4 ·" in screen
    sitting.press(DOWN + RIGHT)
    sitting.shows("▸14 ·")
    sitting.press("\r")
    sitting.shows("Which step is number 14?")


def test_the_overview_narrows_to_one_kind_and_back(sit_exam: Sit) -> None:
    sitting = sit_exam(FakeExamDesk(whole()))
    sitting.press("a\ram\r" + "o" + "\t\t\t")
    screen = sitting.shows("[incomplete 1]")
    assert "▸ 2 ◧⚑" in screen
    assert "65 ·" not in screen
    sitting.press("\x1b[Z\x1b[Z\x1b[Z")
    sitting.shows("[all 65]")


def test_a_kind_that_no_item_is_of_says_so(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("o\x1b[Z")
    sitting.shows("No question is flagged.")
    sitting.press("\r" + DOWN + "m")
    sitting.shows("[flagged 0]")


@pytest.mark.parametrize("before", ["", "o", "r"], ids=["item", "overview", "review"])
def test_a_number_typed_anywhere_leads_to_its_item(sit_exam: Sit, before: str) -> None:
    sitting = sit_exam(FakeExamDesk(whole()))
    sitting.press(before + "177\x7f\r")
    sitting.shows("Which step is number 17?")


def test_a_number_that_no_item_has_is_refused_in_words(sit_exam: Sit) -> None:
    sitting = sit_exam(FakeExamDesk(whole()))
    sitting.press("o66\r")
    sitting.shows("There is no question 66: they go from 1 to 65.")


def test_the_review_names_what_is_missing_and_a_yes_hands_in(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("b\ram\rr")
    screen = sitting.shows("Before you hand in")
    assert " 1 of 5 questions are answered; what is not answered counts as wrong." in screen
    assert "   Not answered   3-5" in screen
    assert "   Not viewed     4-5" in screen
    assert "   Incomplete     2" in screen
    assert "   Flagged        2" in screen
    sitting.press("yes")
    sitting.shows("Typed: yes")
    assert sitting.desk.handed_in == 0
    sitting.press("\r")
    sitting.ended()
    assert (sitting.ending, sitting.desk.handed_in) == (Ending.HANDED_IN, 1)


@pytest.mark.parametrize("typed", ["\r", "y\r", "ye\r", "yess\r", "y\x1b", "1yes\r"])
def test_nothing_but_a_whole_yes_hands_in(sit_exam: Sit, typed: str) -> None:
    sitting = sit_exam(desk())
    sitting.press("r")
    sitting.shows("Before you hand in")
    sitting.press(typed + "\x03")
    sitting.ended()
    assert (sitting.ending, sitting.desk.handed_in) == (Ending.LEFT, 0)


def test_escape_leads_back_from_every_page(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    for key, text in (("o", "[all 5]"), ("r", "Before you hand in"), ("?", "In a question")):
        sitting.press(key)
        sitting.shows(text)
        sitting.press("\x1b")
        sitting.shows("LEAST operational overhead?")


def test_clock_and_counter_are_hidden_and_shown(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("t")
    screen = sitting.shows("clock hidden")
    assert "left" not in screen.split("\n")[0]
    assert "1 of 5" not in screen
    sitting.press("t")
    sitting.shows("1 of 5")
    sitting.shows("2:10:00 left")


def test_leaving_asks_once(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("q")
    sitting.shows("Pause the exam? q pauses, any other key stays.")
    sitting.press("b")
    sitting.no_longer_shows("Pause the exam")
    assert sitting.desk.log == ["see 1"], "the key that stays does nothing else"
    sitting.press("qq")
    sitting.ended()
    assert (sitting.ending, sitting.desk.handed_in) == (Ending.LEFT, 0)


@pytest.mark.parametrize("before", ["", "o", "r", "?", "q", "ry"])
def test_ctrl_c_leaves_at_once_from_anywhere(sit_exam: Sit, before: str) -> None:
    sitting = sit_exam(desk())
    sitting.press(before + "\x03")
    sitting.ended()
    assert (sitting.ending, sitting.desk.handed_in) == (Ending.LEFT, 0)


def test_a_window_that_is_closed_leaves_the_exam(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.shows(KEYS)
    sitting.hang_up()
    assert (sitting.ending, sitting.error, sitting.desk.handed_in) == (Ending.LEFT, None, 0)


def test_the_clock_runs_without_a_key(sit_exam: Sit) -> None:
    at = desk()
    sitting = sit_exam(at)
    sitting.shows("2:10:00 left")
    at.seconds = 5887.0
    sitting.shows("1:38:07 left")


def test_a_warning_stands_until_a_key_and_comes_with_the_clock_hidden_too(sit_exam: Sit) -> None:
    at = desk(minutes=15.1)
    sitting = sit_exam(at)
    sitting.press("t")
    sitting.shows("clock hidden")
    at.seconds = 15 * 60 - 0.5
    sitting.shows("15 minutes left.")
    sitting.press(DOWN)
    sitting.no_longer_shows("15 minutes left.")


def test_time_that_is_up_hands_in_by_itself(sit_exam: Sit) -> None:
    at = desk()
    sitting = sit_exam(at)
    sitting.press("b")
    sitting.shows("(x) b")
    at.seconds = 0.0
    sitting.ended()
    assert (sitting.ending, at.handed_in) == (Ending.TIME_UP, 1)
    assert at.log == ["see 1", "choose 1 c", "hand in"]


def test_without_a_limit_it_says_so(sit_exam: Sit) -> None:
    sit_exam(desk(minutes=None)).shows("no time limit")


def test_a_click_chooses_an_option_on_any_of_its_lines(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.click("to the bucket.")
    sitting.shows(" ▸ (x) b  Run a fleet")
    sitting.click("LEAST operational")
    sitting.click("through that gateway.")
    sitting.shows(" ▸ (x) c  Deploy")
    assert sitting.desk.log == ["see 1", "choose 1 c", "choose 1 d"]


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_is_taken_or_left_to_the_terminal(sit_exam: Sit, mouse: bool) -> None:
    sitting = sit_exam(desk(), mouse=mouse)
    sitting.shows("no time limit" if sitting.desk.seconds_left() is None else "left")
    assert ("\x1b[?1000h" in sitting.terminal.written) is mouse


def test_a_click_on_a_cell_leads_to_its_item(sit_exam: Sit) -> None:
    sitting = sit_exam(FakeExamDesk(whole()))
    sitting.shows(KEYS)
    sitting.click_at(21, 3 + 16 + 1)
    sitting.shows("Which step is number 17?")
    sitting.press("o")
    sitting.click("42 ·")
    sitting.shows("Which step is number 42?")


def test_the_wheel_scrolls(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), 60, 14)
    sitting.press("\r")
    sitting.shows("more: pgdn")
    for _ in range(8):
        sitting.press("\x1b[<65;10;5M")
    sitting.shows("0 of 2 selected")
    for _ in range(8):
        sitting.press("\x1b[<64;10;5M")
    sitting.shows("A company keeps build results")


def test_a_click_on_a_scrolled_item_meets_what_is_seen(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), 60, 14)
    sitting.press("\r\x1b[6~\x1b[6~\x1b[6~")
    sitting.click("Turn ACLs off")
    sitting.shows(" ▸ [x] d  Turn ACLs off")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_a_design_of_170_words_is_read_in_two_screens_and_its_chosen_option_is_seen_whole(
    columns: int, rows: int
) -> None:
    question = design().question
    screen = ExamScreenful(ExamState(FakeExamDesk([question])), UNICODE)

    def shown() -> str:
        return " ".join(" ".join(line.plain for line in screen.drawn(columns, rows).lines).split())

    read = shown()
    screen.press("pagedown")
    read += shown()
    for text in (question.prompt, *(option.text for option in question.options)):
        assert all(word in read for word in text.split())
    for letter, option in screen.state.sheet.shown:
        screen.press(letter)
        assert f"(x) {letter} {option.text}" in shown()


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 15), (40, 10), (20, 6), (120, 40)])
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_page_fills_the_screen_and_no_more(columns: int, rows: int, signs: object) -> None:
    for paper in (few(), whole()):
        state = ExamState(FakeExamDesk(paper))
        screen = ExamScreenful(state, signs)  # type: ignore[arg-type]
        for key in ("down", "a", "n", "a", "b", "c", "m", "o", "tab", "o", "r", "y", "escape", "?", "n", "q"):
            lines = screen.drawn(columns, rows).lines
            assert len(lines) == rows
            if columns >= 40:
                assert max(line.cell_len for line in lines) <= columns
            if signs is ASCII:
                assert all(line.plain.isascii() for line in lines)
            screen.press(key)


@pytest.mark.parametrize("number", [1, 10, 11, 33, 48, 58, 59, 64, 65])
@pytest.mark.parametrize("columns", [30, 40, 60, 80])
def test_the_line_of_all_items_always_holds_the_one_on_the_screen(number: int, columns: int) -> None:
    screen = ExamScreenful(ExamState(FakeExamDesk(whole()), number), UNICODE).drawn(columns, 24)
    line = screen.lines[21].plain
    assert "▸" in line
    assert len(line) < columns
    here = next(spot for spot in screen.spots if spot.at == number)
    assert line[here.start] == "▸"


def test_a_tall_item_keeps_the_cursors_option_in_view(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), 40, 15)
    sitting.shows("more: pgdn")
    sitting.press(DOWN * 4)
    sitting.shows(" ▸ ( ) d  Add an interface endpoint")
    sitting.press("\r")
    sitting.shows("A company keeps build results")


def test_an_item_is_shown_from_its_top_again(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), 40, 15)
    sitting.press("\x1b[F")
    sitting.shows("above: pgup")
    sitting.press("\rp")
    sitting.no_longer_shows("above: pgup")


def test_a_resized_window_is_laid_out_anew_with_nothing_lost(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("b")
    sitting.shows("(x) b  Run a fleet of proxies in the VPC that forwards the servers' requests\n")
    sitting.resize(60, 20)
    sitting.shows("(x) b  Run a fleet of proxies in the VPC that forwards\n")
    sitting.resize(40, 15)
    sitting.shows("enter next · r review · ? keys")
    sitting.resize(80, 24)
    sitting.shows("(x) b  Run a fleet of proxies in the VPC that forwards the servers' requests\n")


def test_ascii_marks_where_the_output_can_write_no_others(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), signs=ASCII)
    sitting.press("bm\r")
    screen = sitting.shows(" 1 !>... 5")
    assert screen.isascii()


def test_without_colour_no_colour_is_written_and_nothing_is_lost(sit_exam: Sit) -> None:
    sitting = sit_exam(desk(), no_color=True)
    sitting.press("bmx")
    sitting.shows("(struck out)")
    sitting.press("b")
    sitting.shows("(x) b")
    for colour in range(30, 38):
        assert f"[{colour}m" not in sitting.terminal.written
        assert f";{colour}" not in sitting.terminal.written


def test_a_fault_of_the_desk_passes_through_and_shows_nothing_as_taken(
    sit_exam: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = desk()

    def broken(*arguments: object) -> bool:
        raise RuntimeError("disk full")

    monkeypatch.setattr(at, "choose", broken)
    sitting = sit_exam(at)
    sitting.press("b")
    sitting.ended()
    assert str(sitting.error) == "disk full"
    assert "(x) b" not in sitting.terminal.written


def test_a_fault_of_the_clock_passes_through(sit_exam: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk()
    sitting = sit_exam(at)
    sitting.shows(KEYS)

    def broken() -> float:
        raise RuntimeError("no clock")

    monkeypatch.setattr(at, "seconds_left", broken)
    sitting.ended()
    assert str(sitting.error) == "no clock"


def test_no_key_of_the_exam_is_a_letter_that_an_option_can_have(sit_exam: Sit) -> None:
    at = FakeExamDesk([short(1), short(2)])
    sitting = sit_exam(at)
    sitting.press("efghij")
    sitting.shows("There is no option j: they go from a to d.")
    assert at.log == ["see 1"]


def test_no_verdict_is_given_away_by_any_page(sit_exam: Sit) -> None:
    sitting = sit_exam(desk())
    sitting.press("d\rae\r" + "o")
    sitting.shows("answered 2")
    sitting.press("r")
    sitting.shows("Before you hand in")
    assert "✓" not in sitting.terminal.written
    assert "✗" not in sitting.terminal.written
