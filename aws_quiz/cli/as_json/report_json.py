"""The progress report as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

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
    Interval,
    Share,
    day_of,
    interval_of,
    maybe_share,
    seconds_of,
    share_of,
)

if TYPE_CHECKING:
    from aws_quiz.core.memory import habits
    from aws_quiz.core.standing.progress_report import RealExam, Report, Sitting


class PastForecastJson(TypedDict):
    """The last forecast of a day for that day."""

    date: Annotated[Day, "the day"]
    score: Annotated[int, "expected scaled score"]


class ForecastBeforeJson(TypedDict):
    """What had been forecast before an exam."""

    score: Annotated[int, "expected scaled score"]
    interval: Annotated[Interval, "of the score"]


class SatMockJson(TypedDict):
    """A mock exam that has ended."""

    mock: Annotated[int, "its number"]
    date: Annotated[Day, "the day it was begun"]
    questions: Annotated[int, "questions on the paper"]
    score: Annotated[int, "scaled score"]
    interval: Annotated[Interval, "of the true score"]
    forecast: Annotated[ForecastBeforeJson | None, "null where none was made in the week before"]


class RecordJson(TypedDict):
    """How good past forecasts were."""

    full_mocks: Annotated[int, "full mock exams that followed a forecast"]
    inside: Annotated[int, "how many of them landed in its interval"]
    bias: Annotated[int, "forecast minus result, in scaled points, on average"]
    brier: Annotated[float, "Brier score of the chance to pass: 0 is perfect, 0.25 a coin flip"]


class RetentionJson(TypedDict):
    """What was recalled against what was predicted."""

    since: Annotated[Day | None, "first day that counts; null for all"]
    recalls: Annotated[int, "first answers of a day to concepts met on an earlier one"]
    recalled: Annotated[int, "how many of them were right and no guess"]
    share: Annotated[Share | None, "recalled of recalls; null where there is none"]
    predicted: Annotated[Share | None, "share that was predicted"]
    surprise: Annotated[float, "recalled less predicted where that is more than chance, else 0"]
    is_enough: Annotated[bool, "whether there are enough for a percentage"]


class CertaintyJson(TypedDict):
    """Answers given with one confidence."""

    confidence: Annotated[str, "`sure`, `unsure` or `guess`"]
    answers: Annotated[int, "how many"]
    right: Annotated[int, "how many of them were right"]


class StudyDayJson(TypedDict):
    """A day on which you answered."""

    date: Annotated[Day, "the study day"]
    answers: Annotated[int, "answers in drills and mock exams"]
    right: Annotated[int, "how many of them were right"]
    sure_right: Annotated[int, "in drills, by confidence and verdict"]
    sure_wrong: Annotated[int, "the same"]
    unsure_right: Annotated[int, "the same"]
    unsure_wrong: Annotated[int, "the same"]
    guess_right: Annotated[int, "the same"]
    guess_wrong: Annotated[int, "the same"]
    mock_right: Annotated[int, "in mock exams, where nobody says how sure they are"]
    mock_wrong: Annotated[int, "the same"]
    seconds: Annotated[float, "time spent answering"]
    met: Annotated[int, "concepts answered for the first time"]
    recalls: Annotated[int, "first answers of the day to concepts met on an earlier one"]
    recalled: Annotated[int, "how many of them were right and no guess"]
    predicted_recalls: Annotated[float, "how many were predicted to be"]


class PaceJson(TypedDict):
    """Time spent."""

    seconds: Annotated[float, "answering, in all"]
    seconds_last_7_days: Annotated[float, "answering, in the last 7 days"]
    study_days: Annotated[int, "days with answers"]
    seconds_a_question: Annotated[float | None, "median of recent answers"]
    exam_seconds_a_question: Annotated[float | None, "what the exam allows"]


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


class RealExamJson(TypedDict):
    """A real exam that you took."""

    date: Annotated[Day, "its day"]
    score: Annotated[int, "scaled score"]
    passed: Annotated[bool, "whether it reached the pass mark"]
    forecast: Annotated[ForecastBeforeJson | None, "the last one before it; null where none was made of late"]
    is_inside: Annotated[bool | None, "whether it landed in the forecast's interval; null without one"]


class ResultJson(RealExamJson):
    """How your exam went, as it is kept now."""

    exam: Annotated[str, "id of the exam"]


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
        "mocks": [_mock(one) for one in report.sittings],
        "forecast_record": {
            "full_mocks": record.mocks,
            "inside": record.inside,
            "bias": record.bias,
            "brier": round(record.brier, 4),
        }
        if record
        else None,
        "domains": [domain_json(part) for part in report.domains],
        "tasks": [task_json(part) for part in report.tasks],
        "topics": [topic_json(part) for part in report.every_topic],
        "weakest": [topic_json(part) for part in report.weakest],
        "retention": _retention(report.retention),
        "retention_by_week": [_retention(week) for week in report.retention_by_week],
        "certainty": [
            {"confidence": one.confidence.value, "answers": one.answers, "right": one.right} for one in report.certainty
        ],
        "days": [_day(day) for day in report.days],
        "streak": report.streak,
        "longest_streak": report.longest_streak,
        "pace": _pace(report.pace),
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
        "real_exams": [_real_exam(one) for one in report.real_exams],
        "lucky_guesses": [{"topic": one.topic, "title": one.title, "times": one.times} for one in report.lucky],
    }


def _real_exam(one: RealExam) -> RealExamJson:
    said = one.forecast
    return {
        "date": one.day.isoformat(),
        "score": one.scaled,
        "passed": one.passed,
        "forecast": {"score": said.scaled, "interval": interval_of(said.low, said.high)} if said else None,
        "is_inside": one.is_inside if said else None,
    }


def result_json(exam: str, one: RealExam) -> ResultJson:
    """`exam` is its id."""
    return {"exam": exam, **_real_exam(one)}


def _mock(one: Sitting) -> SatMockJson:
    before: ForecastBeforeJson | None = None
    if one.forecast is not None and one.forecast_low is not None and one.forecast_high is not None:
        before = {"score": one.forecast, "interval": interval_of(one.forecast_low, one.forecast_high)}
    return {
        "mock": one.number,
        "date": one.day.isoformat(),
        "questions": one.questions,
        "score": one.scaled,
        "interval": interval_of(one.low, one.high),
        "forecast": before,
    }


def _retention(found: habits.Retention) -> RetentionJson:
    return {
        "since": day_of(found.since),
        "recalls": found.recalls,
        "recalled": found.recalled,
        "share": maybe_share(found.share),
        "predicted": maybe_share(found.expected),
        "surprise": share_of(found.surprise),
        "is_enough": found.is_enough,
    }


def _day(day: habits.Day) -> StudyDayJson:
    return {
        "date": day.day.isoformat(),
        "answers": day.answers,
        "right": day.right,
        "sure_right": day.sure_right,
        "sure_wrong": day.sure_wrong,
        "unsure_right": day.unsure_right,
        "unsure_wrong": day.unsure_wrong,
        "guess_right": day.guess_right,
        "guess_wrong": day.guess_wrong,
        "mock_right": day.mock_right,
        "mock_wrong": day.mock_wrong,
        "seconds": seconds_of(day.seconds),
        "met": day.met,
        "recalls": day.recalls,
        "recalled": day.recalled,
        "predicted_recalls": round(day.expected_ppm / 1e6, 2),
    }


def _pace(pace: habits.Pace) -> PaceJson:
    return {
        "seconds": seconds_of(pace.seconds),
        "seconds_last_7_days": seconds_of(pace.last_week),
        "study_days": pace.days,
        "seconds_a_question": None if pace.a_question is None else seconds_of(pace.a_question),
        "exam_seconds_a_question": None if pace.allowance is None else seconds_of(pace.allowance),
    }
