"""No acknowledged answer is ever lost: not to kill -9, not to a second drill, not to a full disk."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from aws_quiz.errors import StoreUnusable
from aws_quiz.store import database
from aws_quiz.store.database import open_store
from tests.runner import bank_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")

ROOT = Path(__file__).parents[2]
KILLS = 200 if "AWS_QUIZ_THOROUGH" in os.environ else 80
LINES_BEFORE_KILL = 80
PARTS = 8


def command(folder: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    env = {**os.environ, "AWS_QUIZ_HOME": str(folder / "home"), "TZ": "UTC"}
    return [sys.executable, "-m", "aws_quiz", *words], env


def drill_command(folder: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    return command(folder, "drill", "--plain", "--banks", str(folder / "banks"), "--no-shipped", *words)


def start_drill(folder: Path, *words: str, stdin: Path) -> subprocess.Popen[str]:
    """A drill that finds all its answers waiting, so that it answers as fast as it can."""
    argv, env = drill_command(folder, *words)
    with stdin.open() as answers:
        return subprocess.Popen(argv, stdin=answers, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env)


def start_waiting_drill(folder: Path, *words: str, page: Path) -> subprocess.Popen[str]:
    """A drill that waits for its answers and writes what it shows to a file."""
    argv, env = drill_command(folder, *words)
    with page.open("w") as out:
        return subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=out, text=True, cwd=ROOT, env=env)


def wait_for(text: str, page: Path) -> None:
    """Waits until a file holds a text."""
    deadline = time.monotonic() + 60
    while text not in page.read_text():
        assert time.monotonic() < deadline, f"{page.name} never held {text!r}"
        time.sleep(0.02)


def write_banks(folder: Path, concepts: int) -> Path:
    """A bank, and a file with more answers than a drill can take before it is killed."""
    (folder / "banks").mkdir()
    (folder / "banks" / "s3.yaml").write_text(bank_text("s3", concepts=concepts))
    answers = folder / "answers"
    answers.write_text("a\n" * 5000)
    return answers


def acknowledged(out: str) -> list[str]:
    """The prompts whose verdicts were shown, in order."""
    prompts: list[str] = []
    asked = ""
    for line in out.splitlines():
        if line.startswith("Prompt "):
            asked = line
        elif line.startswith(("Right", "Wrong")):
            prompts.append(asked)
    return prompts


def stored(folder: Path) -> list[str]:
    """The prompts of the answers in the store, in order; the file must be whole."""
    db = sqlite3.connect(folder / "home" / "aws-quiz.sqlite")
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = db.execute("SELECT question FROM review ORDER BY id").fetchall()
    db.close()
    return [prompt(question) for (question,) in rows]


def prompt(question: str) -> str:
    topic, place, number = question.replace(".", "-").split("-")
    return f"Prompt {number} about concept {int(place)} of {topic} at the LOWEST cost, which is it?"


def is_subsequence(shown: Sequence[object], kept: Sequence[object]) -> bool:
    rest = iter(kept)
    return all(any(one == other for other in rest) for one in shown)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_kill_9_at_any_moment_loses_no_acknowledged_answer(tmp_path: Path, part: int) -> None:
    answers = write_banks(tmp_path, concepts=400)
    chance = random.Random(part)
    shown: list[str] = []
    killed_while_answering = 0
    for number in range(KILLS // PARTS):
        drill = start_drill(tmp_path, "--new", "400", "--seed", str(number), stdin=answers)
        assert drill.stdout is not None
        # Lines, not seconds, say how far it has come: a machine may be slow. The rest of the moment is chance.
        begun = "".join(drill.stdout.readline() for _ in range(chance.randrange(1, LINES_BEFORE_KILL)))
        time.sleep(chance.uniform(0, 0.01))
        drill.send_signal(signal.SIGKILL)
        out = begun + drill.stdout.read()
        drill.wait()
        drill.stdout.close()
        killed_while_answering += drill.returncode == -signal.SIGKILL
        shown += acknowledged(out)
        assert is_subsequence(shown, stored(tmp_path))
    assert killed_while_answering == KILLS // PARTS
    assert len(shown) > KILLS // PARTS
    argv, env = command(tmp_path, "history", "verify", "--json")
    verified = json.loads(subprocess.run(argv, capture_output=True, check=True, cwd=ROOT, env=env).stdout)
    assert verified["complaints"] == []


@pytest.mark.slow
def test_two_drills_at_once_both_go_on_and_lose_nothing(tmp_path: Path) -> None:
    answers = write_banks(tmp_path, concepts=60).read_text()
    pages = [tmp_path / f"page {seed}" for seed in (1, 2)]
    drills = [start_waiting_drill(tmp_path, "--new", "60", "--seed", page.name[-1], page=page) for page in pages]
    for page in pages:
        # Each has planned its turns before the other answers; what one has met is new to the other no more.
        wait_for("Prompt ", page)
    for drill in drills:
        assert drill.stdin is not None
        drill.stdin.write(answers)
        drill.stdin.close()
    assert [drill.wait(60) for drill in drills] == [0, 0]
    shown = [acknowledged(page.read_text()) for page in pages]
    kept = stored(tmp_path)
    assert all(len(answered) >= 60 for answered in shown)
    assert all(is_subsequence(answered, kept) for answered in shown)
    assert len(kept) == sum(map(len, shown))
    argv, env = command(tmp_path, "history", "verify", "--json")
    verified = json.loads(subprocess.run(argv, capture_output=True, check=True, cwd=ROOT, env=env).stdout)
    assert (verified["answers"], verified["complaints"]) == (len(kept), [])


@pytest.mark.slow
def test_a_full_disk_is_a_sentence_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    answers = write_banks(tmp_path, concepts=300)
    argv, env = command(
        tmp_path, "drill", "--plain", "--banks", str(tmp_path / "banks"), "--no-shipped", "--new", "300"
    )
    first = subprocess.run(argv, input="a\n", capture_output=True, text=True, cwd=ROOT, env=env, check=True)
    assert acknowledged(first.stdout)
    # No file may grow beyond 300 kB: to SQLite that is a disk that takes no more.
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000));"
        "from aws_quiz.cli.app import main; sys.exit(main())"
    )
    with answers.open() as typed:
        done = subprocess.run(
            [sys.executable, "-c", limited, *argv[3:]],
            stdin=typed,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=env,
            check=False,
        )
    assert done.returncode == 5
    assert "every confirmed answer is saved" in done.stderr
    assert "Traceback" not in done.stderr
    shown = acknowledged(first.stdout) + acknowledged(done.stdout)
    assert len(shown) > 5
    assert is_subsequence(shown, stored(tmp_path))


def test_a_store_that_stays_locked_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    holder, other = open_store(str(path)), open_store(str(path))
    holder.execute("BEGIN IMMEDIATE")
    locked = pytest.raises(StoreUnusable, match="has been locked by another program")
    with locked, database.explaining(str(path)), database.transaction(other):
        pass
    holder.close()
    other.close()
