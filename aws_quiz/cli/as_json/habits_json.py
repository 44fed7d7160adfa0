"""How a learner studies, as JSON: what is recalled, how surely, on which days, how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.vocabulary import Day, Share, day_of, maybe_share, seconds_of, share_of

if TYPE_CHECKING:
    from aws_quiz.core.memory import habits


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


def retention_json(found: habits.Retention) -> RetentionJson:
    return {
        "since": day_of(found.since),
        "recalls": found.recalls,
        "recalled": found.recalled,
        "share": maybe_share(found.share),
        "predicted": maybe_share(found.expected),
        "surprise": share_of(found.surprise),
        "is_enough": found.is_enough,
    }


def certainty_json(one: habits.Certainty) -> CertaintyJson:
    return {"confidence": one.confidence.value, "answers": one.answers, "right": one.right}


def study_day_json(day: habits.Day) -> StudyDayJson:
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


def pace_json(pace: habits.Pace) -> PaceJson:
    return {
        "seconds": seconds_of(pace.seconds),
        "seconds_last_7_days": seconds_of(pace.last_week),
        "study_days": pace.days,
        "seconds_a_question": None if pace.a_question is None else seconds_of(pace.a_question),
        "exam_seconds_a_question": None if pace.allowance is None else seconds_of(pace.allowance),
    }
