"""What is known and forecast, as JSON: parts of an exam, topics, forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

from aws_quiz.cli.as_json.vocabulary import Day, Interval, Share, interval_of, maybe_share, share_of

if TYPE_CHECKING:
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Forecast, Readiness


class KnownJson(TypedDict):
    """How much of something is known."""

    known: Annotated[Share, "share of its concepts that you know"]
    interval: Annotated[Interval, "of `known`"]
    memory: Annotated[Share | None, "mean chance to recall what you met, by your answers; null where you met nothing"]
    fresh: Annotated[Share | None, "share known by `answers` first answers, corrected for guessing"]
    answers: Annotated[int, "first answers to questions never seen before"]
    is_enough: Annotated[bool, "whether these are enough for a verdict of its own"]
    met: Annotated[int, "concepts that you answered at least once"]
    concepts: Annotated[int, "all of its concepts"]
    right_share: Annotated[Share, "share of exam questions on it that you would answer right, luck included"]
    right_interval: Annotated[Interval, "of `right_share`"]
    points: Annotated[float, "scaled points that knowing all of it would add; 0 without an exam"]


class DomainJson(KnownJson):
    """An exam domain."""

    domain: Annotated[str, "number of the exam domain, such as `2`"]
    title: Annotated[str, "its name"]
    weight: Annotated[int, "percent of the exam"]


class TaskJson(KnownJson):
    """A task statement of an exam."""

    task: Annotated[str, "number of the task, such as `3.1`"]
    title: Annotated[str, "its name"]


class TopicJson(KnownJson):
    """A topic."""

    topic: Annotated[str, "id, such as `s3`"]
    title: Annotated[str, "its name"]


class ForecastJson(TypedDict):
    """What an exam sat on a day would come out as."""

    date: Annotated[Day, "that day"]
    score: Annotated[int, "expected scaled score"]
    interval: Annotated[Interval, "of the score"]
    pass_probability: Annotated[Share, "chance to pass"]


class WorthJson(TypedDict):
    """A topic, and what it is worth."""

    topic: Annotated[str, "id"]
    title: Annotated[str, "its name"]
    points: Annotated[float, "scaled points that knowing all of it would add to today's forecast"]


class ReadinessJson(TypedDict):
    """Forecasts for an exam."""

    today: Annotated[ForecastJson, "as if sat today"]
    if_you_continue: Annotated[ForecastJson | None, "on the exam's day, at your present pace; null without such a day"]
    if_you_stop: Annotated[ForecastJson | None, "on the exam's day, if you study nothing more"]
    new_a_day: Annotated[float, "new concepts a day over the last two weeks"]
    answers: Annotated[int, "first answers to questions never seen before that it rests on"]
    answers_needed: Annotated[int, "how many of them a forecast needs"]
    is_enough: Annotated[bool, "whether there are so many; if not, the numbers are mostly assumption"]
    worth_most: Annotated[list[WorthJson], "topics that would add most, the most first"]
    points_by_mocks: Annotated[int, "scaled points by which your mock exams moved today's forecast"]
    covered_share: Annotated[Share, "share of the exam that the banks in use have questions for"]
    gaps: Annotated[list[str], "tasks that they have none for"]


def _known(part: Part) -> KnownJson:
    return {
        "known": share_of(part.known),
        "interval": interval_of(part.low, part.high),
        "memory": maybe_share(part.memory),
        "fresh": maybe_share(part.fresh),
        "answers": part.answers,
        "is_enough": part.is_enough,
        "met": part.met,
        "concepts": part.concepts,
        "right_share": share_of(part.right),
        "right_interval": interval_of(*part.right_range),
        "points": round(part.points, 1),
    }


def domain_json(part: Part) -> DomainJson:
    return {"domain": part.id, "title": part.name, "weight": part.weight, **_known(part)}


def task_json(part: Part) -> TaskJson:
    return {"task": part.id, "title": part.name, **_known(part)}


def topic_json(part: Part) -> TopicJson:
    return {"topic": part.id, "title": part.name, **_known(part)}


def forecast_json(found: Forecast) -> ForecastJson:
    return {
        "date": found.day.isoformat(),
        "score": found.scaled,
        "interval": interval_of(found.low, found.high),
        "pass_probability": share_of(found.p_pass),
    }


def readiness_json(found: Readiness) -> ReadinessJson:
    return {
        "today": forecast_json(found.today),
        "if_you_continue": forecast_json(found.going_on) if found.going_on else None,
        "if_you_stop": forecast_json(found.stopped) if found.stopped else None,
        "new_a_day": round(found.new_a_day, 2),
        "answers": found.answers,
        "answers_needed": found.needed,
        "is_enough": found.is_enough,
        "worth_most": [{"topic": one.topic, "title": one.title, "points": one.points} for one in found.movers],
        "points_by_mocks": found.by_mocks,
        "covered_share": share_of(found.covered),
        "gaps": list(found.gaps),
    }
