"""`python -m tests.benchmarks [FOLDER]`: the promises of speed, measured as ratios within one run.

Generated banks are kept in FOLDER (a temporary one by default), so that a second run need not write them.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.files.discovery import BankFolder
from aws_quiz.banks.files.loading import find_files, read_file
from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.core.memory.trace import Folded, fold_log
from aws_quiz.store import memory_cache
from aws_quiz.store.identity import new_id
from aws_quiz.store.log import open_log
from aws_quiz.store.reviews import append_review, standing_reviews
from aws_quiz.store.sessions import Session
from tests.benchmarks.exchange import exchange
from tests.benchmarks.generated_banks import topic_text, write_banks
from tests.benchmarks.reports import reports, status
from tests.benchmarks.rounds import in_turn, report, until_shown
from tests.builders import MOMENT, review

SHOWN = b" stop"
"""The last word of a painted question: the hint line's."""
SIZES = (2_000, 20_000, 200_000)


def banks_of(folder: Path, size: int) -> Path:
    banks = folder / f"banks-{size}"
    return banks if banks.exists() else write_banks(banks, size)


def starts(folder: Path) -> None:
    """Time to the first question, warm, beside importing what it is printed with."""

    def drill(size: int) -> float:
        banks = banks_of(folder, size)
        words = ["-m", "aws_quiz", "drill", "--banks", str(banks), "--no-shipped"]
        return until_shown(words, SHOWN, {"AWS_QUIZ_HOME": str(folder / f"home-{size}")})

    def bare(code: str) -> float:
        return until_shown(["-c", f"{code}; print(' stop', flush=True); input()"], SHOWN, {})

    seconds = in_turn(
        {
            "typer and rich": lambda: bare("import typer, rich"),
            "typer and rich's console": lambda: bare("import typer, rich.console"),
            **{str(size): partial(drill, size) for size in SIZES},
        },
        rounds=15,
    )
    report("first question with 20,000 / importing typer and rich", seconds["20000"] / seconds["typer and rich"], 1.5)
    console = seconds["typer and rich's console"]
    report("first question with 20,000 / importing typer and rich's console", seconds["20000"] / console, 1.5)
    report("first question with 200,000 / with 2,000", seconds["200000"] / seconds["2000"], 1.3)


def answers(folder: Path) -> None:
    """One answer beside the least that stores one: a row updated, a row inserted, one commit of the same durability."""
    folder.mkdir(exist_ok=True)
    log = open_log(str(folder / f"store-{time.time_ns()}.sqlite"), lambda: datetime.now(UTC), os.urandom)
    bare = sqlite3.connect(folder / f"bare-{time.time_ns()}.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE card (id TEXT PRIMARY KEY, due INTEGER, stability REAL) WITHOUT ROWID")
    bare.execute("CREATE TABLE log (id TEXT PRIMARY KEY, card TEXT, body TEXT) WITHOUT ROWID")
    bare.execute("CREATE INDEX log_by_card ON log (card)")
    bare.executemany("INSERT INTO card VALUES (?, 0, 0)", [(f"c{number}",) for number in range(300)])
    session = Session("0-session", "drill", "*", "1", (), MOMENT, MOMENT.date())
    numbers = count()

    def answer() -> float:
        given = review(f"c{next(numbers) % 300}", id=new_id(log.now(), os.urandom), answered_at=log.now())
        started = time.perf_counter()
        append_review(log, session, given, USUAL)
        return time.perf_counter() - started

    def commit() -> float:
        started = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        number = next(numbers)
        bare.execute("UPDATE card SET due = ?, stability = ? WHERE id = ?", (number, 2.5, f"c{number % 300}"))
        bare.execute(
            "INSERT INTO log VALUES (?, ?, ?)", (new_id(datetime.now(UTC), os.urandom), f"c{number % 300}", "x" * 200)
        )
        bare.execute("COMMIT")
        return time.perf_counter() - started

    seconds = in_turn({"answer": answer, "commit": commit}, rounds=1500, warm_up=100)
    report("an answer / a row updated, a row inserted, one commit", seconds["answer"] / seconds["commit"], 1.2)
    cpu = time.process_time()
    for _ in range(1000):
        answer()
    sys.stdout.write(f"          processor time of an answer: {(time.process_time() - cpu):.3f} ms\n")
    log.close()
    bare.close()


def refresh(folder: Path) -> None:
    """The catalog after one changed file of 100 questions, beside parsing that file alone."""
    banks = banks_of(folder, 20_000)
    folders = [BankFolder(banks, shipped=False)]
    catalog = folder / "refresh-catalog.sqlite"
    open_catalog(str(catalog), folders, "1").close()
    changed = banks / "storage" / "topic-00001.yaml"
    numbers = count()

    def change() -> float:
        changed.write_text(topic_text(1, changed=f"Edit {next(numbers)}."), encoding="utf-8")
        started = time.perf_counter()
        open_catalog(str(catalog), folders, "1").close()
        return time.perf_counter() - started

    def parse() -> float:
        (file,), _ = find_files([BankFolder(changed, shipped=False)])
        started = time.perf_counter()
        read_file(file)
        return time.perf_counter() - started

    seconds = in_turn({"refresh": change, "parse": parse}, rounds=9)
    report("refresh after one changed file / parsing that file", seconds["refresh"] / seconds["parse"], 1.5)


def folding(folder: Path) -> None:
    """The fold over 100,000 reviews beside the cache that was kept answer by answer."""
    path = folder / f"fold-{time.time_ns()}.sqlite"
    log = open_log(str(path), lambda: datetime.now(UTC), os.urandom)
    log.db.execute("PRAGMA synchronous = OFF")
    session = Session("0-session", "drill", "*", "1", (), MOMENT, MOMENT.date())
    chance = random.Random(1)
    started = time.perf_counter()
    for number in range(100_000):
        day = number // 300
        append_review(
            log,
            session,
            review(
                f"concept-{chance.randrange(4000)}",
                id=f"r{number:07}",
                answered_at=MOMENT + timedelta(days=day, seconds=number % 300),
                study_day=date(2026, 11, 21) + timedelta(days=day),
                verdict=chance.choice([Verdict.RIGHT, Verdict.RIGHT, Verdict.WRONG]),
                confidence=chance.choice(list(Confidence)),
            ),
            USUAL,
        )
    kept = time.perf_counter() - started
    started = time.perf_counter()
    folded = fold_log(standing_reviews(log), USUAL)
    cached = Folded(memory_cache.all_traces(log), {day.day: day for day in memory_cache.days(log)})
    assert folded == cached, "the cache must equal the fold"
    sys.stdout.write(
        f"          100,000 reviews: the cache equals the fold; kept in {kept:.1f} s, folded in"
        f" {time.perf_counter() - started:.1f} s\n"
    )
    log.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="aws-quiz-benchmarks-"))
    for benchmark in (starts, answers, refresh, folding, exchange, reports, status):
        benchmark(folder)


if __name__ == "__main__":
    main()
