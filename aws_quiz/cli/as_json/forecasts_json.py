"""Forecasts and what came of them, as JSON: mock exams, the real exam, the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.vocabulary import Day, Interval, interval_of

if TYPE_CHECKING:
    from aws_quiz.core.standing.progress_report import RealExam, Sitting
    from aws_quiz.core.standing.readiness import ForecastRecord


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


def sat_mock_json(one: Sitting) -> SatMockJson:
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


def record_json(record: ForecastRecord) -> RecordJson:
    return {
        "full_mocks": record.mocks,
        "inside": record.inside,
        "bias": record.bias,
        "brier": round(record.brier, 4),
    }


def real_exam_json(one: RealExam) -> RealExamJson:
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
    return {"exam": exam, **real_exam_json(one)}
