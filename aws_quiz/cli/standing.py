"""Where the learner stands: introduces banks and log to what is said of knowledge and readiness."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core import readiness
from aws_quiz.core.knowledge import Place, learn, on_day, part, studied_on
from aws_quiz.core.readiness import NEEDED, Mover, Readiness
from aws_quiz.store import forecasts, memory_cache

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.catalog import Scope
    from aws_quiz.cli.room import Room
    from aws_quiz.core.blueprint import Blueprint
    from aws_quiz.core.habits import Day
    from aws_quiz.core.knowledge import Knowledge, Part, Studied
    from aws_quiz.core.readiness import Outline

PACE_DAYS = 14
MOVERS = 3


class Standing(NamedTuple):
    """What is known in a scope. `outline` is None where the scope is no exam, or only topics of one."""

    topic_of: dict[str, str]
    studied: list[Studied]
    knowledge: Knowledge
    outline: Outline | None
    titles: dict[str, str]


def stand(room: Room, scope: Scope) -> Standing:
    """Weighs the evidence on everything in scope."""
    room.bring_memory_up_to_date()
    places = [Place(*row) for row in room.catalog.placements(scope)]
    studied = memory_cache.studied(room.log)
    blueprint = None if scope.topics else room.catalog.blueprint(scope.exam)
    return Standing(
        {place.concept: place.topic for place in places},
        studied,
        learn(places, studied, room.today),
        readiness.outline(blueprint, places) if blueprint else None,
        room.catalog.topic_titles(),
    )


def topic_parts(standing: Standing) -> list[Part]:
    """The topics in scope that were met, the least known first."""
    concepts: dict[str, dict[str, float]] = {}
    for concept, topic in standing.topic_of.items():
        concepts.setdefault(topic, {})[concept] = 1.0
    points = _points_by_topic(standing)
    parts = [
        part(standing.knowledge, topic, standing.titles.get(topic, topic), mine)._replace(points=points.get(topic, 0.0))
        for topic, mine in concepts.items()
    ]
    return sorted((one for one in parts if one.met), key=lambda one: (one.known, one.id))


def readiness_of(room: Room, standing: Standing, days: Iterable[Day]) -> Readiness | None:
    """Forecasts for the exam, today's and those for its day; None where the scope is no exam."""
    plan, knowledge = standing.outline, standing.knowledge
    if plan is None:
        return None
    today, exam_day = room.today, room.preferences.exam_date
    new_a_day = sum(day.met for day in days if (today - day.day).days < PACE_DAYS) / PACE_DAYS
    going_on = stopped = None
    if exam_day and exam_day > today and plan.blueprint.id == room.preferences.exam:
        then = on_day(knowledge, standing.studied, exam_day)
        stopped = readiness.forecast(then, plan, exam_day)
        new = new_a_day * (exam_day - today).days
        going_on = readiness.forecast(studied_on(knowledge, new), plan, exam_day)
    points = _points_by_topic(standing)
    most = sorted(points, key=lambda topic: (-points[topic], topic))[:MOVERS]
    movers = tuple(Mover(topic, standing.titles.get(topic, topic), round(points[topic])) for topic in most)
    return Readiness(
        readiness.forecast(knowledge, plan, today), going_on, stopped, new_a_day, knowledge.answers, NEEDED,
        tuple(mover for mover in movers if mover.points > 0),
    )  # fmt: skip


def keep(room: Room, blueprint: Blueprint, ready: Readiness) -> None:
    """Keeps what was forecast, so that it can be held against what comes; not what rests on too little to be shown."""
    if not ready.is_enough:
        return
    for forecast in (ready.today, ready.going_on):
        if forecast:
            forecasts.keep_forecast(room.log, blueprint.id, forecast, ready.answers, room.today)


def keep_forecast(room: Room, exam: str) -> None:
    """Works out and keeps what is forecast of an exam now, as before a mock exam and after a drill."""
    from aws_quiz.banks.catalog import Scope

    blueprint = room.catalog.blueprint(exam)
    if blueprint is None:
        return
    days = memory_cache.days(room.log, room.today - timedelta(days=PACE_DAYS))
    ready = readiness_of(room, stand(room, Scope(exam)), days)
    if ready:
        keep(room, blueprint, ready)


def _points_by_topic(standing: Standing) -> dict[str, float]:
    """Scaled points that knowing all of a topic would add to the expected score."""
    plan, knowledge = standing.outline, standing.knowledge
    if plan is None:
        return {}
    bottom, top = plan.blueprint.scale
    points: dict[str, float] = {}
    for concept, weight in plan.weights.items():
        missing = 1 - knowledge.chance_right(knowledge.chance_known(concept))
        topic = standing.topic_of[concept]
        points[topic] = points.get(topic, 0.0) + (top - bottom) * weight * missing
    return points
