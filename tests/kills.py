"""`python -m tests.kills [TIMES] [SEED]`: drills, exams, imports, rebuilds and migrations are ended by SIGKILL.

Each is a command in a process of its own, ended at a moment of chance. After each the store must be whole and hold
every answer that was shown as taken; now and then memory is held to the fold. A tally says what was lost and damaged.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TextIO

from aws_quiz.cli.app import application
from aws_quiz.cli.app import main as aws_quiz
from aws_quiz.store.log import open_log
from tests.builders import review
from tests.store import test_durability as drills
from tests.store import test_exam_durability as exams
from tests.store.exchange.learners import Device, folded, kept
from tests.store.version_two import write_version_two

ROUND = 20
"""Kills of one kind on end, over one store where the kind lets it grow."""
LEAST_ROUNDS_APART = 5
CONCEPTS = 200
LINES_BEFORE_KILL = 80


@dataclass
class Tally:
    """`answers` were shown as taken or stood in the store, and were looked for after a kill; `lost` were not there."""

    kills: int = 0
    answers: int = 0
    lost: int = 0
    damaged: int = 0

    def add(self, other: Tally) -> None:
        self.kills += other.kills
        self.answers += other.answers
        self.lost += other.lost
        self.damaged += other.damaged


class Running(NamedTuple):
    """A command in a process of its own, and what it prints."""

    pid: int
    out: TextIO

    def kill(self) -> str:
        """Ends it at once, and gives what it had still printed."""
        os.kill(self.pid, signal.SIGKILL)
        return self.out.read()

    def wait(self) -> bool:
        """Whether it was killed, and not done before. Raises AssertionError where it failed."""
        _, status = os.waitpid(self.pid, 0)
        self.out.close()
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            return True
        assert os.waitstatus_to_exitcode(status) == 0, f"a command ended with {status >> 8}"
        return False


def start(folder: Path, *words: str, typed: str = "") -> Running:
    """Starts a command that finds its lines typed already."""
    lines = folder / "typed"
    lines.write_text(typed, encoding="utf-8")
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            sys.stdin = lines.open(encoding="utf-8")
            sys.stdout = os.fdopen(into, "w", encoding="utf-8", buffering=1)
            sys.stderr = (folder / "complaints").open("a", encoding="utf-8")
            os.environ["AWS_QUIZ_HOME"] = str(folder / "home")
            os._exit(aws_quiz(words))
        finally:
            os._exit(1)
    os.close(into)
    return Running(child, os.fdopen(out, encoding="utf-8", errors="replace"))


def run(folder: Path, *words: str, typed: str = "") -> str:
    """Runs a command to its end."""
    command = start(folder, *words, typed=typed)
    out = command.out.read()
    assert not command.wait()
    return out


@contextmanager
def opened(store: Path) -> Iterator[sqlite3.Connection]:
    """The store as SQLite finds it after a kill; raises sqlite3.DatabaseError where it is not whole."""
    with closing(sqlite3.connect(store)) as db:
        if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError(f"{store} is damaged")
        yield db


def answers_in(store: Path) -> list[str]:
    with opened(store) as db:
        return [row[0] for row in db.execute("SELECT id FROM review ORDER BY id")]


def memory_is_the_fold(store: Path) -> bool:
    with closing(open_log(str(store), lambda: datetime.now(UTC), os.urandom)) as log:
        return kept(log) == folded(log)


def clear(store: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def put(source: Path, store: Path) -> None:
    clear(store)
    shutil.copyfile(source, store)


class Kills:
    """The kinds of kill. Each method makes a round of them in a store of its own."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        # Whatever is loaded by now, no command loads again: it is at work when it is killed.
        application()
        self.store = folder / "home" / "aws-quiz.sqlite"
        self.store.parent.mkdir()
        drills.write_banks(folder, CONCEPTS)
        self.banks = ("--banks", str(folder / "banks"), "--no-shipped")
        self.seed = 0
        run(folder, "bank", "list")
        run(folder, "bank", "list", *self.banks)
        self.other = self._log("other", drills=400)
        self.own = self._log("own", drills=100)
        self.usual: dict[str, float] = {}

    def _log(self, name: str, drills: int) -> Path:
        device = Device(self.folder, name)
        for choice in range(drills):
            device.drill(choice)
        device.close()
        return device.path

    def round(self, number: int, kills: int) -> tuple[str, Tally]:
        """So many kills of the kind that is next, by its name."""
        kinds: tuple[Callable[[int], Tally], ...] = (
            self.drills,
            self.exams,
            self.imports,
            self.rebuilds,
            self.migrations,
        )
        kind = kinds[number % len(kinds)]
        clear(self.store)
        self.seed = self.chance.randrange(1 << 30)
        return kind.__name__, kind(kills)

    def drills(self, kills: int) -> Tally:
        """Drills that answer as fast as they can."""
        tally, shown = Tally(), Counter[str]()
        while tally.kills < kills:
            self.seed += 1
            words = ("drill", "--plain", *self.banks, "--new", str(CONCEPTS), "--seed", str(self.seed))
            drill = start(self.folder, *words, typed="a\n" * 5_000)
            begun = "".join(drill.out.readline() for _ in range(self.chance.randrange(1, LINES_BEFORE_KILL)))
            time.sleep(self.chance.uniform(0, 0.01))
            taken = drills.acknowledged(begun + drill.kill())
            tally.kills += drill.wait()
            tally.answers += len(taken)
            shown.update(taken)
            try:
                lost = shown - Counter(drills.stored(self.folder))
            except (AssertionError, sqlite3.DatabaseError):
                tally.damaged += 1
                return tally
            tally.lost += lost.total()
            shown -= lost
        tally.damaged += not memory_is_the_fold(self.store)
        return tally

    def exams(self, kills: int) -> Tally:
        """One mock exam that is resumed after each kill."""
        tally = Tally()
        run(self.folder, "exam", "saa-c03", "--plain", "--seed", str(self.seed))
        shown: list[tuple[int, str]] = []
        while tally.kills < kills:
            lines = exams.commands(self.chance, self.chance.choice((12, 400)))
            exam = start(self.folder, "exam", "--resume", "--plain", typed="\n".join(lines) + "\n")
            begun = "".join(exam.out.readline() for _ in range(self.chance.randrange(1, LINES_BEFORE_KILL)))
            time.sleep(self.chance.uniform(0, 0.01))
            taken = exams.taken(begun + exam.kill())
            tally.kills += exam.wait()
            tally.answers += len(taken)
            shown += taken
            try:
                stands = exams.changes(exams.stored(self.folder)[0])
            except (AssertionError, sqlite3.DatabaseError):
                tally.damaged += 1
                return tally
            lost = [
                about
                for about, mine in exams.changes(shown).items()
                if not drills.is_subsequence(mine, stands.get(about, []))
            ]
            tally.lost += len(lost)
            shown = [(at, value) for at, value in shown if (at, value.startswith("flag")) not in lost]
        return tally

    def imports(self, kills: int) -> Tally:
        """Imports of another store: all of it is added, or nothing."""
        theirs = set(answers_in(self.other))

        def whole(found: set[str], before: set[str]) -> bool:
            return found in (before, before | theirs)

        return self._again_and_again(kills, self.own, whole, "history", "import", str(self.other))

    def rebuilds(self, kills: int) -> Tally:
        """A memory that is folded again from the log."""
        old = self.folder / "old-memory.sqlite"
        put(self.other, old)
        with closing(sqlite3.connect(old)) as db, db:
            db.execute("UPDATE local SET value = 'another fold' WHERE name = 'memory'")
        return self._again_and_again(kills, old, set.__eq__, "status")

    def migrations(self, kills: int) -> Tally:
        """Stores of version 2 that are opened."""
        old = self.folder / "version-2.sqlite"
        clear(old)
        write_version_two(old, [review(f"s3-{number % 50:02}", day=number // 50) for number in range(600)])
        return self._again_and_again(kills, old, set.__eq__, "status")

    def _again_and_again(
        self, kills: int, source: Path, whole: Callable[[set[str], set[str]], bool], *words: str
    ) -> Tally:
        """Kills a command over a fresh copy each time, then lets it go through; `whole` judges the ids of answers."""
        tally, before = Tally(), set(answers_in(source))
        # A command that goes through says how long there is to kill it.
        put(source, self.store)
        began = time.monotonic()
        run(self.folder, *words)
        longest = time.monotonic() - began
        ended = set(answers_in(self.store))
        while tally.kills < kills:
            put(source, self.store)
            command = start(self.folder, *words)
            time.sleep(self.chance.uniform(0, longest))
            command.kill()
            tally.kills += command.wait()
            tally.answers += len(before)
            try:
                found = set(answers_in(self.store))
            except sqlite3.DatabaseError:
                tally.damaged += 1
                continue
            tally.lost += len(before - found)
            tally.damaged += not whole(found, before)
            if tally.kills % 5 == 0:
                run(self.folder, *words)
                tally.lost += len(ended - set(answers_in(self.store)))
                tally.damaged += not memory_is_the_fold(self.store)
        return tally


def kill(times: int, seed: int, folder: Path, tell: Callable[[int], None] = lambda done: None) -> dict[str, Tally]:
    """So many kills, evenly over the kinds, and what came of them by kind."""
    kills = Kills(folder, seed)
    tallies: dict[str, Tally] = {}
    size = max(1, min(ROUND, times // LEAST_ROUNDS_APART))
    done = number = 0
    while done < times:
        kind, tally = kills.round(number, min(size, times - done))
        tallies.setdefault(kind, Tally()).add(tally)
        done, number = done + tally.kills, number + 1
        tell(done)
    return tallies


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 30)

    def tell(done: int) -> None:
        sys.stderr.write(f"{done:,} of {times:,}\n")
        sys.stderr.flush()

    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        tallies = kill(times, seed, Path(folder), tell)
    every = Tally()
    for tally in list(tallies.values()):
        every.add(tally)
    for kind, tally in {**tallies, "all": every}.items():
        sys.stdout.write(
            f"{kind:<10}  {tally.kills:>6,} kills  {tally.answers:>10,} answers looked for"
            f"  {tally.lost:,} lost  {tally.damaged:,} stores damaged\n"
        )
    sys.exit(1 if every.lost or every.damaged else 0)


if __name__ == "__main__":
    main()
