"""Mock exams in the log: the paper, what happened on it, and how far the clock has come."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.response import keys_of, keys_text
from aws_quiz.core.memory.moments import moment_of, stamp
from aws_quiz.core.sitting.mock_exam import Act, ExamEvent
from aws_quiz.core.sitting.paper_drawing import Item
from aws_quiz.store import memory_cache
from aws_quiz.store.database import transaction
from aws_quiz.store.readable import readable
from aws_quiz.store.review_rows import read_standing
from aws_quiz.store.reviews import insert_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.log import Log


class ExamSession(NamedTuple):
    """A mock exam that was begun. `number` counts the exams of its code from one, in the order they were begun.

    `allowed` is in seconds, None without a limit; `orders` holds the options' keys as they were dealt.
    """

    id: str
    number: int
    exam: str
    seed: str
    paper: tuple[Item, ...]
    orders: dict[str, tuple[str, ...]]
    allowed: float | None
    started_at: datetime
    ended_at: datetime | None = None


def begin_exam(log: Log, exam: ExamSession, study_day: date) -> None:
    """Writes the paper down, whole, before the first question is shown."""
    plan = {
        "paper": [item._asdict() for item in exam.paper],
        "orders": {question: keys_text(order) for question, order in exam.orders.items()},
        "allowed": exam.allowed,
    }
    with transaction(log.db):
        log.db.execute(
            "INSERT INTO session VALUES (?, ?, 'exam', ?, ?, ?, ?, ?)",
            (
                exam.id,
                log.device,
                exam.exam,
                exam.seed,
                json.dumps(plan, separators=(",", ":")),
                stamp(exam.started_at),
                study_day.isoformat(),
            ),
        )
        log.db.execute("INSERT INTO exam_clock VALUES (?, 0)", (exam.id,))


def exams(log: Log) -> list[ExamSession]:
    """Every mock exam that was begun, oldest first."""
    rows = log.db.execute(
        "SELECT session.id, exam, seed, plan, started_at, min(ended_at) FROM session"
        " LEFT JOIN session_end ON session_end.session = session.id"
        " WHERE kind = 'exam' GROUP BY session.id ORDER BY session.id"
    )
    counts: dict[str, int] = {}

    def numbered(row: tuple[str, str, str, str, str, str | None]) -> ExamSession:
        counts[row[1]] = counts.get(row[1], 0) + 1
        return exam_of(row, counts[row[1]])

    return list(readable(rows, numbered))


def exam_of(row: tuple[str, str, str, str, str, str | None], number: int = 0) -> ExamSession:
    """The exam in a row of id, exam, seed, plan, start and end."""
    id_, exam, seed, plan_text, started, ended = row
    plan = json.loads(plan_text)
    return ExamSession(
        id_,
        number,
        exam,
        seed,
        tuple(Item(**item) for item in plan["paper"]),
        {question: keys_of(order) for question, order in plan["orders"].items()},
        plan["allowed"],
        moment_of(started),
        moment_of(ended) if ended else None,
    )


def append_event(log: Log, session: str, event: ExamEvent) -> bool:
    """Stores one thing that happened, and how far the clock had come with it. False where the exam has ended."""
    with transaction(log.db):
        if log.db.execute("SELECT 1 FROM session_end WHERE session = ?", (session,)).fetchone():
            return False
        id_, device, moment = log.sign()
        log.db.execute(
            "INSERT INTO exam_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, device, session, event.act.value, event.question, event.value, event.used, moment),
        )
        log.db.execute("UPDATE exam_clock SET used = max(used, ?) WHERE session = ?", (event.used, session))
    return True


def events_of(log: Log, session: str) -> list[ExamEvent]:
    """What happened in an exam, in order."""
    rows = log.db.execute(
        "SELECT act, question, value, used FROM exam_event WHERE session = ? ORDER BY used, id", (session,)
    )
    return list(readable(rows, event_of))


def event_of(row: tuple[str, str, str, float]) -> ExamEvent:
    """The event in a row of act, question, value and seconds used."""
    return ExamEvent(Act(row[0]), *row[1:])


def last_hand(log: Log, session: str) -> tuple[str, str]:
    """The device that did the last thing on an answer sheet, or began the exam, and the moment of that."""
    row = log.db.execute(
        "SELECT device, happened_at FROM exam_event WHERE session = ? ORDER BY id DESC LIMIT 1", (session,)
    ).fetchone()
    row = row or log.db.execute("SELECT device, started_at FROM session WHERE id = ?", (session,)).fetchone()
    return str(row[0]), str(row[1])


def used_in(log: Log, session: str) -> float:
    """Seconds of an exam that have been used."""
    row = log.db.execute("SELECT used FROM exam_clock WHERE session = ?", (session,)).fetchone()
    return float(row[0]) if row else max((event.used for event in events_of(log, session)), default=0.0)


def note_used(log: Log, session: str, used: float) -> bool:
    """Takes down how far the clock has come; it never goes back. False where the store cannot take it just now."""
    try:
        log.db.execute("UPDATE exam_clock SET used = max(used, ?) WHERE session = ?", (used, session))
    except sqlite3.OperationalError:
        return False
    return True


def end_exam(log: Log, session: str, used: float, reviews: Iterable[Review], scheduling: Scheduling) -> None:
    """Ends an exam and gives its answers to memory, all in one transaction, so that neither is without the other."""
    id_, device, moment = log.sign()
    with transaction(log.db):
        if log.db.execute("SELECT 1 FROM session_end WHERE session = ?", (session,)).fetchone():
            return
        log.db.execute("UPDATE exam_clock SET used = max(used, ?) WHERE session = ?", (used, session))
        log.db.execute("INSERT INTO session_end VALUES (?, ?, ?, ?)", (id_, device, session, moment))
        for review in reviews:
            insert_review(log, review)
            memory_cache.remember(log.db, review, scheduling)


def explain(log: Log, session: str, question: str, scheduling: Scheduling) -> bool:
    """Records that an item of an exam was gone through, so that its answer counts as studied from now on.

    False where it was before, or where no answer to it is in the log.
    """
    id_, device, moment = log.sign()
    with transaction(log.db):
        concept = question.rsplit(".", 1)[0]
        before = list(read_standing(log.db, "concept = ?", concept))
        if not any(one.session == session and one.question == question and not one.explained for one in before):
            return False
        log.db.execute("INSERT INTO explained VALUES (?, ?, ?, ?, ?)", (id_, device, session, question, moment))
        memory_cache.correct(log.db, before, list(read_standing(log.db, "concept = ?", concept)), scheduling)
    return True


def answered_before(log: Log, session: str, questions: Sequence[str]) -> set[str]:
    """Which of these questions had been answered before an exam was begun."""
    found: set[str] = set()
    for question in questions:
        row = log.db.execute(
            "SELECT 1 FROM review WHERE concept = ? AND question = ? AND id < ? LIMIT 1",
            (question.rsplit(".", 1)[0], question, session),
        ).fetchone()
        if row:
            found.add(question)
    return found


def last_answers(log: Log, questions: Sequence[str]) -> dict[str, str]:
    """The moment of the newest answer to each of these questions that was ever answered."""
    found: dict[str, str] = {}
    for start in range(0, len(questions), 500):
        batch = questions[start : start + 500]
        concepts = sorted({question.rsplit(".", 1)[0] for question in batch})
        marks = ",".join("?" * len(concepts))
        rows = log.db.execute(
            f"SELECT question, max(answered_at) FROM review WHERE concept IN ({marks}) GROUP BY question", concepts
        )
        found.update(rows.fetchall())
    return found
