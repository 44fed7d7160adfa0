"""What it costs that history moves, beside folding it and beside the least that a start costs."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.store.database import FILE_NAME
from aws_quiz.store.exchange.backup import back_up
from aws_quiz.store.exchange.shared_folder import sync_with
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.memory_cache import ensure_current
from aws_quiz.store.reviews import append_review, review_id
from aws_quiz.store.sessions import Session
from tests.benchmarks.generated_logs import write_store
from tests.benchmarks.rounds import report
from tests.builders import review

ANSWERS, NEW, SITTINGS = 100_000, 10, 30


def exchange(folder: Path) -> None:
    """100,000 answers sent to a shared folder and received, then 10 new ones; processor time."""
    at = folder / f"exchange-{time.time_ns()}"
    shared = at / "shared"
    shared.mkdir(parents=True)
    concepts = [f"concept-{number:04}" for number in range(3_000)]
    write_store(at / "one", concepts, ANSWERS, date(2026, 11, 28))
    one, other = opened(at / "one"), opened(at / "other")
    sent = spent(lambda: sync_with(one, str(shared), USUAL))
    received = spent(lambda: sync_with(other, str(shared), USUAL))
    folded = spent(lambda: ensure_current(other, USUAL))
    report("100,000 answers sent to a shared folder / two seconds of processor time", sent / 2, 1)
    report("100,000 answers received from it / two seconds of processor time", received / 2, 1)
    report("100,000 answers sent / folding them", sent / folded, 0.6)
    report("100,000 answers received / folding them", received / folded, 0.7)
    answer(one)
    few = spent(lambda: sync_with(one, str(shared), USUAL)) + spent(lambda: sync_with(other, str(shared), USUAL))
    report("10 new answers sent, received and learned from / 100,000 received", few / received, 0.1)
    for _ in range(SITTINGS):
        answer(one)
        sync_with(one, str(shared), USUAL)
    many = spent(lambda: sync_with(other, str(shared), USUAL))
    report("10 answers of each of 30 sittings received and learned from / 100,000 received", many / received, 0.2)
    copied = spent(lambda: back_up(one.path, str(at / "backup.sqlite")))
    report("a backup with 100,000 answers / copying the file", copied / spent(lambda: copy(one.path, at)), 20)
    sys.stdout.write(
        f"          processor time: sent {sent:.2f} s, received {received:.2f} s, folded {folded:.2f} s, 10 new"
        f" {few:.3f} s, 30 sittings {many:.3f} s, backup {copied:.2f} s\n"
    )
    shutil.rmtree(at)


def opened(home: Path) -> Log:
    log = open_log(str(home / FILE_NAME), lambda: datetime.now(UTC), os.urandom)
    ensure_current(log, USUAL)
    return log


def answer(log: Log) -> None:
    moment = log.now()
    session = Session(review_id(log), "drill", "*", "1", (), moment, moment.date())
    for number in range(NEW):
        given = review(
            f"concept-{number:04}",
            id=review_id(log, session.id),
            session=session.id,
            answered_at=moment,
            study_day=moment.date(),
        )
        append_review(log, session, given, USUAL)


def copy(path: str, folder: Path) -> None:
    shutil.copyfile(path, folder / "copied")


def spent(do: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    do()
    return time.process_time() - started
