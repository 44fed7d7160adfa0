"""Values with sensible defaults, so that a test states only what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from aws_quiz.core.content.bank import Concept, Topic
from aws_quiz.core.content.question import Level, MultipleChoice, Option, Question, SingleChoice
from aws_quiz.core.memory.review import Confidence, Review, Verdict
from aws_quiz.store.identity import new_id

MOMENT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
_numbers = count(1)


def options(right: str = "a", keys: str = "abcd") -> tuple[Option, ...]:
    """Options with the given keys, those in `right` being right."""
    return tuple(
        Option(key, f"Do the thing called {key}", f"Reason why {key} is as it is.", key in right) for key in keys
    )


def question(id: str = "s3-thing.1", *, right: str = "a", keys: str = "abcd", **changes: Any) -> Question:
    body = SingleChoice(options(right, keys)) if len(right) == 1 else MultipleChoice(options(right, keys))
    made = Question(
        id=id,
        concept=id.rsplit(".", 1)[0],
        topic="s3",
        level=Level.APPLICATION,
        prompt="A company stores reports in a bucket. Which step does the thing at the LOWEST cost?",
        body=body,
        exams={"saa-c03": ("3.1",)},
    )
    return made._replace(**changes)


def concept(id: str = "s3-thing", *questions: Question, **changes: Any) -> Concept:
    made = Concept(
        id=id,
        topic="s3",
        takeaway="The thing does what it says.",
        exams={"saa-c03": ("3.1",)},
        sources=("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html",),
        checked="2026-11",
        questions=questions or (question(f"{id}.1"), question(f"{id}.2")),
    )
    return made._replace(**changes)


def topic(*concepts: Concept, **changes: Any) -> Topic:
    made = Topic(id="s3", title="Amazon S3", concepts=concepts or (concept(),), area="storage")
    return made._replace(**changes)


def review(concept: str = "s3-thing", *, day: int = 0, **changes: Any) -> Review:
    """A right and sure answer, given `day` days after MOMENT. Its id sorts by the moment, as a log's ids do."""
    number = next(_numbers)
    moment = changes.get("answered_at", MOMENT + timedelta(days=day, seconds=number))
    made = Review(
        id=new_id(moment, lambda size: number.to_bytes(size, "big")),
        session="0-session",
        concept=concept,
        question=f"{concept}.1",
        kind="single",
        fingerprint="0123456789abcdef",
        words=60,
        response=("a",),
        verdict=Verdict.RIGHT,
        confidence=Confidence.SURE,
        seconds=30.0,
        answered_at=moment,
        study_day=date(2026, 11, 21) + timedelta(days=day),
    )
    return made._replace(**changes)
