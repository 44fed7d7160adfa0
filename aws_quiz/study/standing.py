"""Where the learner stands: introduces banks and log to what is said of knowledge and readiness."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing import readiness
from aws_quiz.core.standing.cells import NOTHING_SHOWN, Cell
from aws_quiz.core.standing.knowledge import learn, studied_on
from aws_quiz.core.standing.parts import topics_of_exam
from aws_quiz.core.standing.readiness import NEEDED, Mover, Readiness
from aws_quiz.core.standing.shift import Papers
from aws_quiz.store import kept_forecasts as forecasts
from aws_quiz.store import memory_cache
from aws_quiz.store.beside_banks import guesses
from aws_quiz.study.beside import ask_beside

if TYPE_CHECKING:
    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.standing.cells import Shown
    from aws_quiz.core.standing.knowledge import Knowledge
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Outline
    from aws_quiz.study.room import Room

PACE_DAYS = 14
MOVERS = 3


class Standing(NamedTuple):
    """What is known in a scope. `outline` is None where the scope is no exam.

    Knowledge is always that of the whole exam, so that what is said of a topic does not change with what else is looked
    at. `topics` are those in scope, met or not, the least known first. `fading` is what will be remembered on the
    exam's day if nothing more is studied, None without such a day to come; `new_a_day` the pace of the last two weeks.
    """

    knowledge: Knowledge
    outline: Outline | None
    topics: tuple[Part, ...]
    titles: dict[str, str]
    fading: Knowledge | None
    new_a_day: float

    @property
    def met_topics(self) -> list[Part]:
        return [part for part in self.topics if part.met]


def refreshed_standing(room: Room, scope: Scope) -> Standing:
    """Weighs the evidence on everything in scope."""
    room.bring_memory_up_to_date()
    whole = scope._replace(topics=())
    places = room.catalog.places(whole)
    blueprint = room.catalog.blueprint(scope.exam)
    titles = room.catalog.topic_titles()
    exam_day = room.preferences.exam_day(scope.exam)
    then = max(exam_day or room.today, room.today)
    since, scheduling = room.today - timedelta(days=PACE_DAYS), room.preferences.scheduling
    shown, met = ask_beside(
        room, whole, lambda beside: (beside.shown(room.today, then, scheduling), beside.met_after(since))
    )
    both = [(place, *shown.get((place.topic, place.domain, place.task), (NOTHING_SHOWN, 0.0))) for place in places]
    days = memory_cache.days_of_late(room.log, room.today)
    knowledge = learn([Cell(place, now) for place, now, _ in both], guesses(room.log), days)
    plan = readiness.outline(blueprint, places) if blueprint else None
    topics = topics_of_exam(knowledge, plan, titles)
    if scope.topics:
        topics = tuple(part for part in topics if part.id in scope.topics)
    fading = None
    if plan and then > room.today:
        cells = (Cell(place, _faded(now, recall)) for place, now, recall in both)
        fading = knowledge._replace(cells=tuple(cell.calibrated(knowledge.calibration) for cell in cells))
    return Standing(knowledge, plan, topics, titles, fading, met / PACE_DAYS)


def _faded(shown: Shown, recall_then: float) -> Shown:
    """What is shown on a later day, by what FSRS would leave of it."""
    left = recall_then / shown.recall if shown.recall else 1.0
    return shown._replace(recall=recall_then, recall_share=shown.recall_share * left)


def readiness_of(room: Room, standing: Standing) -> Readiness | None:
    """Forecasts for the exam, today's and those for its day; None where the scope is no exam."""
    plan, knowledge, fading = standing.outline, standing.knowledge, standing.fading
    if plan is None:
        return None
    today, exam_day = room.today, room.preferences.exam_day(plan.blueprint.id)
    going_on = stopped = None
    if fading and exam_day:
        stopped = readiness.forecast(fading, plan, exam_day)
        ahead = (exam_day - today).days
        going_on = readiness.forecast(studied_on(knowledge, standing.new_a_day * ahead), plan, exam_day, ahead)
    most = sorted(standing.topics, key=lambda part: (-part.points, part.id))[:MOVERS]
    movers = (Mover(part.id, part.name, round(part.points)) for part in most)
    now = readiness.forecast(knowledge, plan, today)
    by_drills = readiness.forecast(knowledge._replace(papers=Papers()), plan, today)
    return Readiness(
        now, going_on, stopped, standing.new_a_day, knowledge.answers, NEEDED,
        tuple(mover for mover in movers if mover.points > 0), now.scaled - by_drills.scaled, 1 - plan.bare, plan.gaps,
    )  # fmt: skip


def store_forecasts(room: Room, exam: str, ready: Readiness | None) -> None:
    """Keeps what was forecast, so that it can be held against what comes; not what rests on too little to be shown.

    It is no reason to fail: where the store cannot be written just now, this forecast is not kept.
    """
    if ready is None or not ready.is_enough:
        return
    said = [forecast for forecast in (ready.today, ready.going_on) if forecast]
    forecasts.keep_forecasts(room.log, exam, said, ready.answers, room.today)


def forecast_and_keep(room: Room, exam: str) -> None:
    """Works out and keeps what is forecast of an exam now, as before a mock exam and after a drill."""
    from aws_quiz.banks.catalog.catalog import Scope

    if room.catalog.blueprint(exam):
        store_forecasts(room, exam, readiness_of(room, refreshed_standing(room, Scope(exam))))
