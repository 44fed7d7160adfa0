"""Commands as they are suggested: what a learner can type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.core.standing.progress_report import Report

SET_GOAL = "aws-quiz goal EXAM --date DAY"
LIST_EXAMS = "aws-quiz exam --list"
RESUME_EXAM = "aws-quiz exam --resume"
PLAN = "aws-quiz plan"


def drill(*options: str, exam: str = "", topics: Iterable[str] = ()) -> str:
    """Such as "aws-quiz drill --exam dva-c03 --topic s3 --weak"."""
    narrowed = [f"--exam {exam}"] if exam else []
    return " ".join(["aws-quiz drill", *narrowed, *(f"--topic {topic}" for topic in topics), *options])


def drill_of(report: Report, *options: str, topics: Iterable[str] | None = None) -> str:
    """A drill on what a report speaks of: its exam, unless that is the goal's, and its topics or the given ones."""
    exam = report.exam.id if report.exam and not report.exam.is_goal else ""
    return drill(*options, exam=exam, topics=report.topic_ids if topics is None else topics)


def exam(code: str, *options: str) -> str:
    """Such as "aws-quiz exam saa-c03 --show 4"."""
    return " ".join(["aws-quiz exam", code, *options])


def bring_back(concept: str) -> str:
    """What asks a suspended concept again."""
    return f"aws-quiz resume {concept}"
