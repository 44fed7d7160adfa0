"""Today at a glance, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.plan_json import OtherExamJson, other_exam_json
from aws_quiz.cli.as_json.standing_json import ReadinessJson, TopicJson, readiness_json, topic_json
from aws_quiz.cli.as_json.vocabulary import Day, day_of

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.standing.glance import Glance


class LastMockJson(TypedDict):
    """The full mock exam that ended last."""

    score: Annotated[int, "its scaled score"]
    days_ago: Annotated[int, "study days since it ended"]


class TodayJson(TypedDict):
    """Today at a glance."""

    date: Annotated[Day, "today"]
    exam: Annotated[str | None, "id of the exam you study for, such as `saa-c03`"]
    exam_date: Annotated[Day | None, "its day"]
    days_left: Annotated[int | None, "days until then; below 0 where it has passed"]
    other_exams: Annotated[list[OtherExamJson], "exams that you study for at the same time"]
    minutes_a_day: Annotated[int, "minutes a day you mean to study"]
    streak: Annotated[int, "study days in a row"]
    due: Annotated[int, "concepts due today, overdue ones with them"]
    due_tomorrow: Annotated[int, "concepts due by tomorrow"]
    reviews: Annotated[int | None, "reviews in today's drill where it is planned for the exam's day"]
    new: Annotated[int, "new concepts in today's drill"]
    why_no_new: Annotated[str | None, "why `new` is 0: `backlog`, `done`, `reviews` or `all_met`"]
    drill_minutes: Annotated[int, "about how long today's drill takes"]
    is_day_off: Annotated[bool, "whether no study is planned for today"]
    timeliness: Annotated[str | None, "of the plan: `on_time`, `tight` or `behind`; null where it cannot be told"]
    wants_result: Annotated[bool, "whether the exam's day has passed and nobody has said how it went"]
    left_open: Annotated[int, "questions left of a drill you stopped today"]
    paused_mock: Annotated[str | None, "the mock exam you paused, such as `SAA-C03 mock 4`"]
    last_mock: Annotated[LastMockJson | None, "null where there is none"]
    readiness: Annotated[ReadinessJson | None, "null without an exam"]
    weakest: Annotated[list[TopicJson], "topics you know least of those with enough answers"]


def today_json(glance: Glance, today: date, exam_date: date | None) -> TodayJson:
    mock = glance.last_mock
    return {
        "date": today.isoformat(),
        "exam": glance.exam_id or None,
        "exam_date": day_of(exam_date),
        "days_left": glance.days_left,
        "other_exams": [other_exam_json(one) for one in glance.others],
        "minutes_a_day": glance.daily_minutes,
        "streak": glance.streak,
        "due": glance.due,
        "due_tomorrow": glance.due_tomorrow,
        "reviews": glance.reviews,
        "new": glance.new,
        "why_no_new": glance.no_new.name.lower() if glance.no_new else None,
        "drill_minutes": glance.minutes,
        "is_day_off": glance.is_day_off,
        "timeliness": glance.timeliness.name.lower() if glance.timeliness else None,
        "wants_result": glance.wants_result,
        "left_open": glance.left_open,
        "paused_mock": glance.paused_mock or None,
        "last_mock": {"score": mock.scaled, "days_ago": mock.days_ago} if mock else None,
        "readiness": readiness_json(glance.readiness) if glance.readiness else None,
        "weakest": [topic_json(part) for part in glance.weakest],
    }
