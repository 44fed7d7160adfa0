"""The drill by keystrokes, on a terminal in memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.content.question import Option, SingleChoice
from aws_quiz.terminal.device.theme import ASCII
from tests.builders import concept, question
from tests.terminal.fake_desk import FakeDesk, asked, design, endpoints, policies, ten_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_quiz.core.sitting.drill_talk import Asked
    from tests.terminal.fake_terminal import Sitting

    Sit = Callable[..., Sitting]

KEYS = "enter sure · tab unsure"
NEXT = "enter next"


def short(name: str, prompt: str, right: str = "a") -> Asked:
    """A question that leaves room on a small screen."""
    made = question(f"{name}.1", right=right, prompt=prompt)
    return asked(made, of=concept(name, made, takeaway=f"Remember {name}."))


def desk() -> FakeDesk:
    return FakeDesk([short("one", "First?"), short("two", "Second?"), short("three", "Third?")])


def test_a_question_is_shown_once_with_its_keys_below(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]))
    sitting.press("b")
    screen = sitting.shows("▸ (x) b  Add an interface endpoint")
    assert screen.count("1 of 3") + screen.count("1 of 1") == 1
    assert screen.count("LEAST operational overhead") == 1
    assert screen.splitlines()[-1] == " enter sure · tab unsure · ctrl-g guess · k skip · m flag · ? keys · q stop"


def test_the_first_painting_is_drawn_over_and_leaves_nothing_behind(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]), 60, 16)
    sitting.press("\x1b[6~")  # page down
    sitting.shows("the bucket.")
    assert sitting.terminal.all_text.count("1 of 1") == 0, "the top is scrolled away, not left above"
    sitting.press("\x1b[5~")
    sitting.shows("1 of 1")
    assert sitting.terminal.all_text.count("1 of 1") == 1


@pytest.mark.parametrize(
    ("key", "confidence"),
    [("\r", "sure"), ("\n", "sure"), ("\t", "unsure"), ("\x07", "guess")],
    ids=["enter", "line feed", "tab", "ctrl-g"],
)
def test_the_key_that_commits_says_how_sure(sit: Sit, key: str, confidence: str) -> None:
    sitting = sit(desk())
    sitting.press("a" + key)
    assert f"✓ Right: a{' ' * 10}" in sitting.shows(NEXT)
    assert sitting.desk.log == [f"answer one.1 a {confidence}"]


def test_enter_with_nothing_chosen_answers_nothing_and_says_so(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("\r")
    screen = sitting.shows("Select an option first.")
    assert "First?" in screen
    assert sitting.desk.log == []


def test_a_letter_beyond_the_options_is_refused_in_words(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("f")
    sitting.shows("There is no option f: they go from a to d.")
    sitting.press("\r")
    sitting.shows("Select an option first.")


def test_arrows_move_and_space_selects_and_clears(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("\x1b[B\x1b[B\x1b[B\x1b[A\r")
    assert " ▸ ( ) b" in sitting.shows("Select an option first.")
    sitting.press("  \r")
    assert " ▸ ( ) b" in sitting.shows("Select an option first.")
    sitting.press(" \r")
    sitting.shows("✗ Wrong: you chose b; the answer is a")
    assert sitting.desk.log == ["answer one.1 b sure"]


def test_capital_letters_are_letters_too(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("B")
    sitting.shows("▸ (x) b")


def test_a_multiple_choice_is_toggled_and_counted(sit: Sit) -> None:
    sitting = sit(FakeDesk([policies()]))
    sitting.shows("0 of 2 selected")
    sitting.press("a\r")
    sitting.shows("Select 2 options: 1 selected so far.")
    sitting.press("bb\x1b[B\x1b[B ")  # b chosen and dropped, down to d, chosen there
    screen = sitting.shows("2 of 2 selected")
    assert "   [x] a  Add" in screen
    assert "   [ ] b  Replace" in screen
    assert " ▸ [x] d  Grant" in screen
    sitting.press("\r")
    sitting.shows("✓ Right: a d")


def test_space_with_the_cursor_nowhere_says_what_to_press(sit: Sit) -> None:
    sitting = sit(FakeDesk([policies()]))
    sitting.press(" ")
    sitting.shows("Go to an option first: press its letter, or down.")


def test_the_answer_is_stored_before_its_feedback_and_both_stay_above(sit: Sit) -> None:
    sitting = sit(desk(), 80, 40)
    sitting.press("b\r")
    sitting.shows(NEXT)
    assert sitting.desk.log == ["answer one.1 b sure"]
    sitting.press("\r")
    sitting.shows("Second?")
    sitting.press("q")
    text = sitting.ended()
    places = [text.index(part) for part in (" 1 of 3", "First?", "✗ Wrong: you chose b", " ▸ b ✗ Do", "Remember one.")]
    assert places == sorted(places)
    assert text.count("First?") == text.count("Wrong: you chose b") == 1
    assert NEXT not in text
    assert KEYS not in text


def test_what_was_not_answered_does_not_stay(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("a\r\rb")
    sitting.shows("▸ (x) b")
    sitting.press("q")
    text = sitting.ended()
    assert "Second?" not in text
    assert "Stopped   1 of 1 right · 2 questions left for later" in text


def test_all_questions_answered_ends_with_the_summary(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("a\r\rb\r\ra\r\r")
    text = sitting.ended()
    assert "Done      2 of 3 right" in text
    assert "○ Remember two." in text
    assert sitting.summary is not None
    assert sitting.summary.right == 2
    assert sitting.desk.closed == 1


def test_thinking_time_is_from_the_question_to_the_commit(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.shows("First?")
    sitting.press("b")
    sitting.shows("▸ (x) b")
    sitting.clock.now += 41
    sitting.press("\r")
    sitting.shows("sure · 41 s")
    assert sitting.desk.seconds == [41.0]


def test_writing_a_note_is_not_thinking(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("b")
    sitting.shows("▸ (x) b")
    sitting.clock.now += 10
    sitting.press("n")
    sitting.shows("Note:")
    sitting.clock.now += 300
    sitting.press("why\r")
    sitting.shows("Note saved.")
    sitting.clock.now += 5
    sitting.press("\r")
    sitting.shows(NEXT)
    assert sitting.desk.seconds == [15.0]


def test_flagging_is_shown_in_the_header_and_undone_by_the_same_key(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("m")
    assert "· ⚑ flagged" in sitting.shows("Flagged.")
    sitting.press("m")
    assert "⚑" not in sitting.shows("Flag cleared.")
    assert sitting.desk.log == ["flag one.1", "flag one.1"]


def test_the_help_of_a_question_says_why_it_comes_now_and_that_of_its_verdict_does_not(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("?")
    assert "the chance that you recall it now is 74 %" in " ".join(sitting.shows("Why now").split())
    sitting.press("x")
    sitting.no_longer_shows("Why now")
    sitting.press("a\r")
    sitting.shows("all reasons")
    sitting.press("?")
    assert "Why now" not in sitting.shows("In a question")


def test_a_choice_survives_help_and_notes(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("c?")
    sitting.shows("In a question")
    sitting.press("x")
    sitting.shows("▸ (x) c")
    sitting.press("n")
    sitting.shows("esc cancel")
    sitting.press("\x1b")
    sitting.no_longer_shows("esc cancel")
    assert "▸ (x) c" in sitting.shows(KEYS)
    assert sitting.desk.log == []


def test_the_page_of_keys_names_every_key(sit: Sit) -> None:
    sitting = sit(desk(), 80, 50)
    sitting.press("?")
    screen = sitting.shows("any other key back")
    keys = ("a to j", "up", "down", "space", "enter", "tab", "ctrl-g", "m", "u", "k", "s", "n", "r", "v", "o")
    shown = {line[3:18].strip() for line in screen.splitlines()}
    assert {*keys, "q, ctrl-q", "ctrl-c"} <= shown


def test_a_note_is_offered_again_for_change_and_emptying_it_removes_it(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("nfirst\r")
    sitting.shows("Note saved.")
    sitting.press("n")
    sitting.shows("Note: first")
    sitting.press("\x15\r")  # ctrl-u empties the line
    sitting.shows("Note removed.")
    assert sitting.desk.log == ["note one first", "note one "]


def test_a_note_after_the_answer_stands_in_its_feedback(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("a\r")
    sitting.shows(NEXT)
    sitting.press("nmine\r")
    assert " Note      mine" in sitting.shows("Note saved.")


@pytest.mark.parametrize("cancel", ["\x1b", "\x03"], ids=["escape", "ctrl-c"])
def test_a_report_can_be_sent_or_cancelled(sit: Sit, cancel: str) -> None:
    sitting = sit(desk())
    sitting.press("r")
    sitting.shows("What is wrong:")
    sitting.press("key is b" + cancel)
    sitting.no_longer_shows("What is wrong:")
    assert sitting.desk.log == []
    sitting.press("rkey is b\r")
    sitting.shows("Saved on this machine; `aws-quiz history faults` lists it.")
    assert sitting.desk.log == ["report one.1 key is b"]


def test_skip_goes_on_and_says_that_the_question_comes_again(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("k")
    sitting.shows("Question 1 moved to the end.")
    sitting.shows("Second?")
    assert sitting.desk.log == ["skip one.1"]


def test_the_only_question_cannot_be_skipped(sit: Sit) -> None:
    sitting = sit(FakeDesk([short("one", "First?")]))
    sitting.press("k")
    sitting.shows("This is the only question left.")


def test_undo_in_feedback_asks_the_question_again(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("b\r")
    sitting.shows(NEXT)
    sitting.press("u")
    sitting.shows(KEYS)
    text = sitting.terminal.all_text
    assert "Last answer undone." in text
    assert sitting.desk.log == ["answer one.1 b sure", "undo answer one.1"]


def test_undo_in_a_question_takes_the_answer_before_back(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("b\r\r")
    sitting.shows("Second?")
    sitting.press("u")
    sitting.shows("Last answer undone.")
    sitting.shows("1 of 3")
    assert sitting.desk.answers == []


def test_undo_with_nothing_answered_says_so(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("u")
    sitting.shows("Nothing to undo.")


def test_suspending_a_question_says_how_to_take_it_back_and_goes_on(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("s")
    sitting.shows("Suspended. To bring it back: aws-quiz resume one")
    sitting.shows("Second?")


def test_suspending_in_feedback_is_done_once_and_stays_readable(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("a\r")
    sitting.shows(NEXT)
    sitting.press("s")
    sitting.shows("Suspended. To bring it back: aws-quiz resume one")
    sitting.press("s\r")
    sitting.shows("Second?")
    assert "Suspended. To bring it back: aws-quiz resume one" in sitting.terminal.all_text
    assert sitting.desk.log == ["answer one.1 a sure", "suspend one"]


@pytest.mark.parametrize("key", ["q", "\x11", "\x04"], ids=["q", "ctrl-q", "ctrl-d"])
@pytest.mark.parametrize("before", ["", "a\r"], ids=["in a question", "in feedback"])
def test_stopping_closes_the_desk_and_shows_the_summary(sit: Sit, key: str, before: str) -> None:
    sitting = sit(desk())
    sitting.press(before)
    sitting.shows(NEXT if before else KEYS)
    sitting.press(key)
    assert " Stopped   " in sitting.ended()
    assert sitting.error is None
    assert sitting.desk.closed == 1


@pytest.mark.parametrize("before", ["", "a\r", "?"], ids=["in a question", "in feedback", "in help"])
def test_ctrl_c_closes_the_desk_shows_the_summary_and_is_passed_on(sit: Sit, before: str) -> None:
    sitting = sit(desk())
    sitting.press(before)
    sitting.shows({"": KEYS, "a\r": NEXT, "?": "any other key back"}[before])
    sitting.press("\x03")
    assert " Stopped   " in sitting.ended()
    assert isinstance(sitting.error, KeyboardInterrupt)
    assert sitting.desk.closed == 1


@pytest.mark.parametrize("before", ["", "a\r", "n"], ids=["in a question", "in feedback", "in a note"])
def test_the_end_of_input_closes_the_desk_without_a_word(sit: Sit, before: str) -> None:
    sitting = sit(desk())
    sitting.press(before)
    sitting.shows({"": KEYS, "a\r": NEXT, "n": "Note:"}[before])
    sitting.hang_up()
    assert sitting.error is None
    assert sitting.desk.closed == 1
    assert sitting.summary is not None
    assert "Stopped" not in sitting.terminal.all_text


def test_a_fault_of_the_desk_passes_through(sit: Sit) -> None:
    class Broken(FakeDesk):
        def skip(self) -> bool:
            raise RuntimeError("disk full")

    sitting = sit(Broken(desk().dealt))
    sitting.press("k")
    sitting.ended()
    assert str(sitting.error) == "disk full"


def test_a_fault_while_drawing_passes_through_and_is_not_waited_on(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> object:
        raise RuntimeError("cannot be drawn")

    made = question("x.1", body=SingleChoice((Option("a", "A", "Why", correct=True), Option("b", "B", "Why"))))
    sitting = sit(FakeDesk([asked(made)]))
    sitting.shows(KEYS)
    monkeypatch.setattr("aws_quiz.terminal.drill.drill_pages.lay_out", broken)
    sitting.press("b")
    sitting.ended()
    assert str(sitting.error) == "cannot be drawn"


def test_a_question_taller_than_the_screen_keeps_the_cursors_option_in_view(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]), 40, 14)
    first = sitting.shows("more: pgdn")
    assert first.splitlines()[0].startswith(" 1 of 1")
    assert " d  Run" not in first
    sitting.press("d")
    assert "1 of 1" not in sitting.shows("▸ (x) d  Run a fleet")
    sitting.shows("bucket.")
    sitting.press("a")
    sitting.shows("▸ (x) a  Deploy")
    sitting.shows("through that gateway.")


def test_a_tall_question_scrolls_by_pages_without_choosing(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]), 40, 14)
    sitting.shows("more: pgdn")
    sitting.press("\x1b[6~")
    sitting.shows("above: pgup")
    sitting.press("\x1b[F")
    sitting.shows("bucket.")
    sitting.press("\x1b[H")
    sitting.shows("1 of 1")
    sitting.press("\r")
    sitting.shows("Select an option first.")


def test_a_verdict_on_a_short_screen_shows_what_counts_and_space_the_rest(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints(), short("two", "Second?")]), 60, 20)
    sitting.press("a\r")
    screen = sitting.shows("✗ Wrong: you chose a; the answer is b")
    assert "LEAST operational overhead?" in screen
    assert "A private NAT gateway translates" in screen
    assert "An interface endpoint has private addresses" in screen
    assert "sized, patched" not in screen
    sitting.press(" ")
    sitting.shows("19 more")
    sitting.press(" ")
    sitting.shows("Requests would then start")
    sitting.press("\x1b[F")
    sitting.shows("endpoints.html")
    sitting.press("\r")
    sitting.shows("Second?")
    text = sitting.terminal.all_text
    assert text.count("✗ Wrong: you chose a; the answer is b") == 1
    assert text.count("private virtual interface") == 1, "the question stays whole"
    assert "pgdn" not in text.split("✗ Wrong")[1].split("Second?")[0]


def test_the_whole_question_comes_back_on_request(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints(), short("two", "Second?")]), 80, 40)
    sitting.press("b\r")
    assert "gateway endpoint. Servers" not in sitting.shows(NEXT)
    sitting.press("v")
    sitting.shows("gateway endpoint. Servers")
    sitting.press("v")
    sitting.no_longer_shows("gateway endpoint. Servers")


def test_the_documentation_opens_and_its_address_is_whole(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]))
    sitting.press("b\ro")
    sitting.shows("Opened https://docs.aws.amazon.com/vpc")
    assert sitting.opened == ["https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"]


def test_an_address_is_a_link_that_is_closed_behind_each_character(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]), 60, 60)
    sitting.press("b\r")
    sitting.shows(NEXT)
    assert "\x1b]8;" not in sitting.terminal.written, "the sources are not on the page yet"
    sitting.press(" ")
    sitting.shows("endpoints.html")
    written = sitting.terminal.written
    links = re.findall(r"\x1b\]8;id=[0-9a-f]+;(https://[^\x1b]+)\x1b\\(?:\x1b\[[0-9;]*m)*.\x1b\]8;;\x1b\\", written)
    assert set(links) == set(endpoints().concept.sources)
    assert len(links) == written.count("\x1b]8;id=") >= len(endpoints().concept.sources[0])


def test_a_key_meant_for_the_question_does_not_skip_the_verdict(sit: Sit) -> None:
    sitting = sit(desk(), settled=0.3)
    sitting.press("a\r\r")
    sitting.shows(NEXT)
    sitting.clock.now += 0.4
    sitting.press("\r")
    sitting.shows("Second?")


def test_one_can_go_back_to_the_verdicts_before(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("p")
    sitting.shows("Nothing has been answered yet.")
    sitting.press("a\r\rb\r\r")
    sitting.shows("Third?")
    sitting.press("p")
    sitting.shows("✗ Wrong: you chose b; the answer is a")
    sitting.press("p")
    sitting.shows("✓ Right: a")
    sitting.press("p")
    sitting.shows("This is the first answer of this drill.")
    sitting.press("\r\r")
    sitting.shows("Third?")
    sitting.shows(KEYS)


def test_undo_undoes_what_was_done_last_and_says_which(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("a\r\rm")
    sitting.shows("Flagged.")
    sitting.press("nmine\r")
    sitting.shows("Note saved.")
    sitting.press("u")
    sitting.shows("Note undone.")
    sitting.press("u")
    assert "⚑" not in sitting.shows("Flag undone.")
    sitting.press("k")
    sitting.shows("Third?")
    sitting.press("u")
    sitting.shows("Skip undone.")
    sitting.press("s")
    sitting.shows("Third?")
    sitting.press("u")
    sitting.shows("Suspension undone.")
    sitting.press("u")
    sitting.shows("Last answer undone.")
    sitting.shows("1 of 3")
    assert sitting.desk.log[-5:] == [
        "undo flag two.1", "skip two.1", "undo skip two.1", "suspend two", "undo suspension two",
        "undo answer one.1",
    ][-5:]  # fmt: skip


def test_a_key_after_a_resize_lays_the_question_out_anew(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]))
    sitting.press("b")
    sitting.shows("▸ (x) b  Add an interface endpoint for S3 to the VPC and let the servers")
    sitting.resize(50, 30)
    sitting.press("\x1b[Ab")
    screen = sitting.shows("an S3 bucket through a gateway\n endpoint. Servers")
    assert max(map(len, screen.splitlines())) < 50, screen
    assert screen.count("1 of 1") == 1
    sitting.resize(100, 30)
    sitting.press("\x1b[Ab")
    sitting.shows("▸ (x) b  Add an interface endpoint for S3 to the VPC and let the servers address that")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 24), (40, 10), (20, 6), (12, 3)])
def test_a_drill_can_be_sat_at_any_size(sit: Sit, columns: int, rows: int) -> None:
    sitting = sit(FakeDesk([endpoints(), policies(), ten_options()]), columns, rows)
    sitting.press("b\r\rad\r\rj\r\r")
    sitting.ended()
    assert sitting.error is None
    assert sitting.desk.log == [
        "answer s3-gateway-or-interface-endpoint.2 a sure",
        "answer s3-bucket-policy-resource.1 ad sure",
        "answer s3-ten.1 j sure",
    ]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_a_design_of_170_words_can_be_read_whole_and_answered(sit: Sit, columns: int, rows: int) -> None:
    sitting = sit(FakeDesk([design()]), columns, rows)
    seen = sitting.shows("A retailer's order API runs on EC2 instances")
    sitting.press("\x1b[6~")
    seen += sitting.shows("enable retries")
    for letter in "abcd":
        sitting.press(letter)
        seen += sitting.shows(f"▸ (x) {letter}  ")
    told = " ".join(seen.split())
    for option in design().question.options:
        assert all(word in told for word in option.text.split())
    assert "Which solution" in told
    sitting.press("a\r")
    assert "Wrong: you chose a" in sitting.shows("Wrong: you chose a")


def test_pasted_text_answers_nothing(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.shows(KEYS)
    sitting.press("\x1b[200~a\rb\r\x1b[201~c")
    sitting.shows("▸ (x) c")
    assert sitting.desk.log == []


def test_without_colour_nothing_is_coloured(sit: Sit) -> None:
    sitting = sit(desk(), no_color=True)
    sitting.press("b\r")
    sitting.shows(NEXT)
    cells = [cell for row in sitting.terminal.pyte.buffer.values() for cell in row.values()]
    assert {cell.fg for cell in cells} == {"default"}
    assert any(cell.bold for cell in cells)


def test_with_colour_right_is_green_and_wrong_is_red(sit: Sit) -> None:
    sitting = sit(desk())
    sitting.press("b\r")
    sitting.shows(NEXT)
    cells = [cell for row in sitting.terminal.pyte.buffer.values() for cell in row.values()]
    assert {cell.fg for cell in cells if cell.data == "✗"} == {"red"}
    assert {cell.fg for cell in cells if cell.data == "✓"} == {"green"}


def test_an_ascii_terminal_gets_ascii(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()._replace(flagged=True)]), signs=ASCII)
    sitting.press("b\r")
    sitting.shows(NEXT)
    sitting.press("?")
    sitting.shows("any other key back")
    sitting.press("xq")
    assert sitting.ended().isascii()


def test_nothing_of_a_hostile_bank_reaches_the_terminal(sit: Sit) -> None:
    hostile = "x\x1b]0;owned\x07\x1b[2J\u202ey [/x]"
    made = question("h.1", prompt=hostile, scenario=hostile)
    known = concept("h", made, takeaway=hostile, changed=hostile, sources=(hostile,))
    sitting = sit(FakeDesk([asked(made, of=known, topic_title=hostile)]))
    sitting.press("b\r")
    sitting.shows(NEXT)
    sitting.press("n")
    sitting.shows("Note:")
    sitting.press("\rs\r")
    sitting.ended()
    assert "x]0;owned[2Jy [/x]" in sitting.terminal.all_text
    assert "\x1b]0;" not in sitting.terminal.written
    assert "\u202e" not in sitting.terminal.written


def test_keys_of_another_layout_work_by_their_place(sit: Sit) -> None:
    sitting = sit(FakeDesk([endpoints()]))
    sitting.press("и")  # the key of b on a Russian keyboard
    sitting.shows("▸ (x) b  Add an interface endpoint")
