"""The study plan and the fit of memory, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.standing_json import ForecastJson, forecast_json
from aws_quiz.cli.as_json.vocabulary import Day, Share, day_of, share_of

if TYPE_CHECKING:
    from aws_quiz.core.memory.fitting import Fit
    from aws_quiz.core.planning.study_plan import StudyPlan


class ChoiceJson(TypedDict):
    """What other minutes would give."""

    minutes_a_day: Annotated[int, "minutes on a usual day"]
    expected: Annotated[ForecastJson, "of the exam's day"]


class NeededJson(TypedDict):
    """What a chance to pass takes."""

    pass_probability: Annotated[Share, "the chance"]
    needed_minutes: Annotated[int | None, "minutes on a usual day; null where it is out of reach"]
    needed_hours: Annotated[float | None, "hours in all"]


class PlannedDayJson(TypedDict):
    """A day of the plan."""

    date: Annotated[Day, "the day"]
    study_minutes: Annotated[int, "minutes planned"]
    is_away: Annotated[bool, "whether you are away"]
    planned_new: Annotated[int, "concepts to be met for the first time"]
    planned_reviews: Annotated[int, "reviews"]
    suggested_mock: Annotated[str | None, "`mock` or `final`"]


class PlanJson(TypedDict):
    """The study plan for your exam."""

    date: Annotated[Day, "the day it was made"]
    exam: Annotated[str | None, "id of the exam"]
    exam_date: Annotated[Day | None, "its day"]
    days_left: Annotated[int | None, "days until then"]
    pass_mark: Annotated[int | None, "scaled score to pass"]
    scale: Annotated[list[int] | None, "least and most scaled points"]
    minutes_a_day: Annotated[int, "minutes a day you mean to study"]
    study_hours: Annotated[float, "hours until the exam"]
    timeliness: Annotated[str | None, "`on_time`, `tight` or `behind`"]
    expected: Annotated[ForecastJson, "of the exam's day, if you study as planned"]
    is_enough: Annotated[bool, "whether it rests on answers enough"]
    met: Annotated[int, "concepts that you answered at least once"]
    concepts: Annotated[int, "all concepts of the exam"]
    all_met_date: Annotated[Day | None, "when the last of them is met; null where the minutes do not reach"]
    met_share_then: Annotated[Share, "share of them that is met by the exam"]
    choices: Annotated[list[ChoiceJson], "other minutes, the fewest first"]
    needed: Annotated[list[NeededJson], "what chances of 50, 80 and 90 % take"]
    later_date: Annotated[Day | None, "the day on which the same minutes would do, where they do not on the exam's"]
    plan: Annotated[list[PlannedDayJson], "day by day"]


class FitJson(TypedDict):
    """A fit of the memory model to your answers."""

    parameters: Annotated[list[float] | None, "those in use from now on; null for FSRS's own"]
    answers: Annotated[int, "answers it rests on"]
    log_loss_before: Annotated[float | None, "of the answers kept back, with the parameters that were in use"]
    log_loss_after: Annotated[float | None, "with fitted ones; null where answers are too few"]
    is_better: Annotated[bool | None, "whether the gain is worth it"]
    is_used: Annotated[bool, "whether the fitted ones were taken"]


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
        "expected": forecast_json(plan.forecast),
        "is_enough": plan.is_enough,
        "met": plan.met,
        "concepts": plan.concepts,
        "all_met_date": day_of(plan.all_met),
        "met_share_then": share_of(plan.met_then),
        "choices": [{"minutes_a_day": one.minutes, "expected": forecast_json(one.forecast)} for one in plan.choices],
        "needed": [
            {"pass_probability": share_of(one.chance), "needed_minutes": one.minutes, "needed_hours": one.hours}
            for one in plan.needed
        ],
        "later_date": day_of(plan.later),
        "plan": [
            {
                "date": day.day.isoformat(),
                "study_minutes": day.minutes,
                "is_away": day.is_away,
                "planned_new": day.new,
                "planned_reviews": day.reviews,
                "suggested_mock": day.paper.value if day.paper else None,
            }
            for day in plan.days
        ],
    }


def fit_json(parameters: tuple[float, ...], answers: int, found: Fit | None, *, used: bool) -> FitJson:
    return {
        "parameters": list(parameters) or None,
        "answers": answers,
        "log_loss_before": round(found.loss_before, 5) if found else None,
        "log_loss_after": round(found.loss_after, 5) if found else None,
        "is_better": found.is_better if found else None,
        "is_used": used,
    }
