"""A store as version 2 of the schema left it: made by its own scripts, filled row by row as that program did."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from aws_quiz.core.memory.moments import stamp
from aws_quiz.core.memory.review import Review
from aws_quiz.core.memory.scheduling import POLICY
from aws_quiz.store.migrations import APPLICATION_ID, SCHEMA_FOLDER
from tests.builders import MOMENT

DEVICE = "01900000-0000-7000-8000-000000000001"


def scripts(most: int) -> list[Path]:
    """The first scripts of the schema, as many as asked for."""
    return sorted(Path(SCHEMA_FOLDER).glob("*.sql"))[:most]


def write_version_two(path: Path, reviews: Sequence[Review], taken_back: Iterable[Review] = ()) -> None:
    """A store with one drill that holds these answers, a mock exam that was left, and a memory of that time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for script in scripts(2):
        db.executescript(script.read_text(encoding="utf-8"))
    assert db.execute("PRAGMA user_version").fetchone() == (2,)
    db.execute("BEGIN")
    began = stamp(MOMENT)
    db.execute("INSERT INTO local VALUES ('device', ?), ('memory', ?)", (DEVICE, f"{POLICY} 0.9"))
    db.execute("INSERT INTO device VALUES (?, ?)", (DEVICE, began))
    sittings = [("0-session", "drill", "[]"), ("an-exam", "exam", _paper())]
    for id_, kind, plan in sittings:
        row = (id_, DEVICE, kind, "saa-c03", "7", plan, began, MOMENT.date().isoformat())
        db.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    db.execute("INSERT INTO session_end VALUES ('an-end', ?, '0-session', ?)", (DEVICE, began))
    db.execute(
        "INSERT INTO exam_event VALUES ('an-event', ?, 'an-exam', 'chosen', 's3-thing.1', 'a', 12.5, ?)",
        (DEVICE, began),
    )
    db.execute("INSERT INTO exam_clock VALUES ('an-exam', 12.5)")
    db.execute("INSERT INTO setting VALUES ('a-setting', ?, 'exam', 'saa-c03', ?)", (DEVICE, began))
    db.executemany("INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, reviews))
    for number, review in enumerate(taken_back):
        retraction = (f"retraction-{number}", DEVICE, review.id, stamp(review.answered_at))
        db.execute("INSERT INTO retraction VALUES (?, ?, ?, ?)", retraction)
    for concept in {review.concept for review in reviews}:
        # What version 2 kept of a concept; a program that took it for its own would not equal the fold.
        day = MOMENT.date().toordinal()
        db.execute("INSERT INTO memory VALUES (?, 1.0, 5.0, ?, ?, ?, 1, 0, 1, '')", (concept, day, day, day + 1))
    days = sorted({review.study_day.isoformat() for review in reviews})
    db.executemany("INSERT INTO studied VALUES (?)", [(day,) for day in days])
    db.execute("COMMIT")
    db.close()


def _row(review: Review) -> tuple[str | int | float | None, ...]:
    return (
        review.id,
        DEVICE,
        review.session,
        review.concept,
        review.question,
        review.kind,
        review.fingerprint,
        review.words,
        " ".join(review.response),
        review.verdict.value,
        review.confidence.value,
        review.seconds,
        stamp(review.answered_at),
        review.study_day.isoformat(),
    )


def _paper() -> str:
    item = {"question": "s3-thing.1", "concept": "s3-thing", "domain": "3", "task": "3.1", "scored": True}
    return json.dumps({"paper": [item], "orders": {"s3-thing.1": "abcd"}, "allowed": 60.0})
