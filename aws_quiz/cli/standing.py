"""Where the learner stands: introduces banks and log to what is said of knowledge and readiness."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core import readiness
from aws_quiz.core.cells import NOTHING_SHOWN, Cell
from aws_quiz.core.knowledge import learn, studied_on
from aws_quiz.core.parts import topics_of_exam
from aws_quiz.core.readiness import NEEDED, Mover, Readiness
from aws_quiz.store import forecasts, memory_cache
from aws_quiz.store.beside_banks import beside_banks, guesses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.banks.catalog import Scope
    from aws_quiz.cli.room import Room
    from aws_quiz.core.blueprint import Blueprint
    from aws_quiz.core.habits import Day
    from aws_quiz.core.knowledge import Knowledge
    from aws_quiz.core.parts import Part
    from aws_quiz.core.readiness import Outline

PACE_DAYS = 14
MOVERS = 3


class Standing(NamedTuple):
    """What is known in a scope. `outline` is None where the scope is no exam, or only topics of one.

    `topics` are its topics, met or not, the least known first. `knowledge_then` is what of it will be remembered on
    the exam's day if nothing more is studied; None without such a day to come.
    """

    knowledge: Knowledge
    outline: Outline | None
    topics: tuple[Part, ...]
    titles: dict[str, str]
    knowledge_then: Knowledge | None = None

    @property
    def met_topics(self) -> list[Part]:
        return [part for part in self.topics if part.met]


def stand(room: Room, scope: Scope) -> Standing:
    """Weighs the evidence on everything in scope."""
    room.bring_memory_up_to_date()
    places = room.catalog.places(scope)
    blueprint = None if scope.topics else room.catalog.blueprint(scope.exam)
    titles = room.catalog.topic_titles()
    exam_day = room.preferences.exam_date if scope.exam == room.preferences.exam else None
    then = max(exam_day or room.today, room.today)
    with beside_banks(room.log, room.catalog.name, scope.exam, scope.topics) as beside:
        shown = beside.shown(room.today, then)
    both = [(place, *shown.get((place.topic, place.domain, place.task), (NOTHING_SHOWN, 0.0))) for place in places]
    knowledge = learn([Cell(place, now) for place, now, _ in both], guesses(room.log))
    plan = readiness.outline(blueprint, places) if blueprint else None
    standing = Standing(knowledge, plan, topics_of_exam(knowledge, plan, titles), titles)
    if plan is None or then == room.today:
        return standing
    fading = tuple(Cell(place, now._replace(recall=recall)) for place, now, recall in both)
    return standing._replace(knowledge_then=knowledge._replace(cells=fading))


def readiness_of(room: Room, standing: Standing, days: Iterable[Day]) -> Readiness | None:
    """Forecasts for the exam, today's and those for its day; None where the scope is no exam."""
    plan, knowledge, then = standing.outline, standing.knowledge, standing.knowledge_then
    if plan is None:
        return None
    today, exam_day = room.today, room.preferences.exam_date
    new_a_day = sum(day.met for day in days if (today - day.day).days < PACE_DAYS) / PACE_DAYS
    going_on = stopped = None
    if then and exam_day:
        stopped = readiness.forecast(then, plan, exam_day)
        going_on = readiness.forecast(studied_on(knowledge, new_a_day * (exam_day - today).days), plan, exam_day)
    most = sorted(standing.topics, key=lambda part: (-part.points, part.id))[:MOVERS]
    movers = (Mover(part.id, part.name, round(part.points)) for part in most)
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
