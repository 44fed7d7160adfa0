"""An exam in a process of its own: what it imports, and what it does with a real terminal."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal.window import ROOT, Window, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNNEEDED = {"rich.console", "rich.table", "rich.markdown", "questionary", "yaml", "sqlite3", "fsrs", "typer"}
DOWN, RIGHT = "\x1b[B", "\x1b[C"


@pytest.mark.parametrize("module", ["exam_screen", "exam_plain"])
def test_the_exam_imports_nothing_that_its_first_painting_does_not_need(module: str) -> None:
    code = f"import sys, aws_quiz.terminal.exam.{module}; print(sorted({UNNEEDED!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["exam_plain", "result_view", "judged_view"])
def test_what_needs_no_keys_imports_no_library_of_keys(module: str) -> None:
    unwanted = {"prompt_toolkit", "asyncio"}
    code = f"import sys, aws_quiz.terminal.exam.{module}; print(sorted({unwanted!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    report = tmp_path / "report"
    with windows(partial(Window, "-m", "tests.terminal.real_exam", str(report), report=report)) as open_window:
        yield open_window


def taken(window: Window) -> list[str]:
    """What was stored, in order, and how it ended."""
    return [words for words in window.reported() if not words.startswith("see")]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_a_whole_exam_on_a_real_terminal(window: Callable[..., Window], columns: int, rows: int) -> None:
    it = window(columns=columns, rows=rows)
    it.shows("? keys")
    it.child.send("b")
    it.shows("(x) b")
    it.child.send(DOWN + "x")
    it.shows("(struck out)")
    it.child.send("m")
    it.shows("⚑ flagged")
    it.child.send("\ra")
    it.shows("[x] a")
    it.child.send("o")
    it.shows("incomplete 1")
    it.child.send(RIGHT + "\r")
    it.shows("Which step is number 3?")
    it.child.send("d4\r")
    it.shows("Which step is number 4?")
    it.child.send("d\r")
    it.shows("Which step is number 5?")
    it.child.send("\r")
    assert "Before you hand in" in it.shows("Incomplete     2")
    it.child.send("2\r")
    it.shows("2 of 5")
    it.child.send("e")
    it.shows("2 of 2 selected")
    it.child.send("ryes\r")
    it.shows("The exam is over: handed in.")
    assert it.exit_status() == 0
    assert taken(it) == [
        "choose 1 c", "strike 1 d", "flag 1", "choose 2 b", "choose 3 a", "choose 4 a", "choose 2 ab", "hand in",
        "handed in",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_screen_before_the_exam_comes_back_after_it(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("? keys")
    it.child.send("qq")
    it.shows("The exam is over: left.")
    assert it.exit_status() == 0
    assert taken(it) == ["left"]


@pytest.mark.slow
def test_a_resized_window_is_laid_out_anew_without_a_key(window: Callable[..., Window]) -> None:
    it = window("few", "7800")
    it.shows("? keys")
    it.child.send("b")
    it.shows("(x) b  Run a fleet of proxies in the VPC that forwards the servers' requests\n")
    it.resize(60, 20)
    it.shows("(x) b  Run a fleet of proxies in the VPC that forwards\n")
    it.resize(40, 15)
    it.shows("enter next · r review · ? keys")
    it.resize(120, 40)
    it.shows("(x) b  Run a fleet of proxies in the VPC that forwards the servers' requests to the bucket.\n")
    it.child.send("\x03")
    assert it.exit_status() == 0
    assert taken(it) == ["choose 1 c", "left"]


@pytest.mark.slow
def test_time_runs_out_and_the_exam_hands_itself_in(window: Callable[..., Window]) -> None:
    it = window("few", "3")
    it.shows("? keys")
    it.child.send("b")
    it.shows("0:00:01 left")
    it.shows("The exam is over: time up.")
    assert it.exit_status() == 0
    assert taken(it) == ["choose 1 c", "hand in", "time up"]


@pytest.mark.slow
def test_a_closed_window_leaves_the_exam(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("? keys")
    it.child.send("b")
    it.shows("(x) b")
    it.close()
    assert taken(it) == ["choose 1 c", "left"]


@pytest.mark.slow
def test_an_output_that_is_not_utf_8_gets_ascii_marks(window: Callable[..., Window]) -> None:
    it = window(env={"PYTHONIOENCODING": "ascii"})
    assert it.shows("? keys - q pause").isascii()
    it.child.send("m\r")
    it.shows(" 1 ?>... 5")
