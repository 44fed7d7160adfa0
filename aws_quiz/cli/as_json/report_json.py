"""The progress report as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.forecasts_json import (
    PastForecastJson,
    RealExamJson,
    RecordJson,
    SatMockJson,
    real_exam_json,
    record_json,
    sat_mock_json,
)
from aws_quiz.cli.as_json.habits_json import (
    CertaintyJson,
    PaceJson,
    RetentionJson,
    StudyDayJson,
    certainty_json,
    pace_json,
    retention_json,
    study_day_json,
)
from aws_quiz.cli.as_json.standing_json import (
    DomainJson,
    ReadinessJson,
    TaskJson,
    TopicJson,
    domain_json,
    readiness_json,
    task_json,
    topic_json,
)
from aws_quiz.cli.as_json.vocabulary import (
    Day,
    Share,
    day_of,
    share_of,
)

if TYPE_CHECKING:
    from aws_quiz.core.standing.progress_report import Report


class DueJson(TypedDict):
    """What comes due on a day."""

    date: Annotated[Day, "the day"]
    due: Annotated[int, "concepts; on the first day with those that are overdue"]


class MixUpJson(TypedDict):
    """One thing taken for another."""

    took: Annotated[str, "service or feature that was chosen"]
    instead_of: Annotated[str, "the one that is right"]
    times: Annotated[int, "how often"]
    last_date: Annotated[Day, "when last"]
    in_concepts: Annotated[list[str], "ids of the concepts where it happened, the most often first"]


class MisconceptionJson(TypedDict):
    """A concept that you got wrong while sure, and not right and sure since."""

    concept: Annotated[str, "id"]
    topic: Annotated[str, "id of its topic"]
    takeaway: Annotated[str, "what is true"]
    times: Annotated[int, "how often"]
    last_date: Annotated[Day, "when last"]


class LuckJson(TypedDict):
    """A topic in which guesses were right."""

    topic: Annotated[str, "id"]
    title: Annotated[str, "its name"]
    times: Annotated[int, "how often"]


class MissingJson(TypedDict):
    """A concept that wrong answers point at."""

    concept: Annotated[str, "id"]
    topic: Annotated[str, "id of its topic"]
    name: Annotated[str, "what it is called"]
    takeaway: Annotated[str, "what is true"]
    times: Annotated[int, "how often"]
    last_date: Annotated[Day, "when last"]


class ReportJson(TypedDict):
    """The progress report."""

    date: Annotated[Day, "the day it was made"]
    exam: Annotated[str | None, "id of the exam it is about"]
    exam_title: Annotated[str | None, "its name"]
    exam_date: Annotated[Day | None, "its day, where you study for it"]
    days_left: Annotated[int | None, "days until then; below 0 where it has passed"]
    pass_mark: Annotated[int | None, "scaled score to pass"]
    scale: Annotated[list[int] | None, "least and most scaled points"]
    pass_share: Annotated[Share | None, "share of right answers that the pass mark stands for"]
    only_topics: Annotated[list[str], "ids of the topics it is narrowed to; empty where it is not"]
    since: Annotated[Day | None, "first day that the history counts; null for all"]
    answers: Annotated[int, "answers since then"]
    met: Annotated[int, "concepts that you answered at least once"]
    concepts: Annotated[int, "all concepts it is about"]
    readiness: Annotated[ReadinessJson | None, "null without an exam, or for single topics"]
    forecasts: Annotated[list[PastForecastJson], "day by day, oldest first"]
    mocks: Annotated[list[SatMockJson], "oldest first"]
    forecast_record: Annotated[RecordJson | None, "null where no full mock exam followed a forecast"]
    domains: Annotated[list[DomainJson], "of the exam"]
    tasks: Annotated[list[TaskJson], "of the exam"]
    topics: Annotated[list[TopicJson], "every topic, the least known first"]
    weakest: Annotated[list[TopicJson], "topics you met and know least"]
    retention: Annotated[RetentionJson, "over all days that count"]
    retention_by_week: Annotated[list[RetentionJson], "the last 12 weeks that have any, oldest first"]
    certainty: Annotated[list[CertaintyJson], "by confidence"]
    days: Annotated[list[StudyDayJson], "oldest first"]
    streak: Annotated[int, "study days in a row"]
    longest_streak: Annotated[int, "the most study days in a row"]
    pace: Annotated[PaceJson, "time spent"]
    coming: Annotated[list[DueJson], "today and the days after"]
    mix_ups: Annotated[list[MixUpJson], "the most frequent first"]
    misconceptions: Annotated[list[MisconceptionJson], "the most frequent first"]
    missing: Annotated[list[MissingJson], "the most frequent first"]
    real_exams: Annotated[list[RealExamJson], "oldest first"]
    lucky_guesses: Annotated[list[LuckJson], "the most frequent first"]


def report_json(report: Report) -> ReportJson:
    exam, record = report.exam, report.record
    return {
        "date": report.made_on.isoformat(),
        "exam": exam.id if exam else None,
        "exam_title": exam.name if exam else None,
        "exam_date": day_of(exam.day) if exam else None,
        "days_left": exam.days_left if exam else None,
        "pass_mark": exam.pass_mark if exam else None,
        "scale": list(exam.scale) if exam else None,
        "pass_share": share_of(exam.bar) if exam else None,
        "only_topics": list(report.topic_ids),
        "since": day_of(report.since),
        "answers": report.answers,
        "met": report.met,
        "concepts": report.concepts,
        "readiness": readiness_json(report.readiness) if report.readiness else None,
        "forecasts": [{"date": day.isoformat(), "score": score} for day, score in report.history],
        "mocks": [sat_mock_json(one) for one in report.sittings],
        "forecast_record": record_json(record) if record else None,
        "domains": [domain_json(part) for part in report.domains],
        "tasks": [task_json(part) for part in report.tasks],
        "topics": [topic_json(part) for part in report.every_topic],
        "weakest": [topic_json(part) for part in report.weakest],
        "retention": retention_json(report.retention),
        "retention_by_week": [retention_json(week) for week in report.retention_by_week],
        "certainty": [certainty_json(one) for one in report.certainty],
        "days": [study_day_json(day) for day in report.days],
        "streak": report.streak,
        "longest_streak": report.longest_streak,
        "pace": pace_json(report.pace),
        "coming": [{"date": due.day.isoformat(), "due": due.concepts} for due in report.load],
        "mix_ups": [
            {
                "took": one.took,
                "instead_of": one.right,
                "times": one.times,
                "last_date": one.last.isoformat(),
                "in_concepts": list(one.concepts),
            }
            for one in report.confusions
        ],
        "misconceptions": [
            {
                "concept": one.concept,
                "topic": one.topic,
                "takeaway": one.takeaway,
                "times": one.times,
                "last_date": one.last.isoformat(),
            }
            for one in report.misconceptions
        ],
        "missing": [
            {
                "concept": one.concept,
                "topic": one.topic,
                "name": one.name,
                "takeaway": one.takeaway,
                "times": one.times,
                "last_date": one.last.isoformat(),
            }
            for one in report.missing
        ],
        "real_exams": [real_exam_json(one) for one in report.real_exams],
        "lucky_guesses": [{"topic": one.topic, "title": one.title, "times": one.times} for one in report.lucky],
    }
