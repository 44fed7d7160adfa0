"""The study plan as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.standing_json import ForecastJson, forecast_json
from aws_quiz.cli.as_json.vocabulary import Day, Share, day_of, share_of

if TYPE_CHECKING:
    from aws_quiz.core.planning.study_plan import OtherExam, StudyPlan


class ChoiceJson(TypedDict):
    """Minutes to choose, and what they would give."""

    minutes_a_day: Annotated[int, "minutes on a usual day"]
    forecast: Annotated[ForecastJson, "of the exam's day"]


class NeededJson(TypedDict):
    """What a chance to pass takes."""

    pass_probability: Annotated[Share, "the chance"]
    minutes_a_day: Annotated[int | None, "minutes on a usual day; null where it is out of reach"]
    study_hours: Annotated[float | None, "hours until the exam"]


class PlannedDayJson(TypedDict):
    """A day of the plan."""

    date: Annotated[Day, "the day"]
    study_minutes: Annotated[int, "minutes to study; 0 on a day off"]
    is_away: Annotated[bool, "whether it is one of the days without study of your goal"]
    new: Annotated[int, "concepts to be met for the first time"]
    reviews: Annotated[int, "reviews"]
    suggested_mock: Annotated[
        str | None, "full mock exam to sit: `mock`, or `final` for the reserved one; null for none"
    ]


class OtherExamJson(TypedDict):
    """An exam that you study for at the same time."""

    exam: Annotated[str, "id of the exam"]
    exam_date: Annotated[Day, "its day"]
    days_left: Annotated[int, "days until then; below 0 where it has passed"]
    timeliness: Annotated[str | None, "`on_time`, `tight` or `behind`; null where it cannot be told"]
    forecast: Annotated[ForecastJson | None, "of its day, if you study as planned; null from that day on"]
    is_enough: Annotated[bool, "whether that rests on enough answers"]
    wants_result: Annotated[bool, "whether its day has passed and nobody has said how it went"]


class PlanJson(TypedDict):
    """The study plan for an exam of yours."""

    date: Annotated[Day, "the day it was made"]
    exam: Annotated[str, "id of the exam"]
    exam_date: Annotated[Day, "its day"]
    days_left: Annotated[int, "days until then"]
    pass_mark: Annotated[int, "scaled score to pass"]
    scale: Annotated[list[int], "least and most scaled points"]
    minutes_a_day: Annotated[int, "minutes a day you mean to study"]
    study_hours: Annotated[float, "hours until the exam"]
    timeliness: Annotated[str, "`on_time`, `tight` or `behind`"]
    forecast: Annotated[ForecastJson, "of the exam's day, if you study as planned"]
    is_enough: Annotated[bool, "whether that rests on enough answers"]
    met: Annotated[int, "concepts that you answered at least once"]
    concepts: Annotated[int, "all concepts of the exam"]
    all_met_date: Annotated[Day | None, "when the last of them is met; null where the minutes do not reach"]
    met_share: Annotated[Share, "share of them that is met by the exam"]
    choices: Annotated[list[ChoiceJson], "your minutes and others, the fewest first"]
    needed: Annotated[list[NeededJson], "what chances of 50, 80 and 90 % take"]
    later_date: Annotated[Day | None, "the day on which the same minutes would do, where they do not on the exam's"]
    planned_days: Annotated[list[PlannedDayJson], "today and every day before the exam's"]
    other_exams: Annotated[list[OtherExamJson], "those that share your minutes; their work is in `planned_days`, too"]


def other_exam_json(one: OtherExam) -> OtherExamJson:
    return {
        "exam": one.exam_id,
        "exam_date": one.day.isoformat(),
        "days_left": one.days_left,
        "timeliness": one.timeliness.name.lower() if one.timeliness else None,
        "forecast": forecast_json(one.forecast) if one.forecast else None,
        "is_enough": one.is_enough,
        "wants_result": one.wants_result,
    }


def plan_json(plan: StudyPlan) -> PlanJson:
    return {
        "date": plan.made_on.isoformat(),
        "exam": plan.exam_id,
        "exam_date": plan.exam_day.isoformat(),
        "days_left": plan.days_left,
        "pass_mark": plan.pass_mark,
        "scale": list(plan.scale),
        "minutes_a_day": plan.minutes,
        "study_hours": plan.hours,
        "timeliness": plan.timeliness.name.lower(),
        "forecast": forecast_json(plan.forecast),
        "is_enough": plan.is_enough,
        "met": plan.met,
        "concepts": plan.concepts,
        "all_met_date": day_of(plan.all_met),
        "met_share": share_of(plan.met_then),
        "choices": [{"minutes_a_day": one.minutes, "forecast": forecast_json(one.forecast)} for one in plan.choices],
        "needed": [
            {"pass_probability": share_of(one.chance), "minutes_a_day": one.minutes, "study_hours": one.hours}
            for one in plan.needed
        ],
        "later_date": day_of(plan.later),
        "planned_days": [
            {
                "date": day.day.isoformat(),
                "study_minutes": day.minutes,
                "is_away": day.is_away,
                "new": day.new,
                "reviews": day.reviews,
                "suggested_mock": day.paper.value if day.paper else None,
            }
            for day in plan.days
        ],
        "other_exams": [other_exam_json(one) for one in plan.others],
    }
