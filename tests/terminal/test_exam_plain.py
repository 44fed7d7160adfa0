"""The plain exam by transcripts."""

from __future__ import annotations

import pytest

from aws_quiz.core.sitting.exam_talk import Ending
from aws_quiz.terminal.drill.drill_commands import NotUnderstood
from aws_quiz.terminal.exam.exam_commands import ExamAnswer, ExamCommand, read_exam_line
from aws_quiz.terminal.exam.exam_plain import run_exam_plain
from aws_quiz.terminal.question.choice_state import choice_for
from tests.builders import question
from tests.terminal.fake_exam_desk import FakeExamDesk, few, short

SINGLE = choice_for(question(), ("c", "a", "d", "b"))
MULTIPLE = choice_for(question(right="ad", keys="abcde"), ("c", "a", "d", "b", "e"))


def three(**changes: float | None) -> FakeExamDesk:
    return FakeExamDesk([short(1), short(2, right="ad"), short(3)], **changes)  # type: ignore[arg-type]


def transcript(desk: FakeExamDesk, *typed: str, width: int | None = None) -> tuple[Ending, list[str]]:
    """How it ends and what is written when these lines are typed, and then nothing more."""
    lines = iter(typed)
    written: list[str] = []
    ending = run_exam_plain(desk, lambda: next(lines, None), written.append, interactive=False, width=width)
    return ending, written


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("b", ExamAnswer(("a",))),
        (" B ", ExamAnswer(("a",))),
        ("next", ExamCommand("next")),
        ("BACK", ExamCommand("back")),
        ("goto 17", ExamCommand("goto", number=17)),
        ("strike C", ExamCommand("strike", key="d")),
        ("?", ExamCommand("help")),
        ("quit", ExamCommand("leave")),
    ],
)
def test_a_line_has_one_meaning(line: str, meaning: object) -> None:
    assert read_exam_line(line, SINGLE, 65) == meaning


@pytest.mark.parametrize("line", ["a c", "a,c", "ca", "C , A"])
def test_letters_of_a_multiple_choice_may_be_written_in_any_way(line: str) -> None:
    assert read_exam_line(line, MULTIPLE, 65) == ExamAnswer(("c", "d"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "That was an empty line. Type one letter from a to d, or help for all commands."),
        ("b?", "'b?' is not an answer. Type one letter from a to d, or help for all commands."),
        ("yes", "'yes' is not an answer. Type one letter from a to d, or help for all commands."),
        ("e", "There is no option e: the options are a to d."),
        ("ab", "Select one option; you typed 2. Type one letter from a to d."),
        ("goto", "Type a number from 1 to 65 after goto, such as: goto 1"),
        ("goto 0", "Type a number from 1 to 65 after goto, such as: goto 1"),
        ("goto 66", "Type a number from 1 to 65 after goto, such as: goto 1"),
        ("goto ²", "Type a number from 1 to 65 after goto, such as: goto 1"),
        ("strike", "Type the option's letter after strike, such as: strike c"),
        ("strike e", "There is no option e: the options are a to d."),
    ],
)
def test_what_cannot_be_meant_is_answered_by_what_can(line: str, sentence: str) -> None:
    assert read_exam_line(line, SINGLE, 65) == NotUnderstood(sentence)


def test_a_whole_exam() -> None:
    desk = three()
    ending, written = transcript(desk, "b", "strike c", "flag", "a e", "c d", "back", "goto 3", "c", "submit", "yes")
    assert ending is Ending.HANDED_IN
    assert written == [
        "SAA-C03 mock 4. 2 hours 10 minutes left. Type help for all commands.",
        "Question 1 of 3.",
        "Which step is number 1?",
        "a: Do the thing called b",
        "b: Do the thing called c",
        "c: Do the thing called d",
        "d: Do the thing called a",
        "Recorded: b.",
        "",
        "Question 2 of 3.",
        "Which step is number 2?",
        "a: Do the thing called b",
        "b: Do the thing called c",
        "c: Do the thing called d",
        "d: Do the thing called a",
        "Option c is struck out.",
        "Flagged.",
        "There is no option e: the options are a to d.",
        "Recorded: c d.",
        "",
        "Question 3 of 3.",
        "Which step is number 3?",
        "a: Do the thing called b",
        "b: Do the thing called c",
        "c: Do the thing called d",
        "d: Do the thing called a",
        "Question 2 of 3. Flagged.",
        "Which step is number 2?",
        "a: Do the thing called b",
        "b: Do the thing called c",
        "c: Do the thing called d",
        "d: Do the thing called a",
        "Your answer: c d.",
        "Question 3 of 3.",
        "Which step is number 3?",
        "a: Do the thing called b",
        "b: Do the thing called c",
        "c: Do the thing called d",
        "d: Do the thing called a",
        "Recorded: c.",
        "",
        "That was the last question; all are answered. submit hands in.",
        "All 3 questions are answered.",
        "Flagged: 2.",
        "Type yes to hand in, anything else to continue.",
        "Handed in.",
    ]
    assert desk.log == [
        "see 1", "choose 1 c", "see 2", "strike 2 d", "flag 2", "choose 2 ad", "strike 2 d", "see 3", "see 2", "see 3",
        "choose 3 d", "hand in",
    ]  # fmt: skip


def test_no_verdict_is_given_away() -> None:
    _, written = transcript(three(), "d", "a d", "a", "review", "submit", "yes")
    assert not [line for line in written if "right" in line.lower() or "wrong" in line.lower().replace("as wrong", "")]


def test_the_end_of_the_input_leaves_the_exam_paused() -> None:
    desk = three()
    ending, written = transcript(desk, "b")
    assert (ending, desk.handed_in) == (Ending.LEFT, 0)
    assert written[-1] == "The exam is paused; the clock has stopped until you resume it."


@pytest.mark.parametrize("typed", [("leave",), ("submit",)], ids=["leave", "the end of the input after submit"])
def test_leaving_says_once_that_the_exam_is_paused(typed: tuple[str, ...]) -> None:
    desk = three()
    ending, written = transcript(desk, *typed)
    assert (ending, desk.handed_in) == (Ending.LEFT, 0)
    assert written.count("The exam is paused; the clock has stopped until you resume it.") == 1


def test_ctrl_c_leaves_the_exam_paused() -> None:
    desk = three()

    def interrupted() -> str:
        raise KeyboardInterrupt

    written: list[str] = []
    assert run_exam_plain(desk, interrupted, written.append, interactive=False) is Ending.LEFT
    assert written[-1].startswith("The exam is paused")


@pytest.mark.parametrize("said", ["no", "y", "", "submit"])
def test_only_a_whole_yes_hands_in(said: str) -> None:
    desk = three()
    ending, written = transcript(desk, "submit", said)
    assert (ending, desk.handed_in) == (Ending.LEFT, 0)
    assert "Not handed in. You are at question 1." in written


def test_submit_names_what_is_missing() -> None:
    _, written = transcript(three(), "b", "flag", "submit")
    at = written.index("1 of 3 questions are answered; what is not answered counts as wrong.")
    assert written[at + 1 : at + 4] == ["Not answered: 2-3.", "Not viewed: 3.", "Flagged: 2."]


def test_a_question_repeated_tells_what_was_done_to_it() -> None:
    _, written = transcript(three(), "strike a", "strike c", "strike c", "c", "back", "flag", "repeat", "next")
    at = written.index("Question 1 of 3. Flagged.")
    assert written[at + 6 : at + 8] == ["Struck out: a.", "Your answer: c."]
    assert "Option c is no longer struck out." in written


def test_an_answer_short_of_options_put_down_on_the_screen_says_so() -> None:
    desk = three()
    desk.choose(2, "b")
    _, written = transcript(desk, "goto 2")
    assert written[-2] == "Your answer: a, 1 of 2."


def test_at_the_ends_of_the_paper_it_goes_no_further() -> None:
    _, written = transcript(three(), "back", "goto 3", "next")
    assert "This is the first question." in written
    assert "That was the last question; 3 not answered yet: review names them. submit hands in." in written


def test_time_that_is_up_hands_in_at_the_next_line_and_takes_no_more() -> None:
    desk = three()
    lines = iter(["b", "c d"])

    def read_line() -> str | None:
        line = next(lines, None)
        if line == "c d":
            desk.seconds = 0.0
        return line

    written: list[str] = []
    assert run_exam_plain(desk, read_line, written.append, interactive=False) is Ending.TIME_UP
    assert written[-1] == "Time is up: the exam is handed in as it stands."
    assert desk.log == ["see 1", "choose 1 c", "see 2", "hand in"]


def test_a_warning_is_said_once_at_the_line_after_its_time() -> None:
    desk = three(minutes=16)
    moments = iter([14 * 60.0, 13 * 60.0])

    def read_line() -> str | None:
        desk.seconds = next(moments, None)
        return None if desk.seconds is None else "time"

    written: list[str] = []
    run_exam_plain(desk, read_line, written.append, interactive=False)
    assert written[7:10] == ["15 minutes left.", "14 minutes left.", "13 minutes left."]


def test_without_a_limit_time_says_so() -> None:
    _, written = transcript(three(minutes=None), "time")
    assert written[-2] == "There is no time limit."


def test_help_names_every_command() -> None:
    _, written = transcript(three(), "help")
    said = " ".join(written)
    for word in ("next", "back", "goto", "flag", "strike", "repeat", "time", "review", "submit", "leave"):
        assert word in said


def test_lines_are_wrapped_only_where_a_width_is_given() -> None:
    _, written = transcript(FakeExamDesk(few()))
    assert max(map(len, written)) > 200
    _, written = transcript(FakeExamDesk(few()), width=60)
    assert max(map(len, written)) <= 60
