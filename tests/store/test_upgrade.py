"""A store of version 2 comes up to this version whole, once, and whoever else opens it meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import Folded, fold_log
from aws_quiz.store import memory_cache
from aws_quiz.store.database import open_store
from aws_quiz.store.exams import events_of, exams, used_in
from aws_quiz.store.log import Log
from aws_quiz.store.migrations import NEWEST
from aws_quiz.store.reviews import append_review, standing_reviews
from aws_quiz.store.sessions import Session
from aws_quiz.store.settings import read_settings
from aws_quiz.store.slips import wrong_choices
from aws_quiz.store.verification import verify_and_mend
from tests.builders import review
from tests.store.conftest import open_at
from tests.store.version_two import DEVICE, scripts, write_version_two

ROOT = Path(__file__).parents[2]
SCHEDULING = Scheduling()


def history() -> list[Review]:
    """Answers to two concepts on several days: right and wrong, sure and guessed, one without seconds."""
    return [
        review("s3-thing", day=0, verdict=Verdict.WRONG, response=("b",)),
        review("s3-thing", day=0, question="s3-thing.2", confidence=Confidence.UNSURE),
        review("kms-thing", day=0, confidence=Confidence.GUESS, seconds=None),
        review("s3-thing", day=3),
        review("kms-thing", day=4, verdict=Verdict.WRONG, response=("b", "d"), confidence=Confidence.GUESS),
        review("kms-thing", day=9),
    ]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def cached(log: Log) -> Folded:
    return Folded(memory_cache.all_traces(log), {day.day: day for day in memory_cache.days(log)})


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    (found,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return int(found)


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What stands in the file: its schema, and every row of every table."""
    db = sqlite3.connect(path)
    schema = db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    tables = [name for kind, name, _ in schema if kind == "table"]
    found = {"schema": schema, **{name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}}
    db.close()
    return found


def test_a_store_of_version_2_opens_and_keeps_every_answer(old: Path) -> None:
    answers = history()
    write_version_two(old, answers, taken_back=[answers[1]])
    before = everything(old)
    log = open_at(old)
    assert list(standing_reviews(log)) == [answer for answer in answers if answer is not answers[1]]
    assert log.device == DEVICE
    assert read_settings(log) == {"exam": "saa-c03"}
    (exam,) = exams(log)
    assert (exam.id, exam.ended_at, used_in(log, exam.id)) == ("an-exam", None, 12.5)
    assert [event.question for event in events_of(log, exam.id)] == ["s3-thing.1"]
    log.close()
    assert version(old) == NEWEST
    after = everything(old)
    kept = before.keys() - {"schema", "memory", "studied", "local"}
    assert {"device", "session", "session_end", "review", "retraction", "exam_event", "exam_clock", "setting"} <= kept
    paper = exam.paper[0].question
    assert exam.orders == {paper: ("a", "b", "c", "d")}
    # The orders of a paper took the form that option keys have everywhere; nothing else changed.
    assert {name: after[name] for name in kept - {"session"}} == {name: before[name] for name in kept - {"session"}}


def test_after_the_upgrade_memory_and_days_equal_the_fold(old: Path) -> None:
    answers = history()
    write_version_two(old, answers, taken_back=[answers[1]])
    log = open_at(old)
    assert cached(log) == Folded({}, {})
    memory_cache.ensure_current(log, SCHEDULING)
    folded = fold_log([answer for answer in answers if answer is not answers[1]], SCHEDULING)
    assert cached(log) == folded
    assert [day.answers for day in memory_cache.days(log)] == [2, 1, 1, 1]
    assert verify_and_mend(log, SCHEDULING).complaints == ()
    log.close()


def test_wrong_answers_from_before_the_upgrade_are_read_by_what_was_chosen(old: Path) -> None:
    write_version_two(old, history())
    log = open_at(old)
    found = {(slip.question, slip.response) for slip in wrong_choices(log)}
    assert found == {("s3-thing.1", ("b",)), ("kms-thing.1", ("b", "d"))}
    log.close()


def test_an_answer_after_the_upgrade_goes_on_from_what_was_known(old: Path, session: Session) -> None:
    answers = history()
    write_version_two(old, answers)
    log = open_at(old)
    memory_cache.ensure_current(log, SCHEDULING)
    another = review("s3-thing", day=12)
    append_review(log, session, another, SCHEDULING)
    assert cached(log) == fold_log([*answers, another], SCHEDULING)
    log.close()


def test_a_second_opening_does_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_version_two(old, history())
    log = open_at(old)
    memory_cache.ensure_current(log, SCHEDULING)
    log.close()
    before = old.read_bytes()

    def never(*_: object) -> None:
        raise AssertionError("the log was folded again")

    monkeypatch.setattr(memory_cache, "rebuild", never)
    log = open_at(old)
    memory_cache.ensure_current(log, SCHEDULING)
    assert log.db.total_changes == 0
    log.close()
    assert old.read_bytes() == before


@pytest.mark.parametrize("mishap", ["CREATE TABLE forecast (x);", "no statement at all;", "SELECT * FROM nowhere;"])
def test_a_third_script_that_fails_leaves_version_2_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mishap: str
) -> None:
    write_version_two(old, history())
    before = everything(old)
    schema = tmp_path / "schema"
    schema.mkdir()
    for script in scripts(3):
        text = script.read_text(encoding="utf-8")
        if script.name.startswith("0003"):
            assert "PRAGMA user_version = 3;" in text
            text = text.replace("PRAGMA user_version = 3;", f"{mishap}\nPRAGMA user_version = 3;")
        (schema / script.name).write_text(text, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("aws_quiz.store.migrations.SCHEMA_FOLDER", str(schema))
        with pytest.raises(sqlite3.OperationalError):
            open_store(str(old))
    assert version(old) == 2
    assert everything(old) == before
    log = open_at(old)
    assert len(list(standing_reviews(log))) == len(history())
    log.close()


@pytest.mark.skipif(sys.platform == "win32", reason="holds a lock while others open the file")
def test_two_processes_that_upgrade_at_once_both_end_well(old: Path) -> None:
    answers = history()
    write_version_two(old, answers)
    code = (
        "import os, sys\n"
        "from datetime import UTC, datetime\n"
        "from aws_quiz.core.memory.scheduling import Scheduling\n"
        "from aws_quiz.store.log import open_log\n"
        "from aws_quiz.store.memory_cache import days, ensure_current\n"
        "print('ready', flush=True)\n"
        "log = open_log(sys.argv[1], lambda: datetime.now(UTC), os.urandom)\n"
        "ensure_current(log, Scheduling())\n"
        "print(sum(day.answers for day in days(log)), log.device)\n"
    )
    # Both look at the version and then wait for the lock, so the later one finds the work done.
    holder = sqlite3.connect(old, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(old)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ},
        )
        for _ in range(2)
    ]
    for each in both:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    time.sleep(0.3)
    assert [each.poll() for each in both] == [None, None]
    holder.execute("ROLLBACK")
    holder.close()
    ended = [each.communicate(timeout=60) for each in both]
    assert [each.returncode for each in both] == [0, 0], ended
    assert ended == [(f"{len(answers)} {DEVICE}\n", "")] * 2
    log = open_at(old)
    assert list(standing_reviews(log)) == answers
    assert cached(log) == fold_log(answers, SCHEDULING)
    log.close()
