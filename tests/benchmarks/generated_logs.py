"""Stores of any size: years of answers to concepts of given banks, written in bulk and then folded."""

from __future__ import annotations

import os
import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.scheduling import USUAL
from aws_quiz.store import memory_cache
from aws_quiz.store.database import FILE_NAME, transaction
from aws_quiz.store.identity import new_id
from aws_quiz.store.log import open_log
from aws_quiz.store.review_rows import COLUMNS, row_of
from aws_quiz.store.settings import write_settings
from tests.builders import review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from aws_quiz.core.memory.review import Review

YEARS = 2


def write_store(home: Path, concepts: Sequence[str], reviews: int, today: date) -> Path:
    """A home whose store holds so many answers, spread over the concepts and the years before today."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / FILE_NAME
    log = open_log(str(path), lambda: datetime.now(UTC), os.urandom)
    write_settings(log, {"exam": "saa-c03", "exam-date": (today + timedelta(days=30)).isoformat()})
    places = ", ".join("?" * 14)
    with transaction(log.db):
        log.db.execute(
            "INSERT INTO session VALUES ('0-session', ?, 'drill', 'saa-c03', '1', '[]', ?, ?)",
            (log.device, "2024-01-01T00:00:00.000000Z", "2024-01-01"),
        )
        log.db.executemany(
            f"INSERT INTO review ({COLUMNS}, device) VALUES ({places})",
            ((*row_of(one), log.device) for one in _answers(concepts, reviews, today)),
        )
    memory_cache.rebuild(log, USUAL)
    log.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log.db.execute("ANALYZE")
    log.close()
    return home


def _answers(concepts: Sequence[str], reviews: int, today: date) -> Iterator[Review]:
    chance = random.Random(7)
    days = 365 * YEARS
    first = today - timedelta(days=days)
    verdicts = [Verdict.RIGHT] * 5 + [Verdict.WRONG]
    confidences = [Confidence.SURE] * 7 + [Confidence.UNSURE] * 2 + [Confidence.GUESS]
    for number in range(reviews):
        day = first + timedelta(days=number * days // reviews)
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(milliseconds=number % 50_000_000)
        concept = concepts[number] if number < len(concepts) else chance.choice(concepts)
        yield review(
            concept,
            id=new_id(moment, chance.randbytes),
            question=f"{concept}.{1 + number % 2}",
            response=(chance.choice("abcd"),),
            verdict=chance.choice(verdicts),
            confidence=chance.choice(confidences),
            seconds=chance.uniform(10, 120),
            answered_at=moment,
            study_day=day,
        )
