"""Devices on which somebody drills, sits mocks and changes their mind, each with a clock of its own."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.memory.trace import Folded, fold_log
from aws_quiz.core.sitting.drill import Turn
from aws_quiz.core.sitting.mock_exam import Act, ExamEvent
from aws_quiz.core.sitting.paper_drawing import Item
from aws_quiz.core.standing.readiness import Forecast
from aws_quiz.store import exams, marks, memory_cache, reviews
from aws_quiz.store.exams import ExamSession
from aws_quiz.store.kept_forecasts import keep_forecasts
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.sessions import Session, end_session
from aws_quiz.store.settings import OF_THIS_DEVICE, read_settings, write_settings
from tests.builders import MOMENT, review

USUAL = Scheduling()
CONCEPTS = ("s3-thing", "kms-thing", "vpc-thing", "sqs-thing")

Rows = dict[str, set[tuple[Any, ...]]]


@cache
def _empty_store() -> Path:
    path = Path(mkdtemp(prefix="aws-quiz-tests-")) / "empty.sqlite"
    open_log(str(path), lambda: MOMENT, lambda size: bytes(size)).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = DELETE")
    db.executescript("DROP TRIGGER device_no_delete; DELETE FROM device; DELETE FROM local; PRAGMA user_version")
    db.execute(
        "CREATE TRIGGER device_no_delete BEFORE DELETE ON device BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"
    )
    db.commit()
    db.close()
    return path


class Device:
    """One machine: its store, its clock, its chance. Every act goes through the doors that the program uses."""

    def __init__(self, folder: Path, name: str, years_ahead: float = 0, opened: int = 0) -> None:
        """`opened` counts the times that a device was opened before: then it goes on from there."""
        self.path = folder / f"{name}.sqlite"
        self.now = MOMENT + timedelta(days=365 * years_ahead, hours=opened)
        self._chance = random.Random(f"{name}{opened}")
        if not opened:
            shutil.copyfile(_empty_store(), self.path)
        self.log = self._opened()
        # Only a machine that stops makes a difference between what is written and what is on the disk.
        self.log.db.execute("PRAGMA synchronous = OFF")
        memory_cache.ensure_current(self.log, USUAL)

    def _opened(self) -> Log:
        return open_log(str(self.path), self._now, self._chance.randbytes)

    def _now(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def close(self) -> None:
        self.log.close()

    def act(self, number: int) -> None:
        """Does one of the things that a learner does, chosen by a number."""
        self.now += timedelta(minutes=number % 7)
        which, choice = number % len(ACTS), number // len(ACTS)
        ACTS[which](self, choice)

    def drill(self, choice: int) -> None:
        """A drill of three answers, of which the last may be taken back."""
        day = self.now.date()
        session = Session(
            reviews.review_id(self.log), "drill", "saa-c03", "7", (Turn("s3-thing", "s3", True),), self.now, day
        )
        for number in range(3):
            answer = self._answer(CONCEPTS[(choice + number) % len(CONCEPTS)], choice + number, session.id)
            reviews.append_review(self.log, session, answer, USUAL)
        if choice % 3 == 0:
            reviews.retract_review(self.log, answer, USUAL)
        if choice % 2:
            end_session(self.log, session)

    def mock(self, choice: int) -> None:
        """Begins a mock exam, goes on with the last one, hands it in, or goes through it."""
        known = exams.exams(self.log)
        if not known or choice % 4 == 0:
            paper = tuple(Item(f"{concept}.1", concept, "3.1", "3", True) for concept in CONCEPTS[:2])
            orders: dict[str, tuple[str, ...]] = {item.question: tuple("abcd") for item in paper}
            exam = ExamSession(reviews.review_id(self.log), 1, "saa-c03", "7", paper, orders, 600.0, self.now)
            exams.begin_exam(self.log, exam, self.now.date())
            return
        exam = known[-1]
        question = exam.paper[choice % 2].question
        if choice % 4 == 1:
            used = exams.used_in(self.log, exam.id) + 5
            exams.append_event(self.log, exam.id, ExamEvent(Act.CHOSEN, question, "abcd"[choice % 3], used))
        elif choice % 4 == 2 and exam.ended_at is None:
            answers = []
            newest = exam.id
            for item in exam.paper:
                newest = reviews.review_id(self.log, newest)
                answers.append(self._answer(item.concept, choice, exam.id, id=newest, in_mock=True))
            exams.end_exam(self.log, exam.id, exams.used_in(self.log, exam.id) + 3, answers, USUAL)
        else:
            exams.explain(self.log, exam.id, question, USUAL)

    def undo(self, choice: int) -> None:
        standing = list(reviews.standing_reviews(self.log))
        if standing:
            reviews.retract_review(self.log, standing[choice % len(standing)], USUAL)

    def mark(self, choice: int) -> None:
        concept = CONCEPTS[choice % 2]
        marks.toggle_flag(self.log, f"{concept}.1")
        marks.set_suspended(self.log, concept, suspended=choice % 3 == 0)
        marks.set_note(self.log, concept, f"note {choice}" if choice % 4 else "")
        marks.report_fault(self.log, f"{concept}.2", "f", f"fault {choice}")

    def settle_on(self, choice: int) -> None:
        write_settings(self.log, {"new": str(choice % 20), "exam": ("saa-c03", "dva-c03", "")[choice % 3]})
        day = self.now.date()
        keep_forecasts(self.log, "saa-c03", [Forecast(day, 700 + choice % 100, 650, 800, 0.5)], 10, day)

    def let_time_pass(self, choice: int) -> None:
        """The clock moves on, or is set: days, or years back and forth."""
        self.now += timedelta(days=(1, 3, -2, 400, -400)[choice % 5])

    def _answer(self, concept: str, choice: int, session: str, **changes: Any) -> Review:
        return review(
            concept,
            **{
                "id": reviews.review_id(self.log, session),
                "session": session,
                "question": f"{concept}.{1 + choice % 2}",
                "verdict": Verdict.RIGHT if choice % 3 else Verdict.WRONG,
                "confidence": list(Confidence)[choice % 3],
                "seconds": (20.0, 1.0, None)[choice % 3],
                "answered_at": self.now,
                "study_day": self.now.date(),
                **changes,
            },
        )


ACTS: tuple[Callable[[Device, int], None], ...] = (
    Device.drill,
    Device.drill,
    Device.drill,
    Device.mock,
    Device.mock,
    Device.undo,
    Device.mark,
    Device.settle_on,
    Device.let_time_pass,
)


def rows_of(log: Log) -> Rows:
    """Every row of the log, by table."""
    return {table: set(log.db.execute(f"SELECT * FROM {table}")) for table in LOG_TABLES}


def union(*logs: Rows) -> Rows:
    """What the logs hold together, by the definition of a union."""
    return {table: set().union(*(log[table] for log in logs)) for table in LOG_TABLES}


def folded(log: Log) -> Folded:
    """What the log says, folded from its first answer to its last."""
    return fold_log(reviews.standing_reviews(log), USUAL)


def kept(log: Log) -> Folded:
    """What the derived tables hold."""
    memory_cache.ensure_current(log, USUAL)
    days = {day.day: day for day in memory_cache.days(log)}
    return Folded(memory_cache.all_traces(log), days, memory_cache.all_tested(log))


class Said(NamedTuple):
    """What a store answers, whichever device asks."""

    settings: Mapping[str, str]
    flagged: list[str]
    suspended: list[str]
    notes: list[marks.Note]
    faults: list[marks.Fault]
    exams: list[ExamSession]
    used: list[float]
    due: list[str]


def said(log: Log) -> Said:
    memory_cache.ensure_current(log, USUAL)
    known = exams.exams(log)
    return Said(
        {name: value for name, value in read_settings(log).items() if name not in OF_THIS_DEVICE},
        marks.flagged_questions(log),
        marks.suspended_concepts(log),
        marks.notes(log),
        marks.reported_faults(log),
        known,
        [exams.used_in(log, exam.id) for exam in known],
        memory_cache.due_concepts(log, MOMENT.date()),
    )
