"""A drill in a process of its own: what it imports and when, and what it does with a real terminal."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

from tests.terminal.window import Window, windows

ROOT = Path(__file__).parents[2]

FIRST_QUESTION = """
import sys

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"prompt_toolkit", "questionary", "asyncio"}:
            print("\\nasked for", name)
            raise SystemExit(0)

from rich.console import Console
from aws_quiz.terminal.drill.drill_screen import run_drill
from aws_quiz.terminal.device.theme import UNICODE
from tests.terminal.fake_desk import FakeDesk, endpoints

sys.meta_path.insert(0, Refused())
run_drill(FakeDesk([endpoints()]), Console(width=80, height=24), monotonic=lambda: 0.0, signs=UNICODE)
"""


def test_the_first_question_is_painted_before_the_library_of_keys_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTION], capture_output=True, text=True, cwd=ROOT, check=True, encoding="utf-8"
    )
    painted, _, asked_for = done.stdout.partition("\nasked for ")
    assert "LEAST operational overhead?" in painted
    assert "   ( ) d  Run a fleet of proxies" in painted
    assert "enter sure · tab unsure" in painted
    assert asked_for.strip() in {"asyncio", "prompt_toolkit", "prompt_toolkit.application"}


@pytest.mark.parametrize(
    "module",
    ["drill.drill_plain", "drill.drill_screen", "question.question_view", "drill.feedback_view", "drill.summary_view"],
)
def test_the_room_imports_neither_library_of_keys(module: str) -> None:
    code = (
        f"import sys, aws_quiz.terminal.{module}\n"
        "print(sorted({'prompt_toolkit', 'questionary', 'asyncio', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    report = tmp_path / "report"
    with windows(partial(Window, "-m", "tests.terminal.real_drill", str(report), report=report)) as open_window:
        yield open_window


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.mark.slow
def test_a_drill_on_a_real_terminal(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("q stop")
    it.child.send("b\r")
    it.shows("✓ Right: b")
    it.goes_on()
    it.shows("0 of 2 selected")
    it.child.send("ad\t")
    it.shows("enter next")
    it.goes_on()
    it.shows("Done      2 of 2 right")
    assert it.exit_status() == 0
    assert it.reported()[-1] == "came back"


@pytest.mark.slow
def test_a_resized_window_is_laid_out_anew(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("q stop")
    it.child.send("b")
    it.shows("▸ (x) b")
    it.resize(50, 30)
    screen = it.shows("an S3 bucket through a gateway\n endpoint. Servers")
    assert screen.count("1 of 2") == 1
    it.child.send("q")
    assert it.exit_status() == 0


@pytest.mark.slow
def test_ctrl_c_shows_the_summary_and_reaches_the_caller(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("q stop")
    it.child.send("\x03")
    assert it.exit_status() == 130
    assert "Stopped   nothing answered" in it.text
    assert "1 of 2" not in it.text
    assert it.reported() == ["closed 1", "interrupted"]


@pytest.mark.slow
def test_a_closed_window_closes_the_desk(window: Callable[..., Window]) -> None:
    it = window()
    it.shows("q stop")
    it.child.send("b\r")
    it.shows("enter next")
    it.close()
    assert it.reported() == ["answer s3-gateway-or-interface-endpoint.2 a sure", "closed 1", "came back"]


@pytest.mark.slow
def test_what_is_typed_too_early_is_neither_shown_nor_lost(window: Callable[..., Window]) -> None:
    it = window()
    it.child.send("b\r\r")
    it.shows("✓ Right: b")
    it.goes_on()
    it.shows("0 of 2 selected")
    it.child.send("q")
    assert it.exit_status() == 0
    assert it.reported()[0] == "answer s3-gateway-or-interface-endpoint.2 a sure"
