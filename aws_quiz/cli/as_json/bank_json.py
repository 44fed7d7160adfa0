"""The banks as JSON: what there is, what is wrong in it and why, what it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from aws_quiz.cli.as_json.vocabulary import Day
from aws_quiz.core.content.question import Level
from aws_quiz.core.content.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_quiz.banks.authoring.rule_book import RuleText
    from aws_quiz.banks.catalog.catalog import TopicRow
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.bank_work.bank_check import CheckReport
    from aws_quiz.study.bank_work.coverage import Subject


class ExamJson(TypedDict):
    """An exam."""

    exam: Annotated[str, "id, such as `saa-c03`"]
    code: Annotated[str, "as AWS writes it"]
    title: Annotated[str, "its name"]
    questions: Annotated[int, "questions on a paper"]
    scored: Annotated[int, "how many of them count"]
    minutes: Annotated[int, "time for a paper"]
    pass_mark: Annotated[int, "scaled score to pass"]
    in_use_from: Annotated[Day | None, "first day on which it can be taken"]
    in_use_until: Annotated[Day | None, "last such day"]


class TopicSizeJson(TypedDict):
    """A topic, and how much there is of it."""

    topic: Annotated[str, "id, such as `s3`"]
    title: Annotated[str, "its name"]
    area: Annotated[str, "folder it stands in, such as `storage`"]
    concepts: Annotated[int, "how many"]
    questions: Annotated[int, "how many"]


class BanksJson(TypedDict):
    """The banks in use."""

    exams: Annotated[list[ExamJson], "by id"]
    topics: Annotated[list[TopicSizeJson], "by id"]


class ProblemJson(TypedDict):
    """Something wrong in a bank."""

    path: Annotated[str, "file"]
    line: Annotated[int, "from 1"]
    column: Annotated[int, "from 1"]
    severity: Annotated[str, "`error` or `warning`"]
    rule: Annotated[str, "name of the rule"]
    message: Annotated[str, "one sentence"]


class CheckJson(TypedDict):
    """What a check of banks found."""

    problems: Annotated[list[ProblemJson], "by place"]
    files: Annotated[int, "files that were read"]
    concepts: Annotated[int, "how many"]
    questions: Annotated[int, "how many"]
    errors: Annotated[int, "problems that keep something out of your drills"]
    warnings: Annotated[int, "the others"]


class RuleJson(TypedDict):
    """A rule of `bank check`."""

    rule: Annotated[str, "its name"]
    about: Annotated[str, "what it is about"]
    fails: Annotated[str | None, "an example that fails"]
    mend: Annotated[str | None, "how to mend it; null where `about` says it already"]


class RulesJson(TypedDict):
    """Rules of `bank check`, explained."""

    rules: Annotated[list[RuleJson], "all, or the one asked for"]


class TopicCoverageJson(TypedDict):
    """What there is of a topic."""

    topic: Annotated[str, "id"]
    concepts: Annotated[int, "how many"]
    questions: Annotated[int, "how many"]
    levels: Annotated[dict[str, int], "questions by level, such as `analysis`"]
    multiple: Annotated[int, "questions with more than one right option"]


class TaskCoverageJson(TypedDict):
    """What serves a task."""

    exam: Annotated[str, "id of the exam"]
    task: Annotated[str, "number of the task"]
    title: Annotated[str, "its name"]
    concepts: Annotated[int, "how many serve it"]
    questions: Annotated[int, "how many serve it"]


class SubjectJson(TypedDict):
    """A subject of the study notes."""

    subject: Annotated[str, "its name"]
    sections: Annotated[int, "sections that hold facts"]
    covered: Annotated[int, "how many of them a concept comes from"]
    uncovered: Annotated[list[str], "numbers of the others"]


class CoverageJson(TypedDict):
    """What the banks cover."""

    topics: Annotated[list[TopicCoverageJson], "by id"]
    tasks: Annotated[list[TaskCoverageJson], "of every exam, or of the one asked for"]
    subjects: Annotated[list[SubjectJson], "of the notes"]


def banks_json(exams: Iterable[Blueprint], topics: Iterable[TopicRow]) -> BanksJson:
    return {
        "exams": [
            {
                "exam": exam.id,
                "code": exam.code,
                "title": exam.name,
                "questions": exam.questions,
                "scored": exam.scored,
                "minutes": exam.minutes,
                "pass_mark": exam.pass_mark,
                "in_use_from": exam.in_use_from or None,
                "in_use_until": exam.in_use_until or None,
            }
            for exam in exams
        ],
        "topics": [
            {
                "topic": topic.id,
                "title": topic.title,
                "area": topic.area,
                "concepts": topic.concepts,
                "questions": topic.questions,
            }
            for topic in topics
        ],
    }


def check_json(report: CheckReport) -> CheckJson:
    return {
        "problems": [
            {
                "path": problem.location.path,
                "line": problem.location.line,
                "column": problem.location.column,
                "severity": problem.severity.value,
                "rule": problem.rule,
                "message": problem.message,
            }
            for problem in report.problems
        ],
        "files": report.files,
        "concepts": report.concepts,
        "questions": report.questions,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }


def rules_json(rules: Iterable[RuleText]) -> RulesJson:
    return {
        "rules": [
            {"rule": one.name, "about": one.about, "fails": one.fails or None, "mend": one.mend or None}
            for one in rules
        ]
    }


def coverage_json(
    topics: Iterable[Mapping[str, Any]], tasks: Mapping[str, Iterable[Mapping[str, Any]]], subjects: Iterable[Subject]
) -> CoverageJson:
    """`topics` and `tasks` (by exam) are the rows of the tables."""
    return {
        "topics": [
            {
                "topic": row["topic"],
                "concepts": row["concepts"],
                "questions": row["questions"],
                "levels": {level.value: row[level.value] for level in Level},
                "multiple": row["multiple"],
            }
            for row in topics
        ],
        "tasks": [
            {
                "exam": exam,
                "task": row["task"],
                "title": row["title"],
                "concepts": row["concepts"],
                "questions": row["questions"],
            }
            for exam, rows in tasks.items()
            for row in rows
        ],
        "subjects": [
            {"subject": one.name, "sections": one.sections, "covered": one.covered, "uncovered": list(one.missing)}
            for one in subjects
        ],
    }
