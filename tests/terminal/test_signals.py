"""Signals while a drill or an exam runs: the terminal is as it was, and nothing that was confirmed is lost."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.runner import bank_text

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]
ROOT = Path(__file__).parents[2]
STATES = {
    "drill, a question": (("drill",), r"LOWEST cost", ""),
    "drill, a verdict": (("drill",), r"LOWEST cost", "a\r"),
    "drill, a note": (("drill",), r"LOWEST cost", "t"),
    "exam, the start page": (("exam", "saa-c03", "--questions", "2"), r"Pass mark", ""),
    "exam, a question": (("exam", "saa-c03", "--questions", "2"), r"Pass mark", "\r"),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "banks" / "exams").mkdir(parents=True)
    shipped = ROOT / "question_banks" / "exams" / "saa-c03.yaml"
    (tmp_path / "banks" / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (tmp_path / "banks" / "s3.yaml").write_text(bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    return tmp_path


class Running:
    """A program in a terminal of its own, in one of the states."""

    def __init__(self, home: Path, state: str) -> None:
        words, ready, keys = STATES[state]
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "aws_quiz", *words, "--banks", str(home / "banks"), "--no-shipped"],
            dimensions=(24, 80),
            timeout=30,
            cwd=str(ROOT),
            env={**os.environ, "AWS_QUIZ_HOME": str(home / "home"), "TERM": "xterm-256color"},
        )
        self.before = self.modes()
        self.child.expect(ready)
        time.sleep(0.5)
        if keys:
            self.child.send(keys)
            time.sleep(0.7)

    def modes(self) -> tuple[int, int, int]:
        """Input, output and local modes of the terminal."""
        iflag, oflag, _, lflag, *_ = termios.tcgetattr(self.child.child_fd)
        return iflag, oflag, lflag

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus) if self.child.exitstatus is not None else -int(self.child.signalstatus or 0)


@pytest.fixture
def running(home: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    one = Running(home, request.param)
    yield one
    if not one.child.closed:
        one.child.close(force=True)


@pytest.mark.parametrize("running", STATES, indirect=True)
def test_a_request_to_end_leaves_the_terminal_as_it_was(running: Running) -> None:
    running.child.kill(signal.SIGTERM)
    deadline = time.monotonic() + 10
    while running.modes() != running.before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running.modes() == running.before
    assert running.end() == 143


@pytest.mark.parametrize("running", STATES, indirect=True)
def test_a_window_that_is_closed_is_no_bug(running: Running) -> None:
    os.close(running.child.child_fd)
    running.child.closed = True
    deadline = time.monotonic() + 10
    status = None
    while time.monotonic() < deadline:
        pid, status = os.waitpid(running.child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.05)
    assert status is not None
    running.child.terminated = True
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGHUP, 129)


@pytest.mark.parametrize("state", ["drill, a question", "exam, a question"])
def test_a_stop_from_outside_gives_the_terminal_back_and_fg_goes_on(home: Path, state: str) -> None:
    words, ready, keys = STATES[state]
    shell = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        dimensions=(24, 80),
        timeout=30,
        cwd=str(ROOT),
        env={**os.environ, "AWS_QUIZ_HOME": str(home / "home"), "TERM": "xterm-256color", "PS1": "here> "},
    )
    program = f"{sys.executable} -m aws_quiz {' '.join(words)} --banks {home / 'banks'} --no-shipped"
    shell.sendline(program)
    shell.expect(ready)
    time.sleep(0.5)
    shell.send(keys)
    time.sleep(0.7)
    (pid,) = (
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and str(home / "banks").encode() in _command_line(folder)
    )
    os.kill(pid, signal.SIGTSTP)
    shell.expect("Stopped")
    shell.sendline("echo still $((40 + 2))")
    shell.expect("still 42")
    shell.sendline("fg")
    shell.expect("LOWEST cost")
    os.kill(pid, signal.SIGTERM)
    shell.sendline("echo status $?")
    shell.expect("status 143")
    shell.close(force=True)


def _command_line(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except OSError:
        return b""
