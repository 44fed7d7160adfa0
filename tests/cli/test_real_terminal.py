"""The whole program in a real pseudo-terminal: the first run, a drill, what it leaves behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from tests.terminal.window import ROOT, Window, windows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    env = {"AWS_QUIZ_HOME": str(tmp_path / "home"), "TZ": "UTC"}
    with windows(partial(Window, "-m", "aws_quiz", env=env)) as open_window:
        yield open_window


def answers(tmp_path: Path) -> list[dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "aws_quiz", "history", "export"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={**os.environ, "AWS_QUIZ_HOME": str(tmp_path / "home")},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def answer_one(it: Window, commit: str = "\r") -> None:
    """Answers the question on the screen with its first letters, and goes on."""
    screen = it.shows("enter sure")
    it.child.send("ab" if "of 2 selected" in screen else "abc" if "of 3 selected" in screen else "a")
    it.child.send(commit)
    it.shows("✓ Right", "✗ Wrong", "enter next")
    it.goes_on()


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_five_answers_leave_five_reviews(
    window: Callable[..., Window], tmp_path: Path, columns: int, rows: int
) -> None:
    it = window("drill", "--limit", "5", "--seed", "1", columns=columns, rows=rows)
    for number in range(1, 6):
        it.shows(f"{number} of ")
        answer_one(it, "\r" if number < 4 else "\t" if number == 4 else "\x07")
        assert len(answers(tmp_path)) == number
    it.shows("q stop", "Done ")
    it.child.send("q")
    assert it.exit_status() == 0
    assert [answer["confidence"] for answer in answers(tmp_path)] == ["sure"] * 3 + ["unsure", "guess"]


def test_the_first_run_asks_for_the_exam_and_ends_in_a_drill(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("Which exam are you preparing for?")
    it.child.send("\x1b[B\x1b[B\r")
    it.shows("When is it?")
    it.child.send("2031-05-01\r")
    it.shows("How many minutes a day?")
    it.child.send("\r")
    screen = it.shows("enter sure")
    assert "SAA-C03" in screen
    it.child.send("q")
    assert it.exit_status() == 0
    again = window()
    again.shows("SAA-C03 in ")
    assert again.exit_status() == 0


@pytest.mark.parametrize("columns", [30, 60])
def test_the_first_run_breaks_no_word_in_a_narrow_window_and_never_asks_where_the_cursor_is(
    window: Callable[..., Window], columns: int
) -> None:
    it = window(columns=columns)
    written = it.child.logfile_read = StringIO()
    it.shows("SAA-C03")
    it.child.send("\x1b[B\x1b[B\r")
    it.shows("When is it?")
    it.child.send("May\r")
    it.shows("Type it as 2027-03-31.")
    it.child.send("\x7f\x7f\x7f2031-05-01\r")
    it.shows("How many minutes a day?")
    it.child.send("\x15many\r")
    it.shows("'many'")
    screen = " ".join(it.shows("a day? 25").split())
    for words in (
        "remembers what you know, and brings each thing back just before you would forget it.",
        "? Which exam are you preparing for? SAA-C03 AWS Certified",
        "? When is it? (such as 2027-03-31; empty for none) 2031-05-01 ?",
        "'many' is not a valid value for minutes: it takes a whole number from 1 to 600.",
    ):
        assert words in screen
    it.child.send("\x03")
    assert it.exit_status() == 130
    # A terminal that does not answer would be waited for, and a warning be written about it.
    assert "\x1b[6n" not in written.getvalue()


def test_a_drill_that_was_left_asks_whether_to_go_on(window: Callable[..., Window]) -> None:
    it = window("drill", "--limit", "5", "--seed", "1")
    answer_one(it)
    it.shows("2 of ")
    it.child.send("q")
    assert it.exit_status() == 0
    again = window("drill")
    again.shows("You left a drill today after 1 answer")
    again.child.send("y")
    again.shows("2 of ")
    again.child.send("q")
    assert again.exit_status() == 0


def test_ctrl_c_in_the_welcome_leaves_with_130(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("Which exam are you preparing for?")
    it.child.send("\x03")
    assert it.exit_status() == 130
    assert "Traceback" not in it.text
