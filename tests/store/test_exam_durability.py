"""An exam survives `kill -9`: every answer and flag that was shown as taken, and the time left within a second."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aws_quiz.core.sitting.mock_exam import Act
from aws_quiz.store.exams import events_of, exams, used_in
from aws_quiz.store.log import open_log
from tests.store.test_durability import command, is_subsequence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")

ROOT = Path(__file__).parents[2]
KILLS = 100 if "AWS_QUIZ_THOROUGH" in os.environ else 40
PARTS = 4
QUESTIONS = 65


def commands(chance: random.Random, count: int) -> list[str]:
    """Lines that jump about the paper, answer what may be answered with one letter, and flag."""
    lines = []
    for _ in range(count):
        lines.append(f"goto {chance.randint(1, QUESTIONS)}")
        lines.append(chance.choice(["a", "b", "c", "d", "flag"]))
    return lines


def taken(out: str) -> list[tuple[int, str]]:
    """What an exam has shown as taken, in order: question and letter, or "flag" and how it stands."""
    number, found = 0, []
    for line in out.splitlines():
        if match := re.match(r"Question (\d+) of", line):
            number = int(match[1])
        elif match := re.match(r"Recorded: (\w)\.", line):
            found.append((number, match[1]))
        elif line.startswith(("Flagged.", "Flag cleared.")):
            found.append((number, "flag on" if line.startswith("Flagged.") else "flag off"))
    return found


def changes(entries: list[tuple[int, str]]) -> dict[tuple[int, bool], list[str]]:
    """Of every question, its answers and its flags in order, without those that say once more what stands already.

    Question by question, because an answer that was stored and not shown before a kill is not stored again.
    """
    found: dict[tuple[int, bool], list[str]] = {}
    for number, value in entries:
        mine = found.setdefault((number, value.startswith("flag")), [])
        if mine[-1:] != [value]:
            mine.append(value)
    return found


def stored(folder: Path) -> tuple[list[tuple[int, str]], float]:
    """What the store has taken, in order and in the same words; and the seconds used. The file must be whole."""
    log = open_log(str(folder / "home" / "aws-quiz.sqlite"), lambda: datetime.now(UTC), os.urandom)
    assert log.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    (exam,) = exams(log)
    numbers = {item.question: number for number, item in enumerate(exam.paper, 1)}
    found = []
    for event in events_of(log, exam.id):
        if event.act is Act.CHOSEN:
            letters = "".join("abcdef"[exam.orders[event.question].index(key)] for key in event.value)
            found.append((numbers[event.question], letters))
        elif event.act is Act.FLAGGED:
            found.append((numbers[event.question], "flag on" if event.value else "flag off"))
    seconds = used_in(log, exam.id)
    log.close()
    return found, seconds


def run(folder: Path, *words: str, typed: str) -> str:
    argv, env = command(folder, *words)
    done = subprocess.run(argv, input=typed, capture_output=True, text=True, cwd=ROOT, env=env, check=True)
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_kill_9_at_any_moment_of_an_exam_loses_nothing_that_was_taken(tmp_path: Path, part: int) -> None:
    chance = random.Random(part)
    run(tmp_path, "exam", "saa-c03", "--plain", "--seed", str(part), typed="")
    shown: list[tuple[int, str]] = []
    for number in range(KILLS // PARTS):
        _, before = stored(tmp_path)
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
        shown += taken(first + exam.stdout.read())
        exam.wait()
        exam.stdin.close()
        exam.stdout.close()
        assert exam.returncode == -signal.SIGKILL
        kept, after = stored(tmp_path)
        stands = changes(kept)
        assert all(is_subsequence(mine, stands.get(about, [])) for about, mine in changes(shown).items())
        lost = ran - (after - before)
        assert -1.0 <= lost <= 1.0, f"{ran:.2f} s were used, and {lost:.2f} s of them are missing"
    assert len(shown) > KILLS // PARTS
    out = run(tmp_path, "exam", "--resume", "--plain", typed="".join(f"goto {n}\nrepeat\n" for n in range(1, 66)))
    resumed = 0
    for question in re.split(r"(?m)^(?=Question \d+ of)", out):
        answer = re.search(r"(?m)^Your answer: (\w)", question)
        if answer and (found := re.match(r"Question (\d+) of", question)):
            given = [letter for at, letter in kept if at == int(found[1]) and "flag" not in letter]
            assert answer[1] == given[-1]
            resumed += 1
    assert resumed >= len({at for at, letter in kept if "flag" not in letter})
