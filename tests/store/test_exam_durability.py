"""An exam survives `kill -9`: every answer and flag that was shown as taken, and the time left within a second."""

from __future__ import annotations

import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.test_durability import command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")

ROOT = Path(__file__).parents[2]
KILLS = 100
PARTS = 4
QUESTIONS = 65


def commands(chance: random.Random, count: int) -> list[str]:
    """Lines that jump about the paper, answer what may be answered with one letter, and flag."""
    lines = []
    for _ in range(count):
        lines.append(f"goto {chance.randint(1, QUESTIONS)}")
        lines.append(chance.choice(["a", "b", "c", "d", "flag"]))
    return lines


class Shown:
    """What an exam has shown as taken: the newest answer and flag of every question."""

    def __init__(self) -> None:
        self.answers: dict[int, str] = {}
        self.flags: dict[int, bool] = {}

    def take(self, out: str) -> None:
        number = 0
        for line in out.splitlines():
            if found := re.match(r"Question (\d+) of", line):
                number = int(found[1])
            elif found := re.match(r"Taken: (\w)\.", line):
                self.answers[number] = found[1]
            elif line.startswith(("Flagged.", "The flag is off.")):
                self.flags[number] = line.startswith("Flagged.")


def run(folder: Path, *words: str, typed: str) -> str:
    argv, env = command(folder, *words)
    done = subprocess.run(argv, input=typed, capture_output=True, text=True, cwd=ROOT, env=env, check=True)
    return done.stdout


def used(folder: Path) -> float:
    db = sqlite3.connect(folder / "home" / "aws-quiz.sqlite")
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    (seconds,) = db.execute("SELECT used FROM exam_clock").fetchone()
    db.close()
    return float(seconds)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_kill_9_at_any_moment_of_an_exam_loses_nothing_that_was_taken(tmp_path: Path, part: int) -> None:
    chance = random.Random(part)
    run(tmp_path, "exam", "saa-c03", "--plain", "--seed", str(part), typed="")
    shown = Shown()
    for number in range(KILLS // PARTS):
        before = used(tmp_path)
        argv, env = command(tmp_path, "exam", "--resume", "--plain")
        exam = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**env, "PYTHONUNBUFFERED": "1"},
        )
        assert exam.stdin is not None
        assert exam.stdout is not None
        first = exam.stdout.readline()
        started = time.monotonic()
        # Every other exam is killed while it waits for a line, the rest in the middle of a stream of them.
        exam.stdin.write("\n".join(commands(chance, 12 if number % 2 else 400)) + "\n")
        exam.stdin.flush()
        time.sleep(chance.uniform(0, 1.6))
        exam.send_signal(signal.SIGKILL)
        ran = time.monotonic() - started
        shown.take(first + exam.stdout.read())
        exam.wait()
        exam.stdin.close()
        exam.stdout.close()
        assert exam.returncode == -signal.SIGKILL
        lost = ran - (used(tmp_path) - before)
        assert -1.0 <= lost <= 1.0, f"{ran:.2f} s were used, and {lost:.2f} s of them are missing"
    out = run(
        tmp_path, "exam", "--resume", "--plain", typed="".join(f"goto {n}\nrepeat\n" for n in range(1, QUESTIONS + 1))
    )
    stands = Shown()
    for question in re.split(r"(?m)^(?=Question \d+ of)", out):
        if found := re.match(r"Question (\d+) of", question):
            number = int(found[1])
            if answer := re.search(r"(?m)^Your answer: (\w)", question):
                stands.answers[number] = answer[1]
            stands.flags[number] = "Flagged" in question
    assert len(shown.answers) > QUESTIONS // 4
    assert {n: stands.answers.get(n) for n in shown.answers} == shown.answers
    assert {n: stands.flags.get(n) for n in shown.flags} == shown.flags
