"""A drill for the day of the exam, or of several exams: introduces the banks and the log to what an answer is worth on
that day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.memory.growth import WEIGHTS, Curve, Strength
from aws_quiz.core.memory.habits import forgetting
from aws_quiz.core.planning.gain import Field, Held, Learner, Unmet, in_acts
from aws_quiz.core.planning.workload import pace
from aws_quiz.core.standing.guessing import USUAL_LUCK, corrected
from aws_quiz.store import marks, memory_cache
from aws_quiz.store.reviews import recent_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_quiz.banks.catalog.catalog import Placed, Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.planning.exams_ahead import Timetable
    from aws_quiz.core.sitting.drill import Turn
    from aws_quiz.study.room import Room

MOST_PLACED = 20_000
"""Rows of concepts in tasks that are weighed one by one; a drill of more is planned without a date."""

RIGHT_BEFORE, SURELY_WRONG_BEFORE, FIRSTS = 0.4, 0.3, 16.0
"""Of first answers to new concepts, the shares that are right and wrong without being called a guess, and how many
answers they are thought to rest on in each topic: twice as many as the spread of topics would ask for, since a topic
that looks known by luck is not asked again, and nothing would correct that.
"""


def survey(room: Room, scope: Scope, blueprint: Blueprint) -> Field | None:
    """What can be asked in a scope, with what it weighs in each of its exams, of which `blueprint` is the first; None
    where it is too wide to weigh every concept.
    """
    weights: list[dict[str, float]] = []
    topics: dict[str, str] = {}
    for one in scope.apart():
        placed = room.catalog.placed(one, MOST_PLACED)
        plan = blueprint if one.exam == blueprint.id else room.blueprint(one.exam)
        if placed is None:
            return None
        weights.append(weigh(placed, plan))
        topics |= {row.concept: row.topic for row in placed}
    mine, *others = weights
    suspended = set(marks.suspended_concepts(room.log))
    holdings = {one.concept: one for one in memory_cache.holdings(room.log)}
    firsts = _firsts_by_topic(holdings.values(), topics)
    today = room.today.toordinal()
    met: list[Held] = []
    unmet: list[Unmet] = []
    for concept, topic in topics.items():
        if (scope.topics and topic not in scope.topics) or concept in suspended:
            continue
        weight, beside = mine.get(concept, 0.0), tuple(weighed.get(concept, 0.0) for weighed in others)
        if (held := holdings.get(concept)) is not None:
            strength = Strength(held.stability, held.difficulty)
            met.append(Held(concept, topic, weight, strength, max(today - held.last_day, 0), beside))
        else:
            unmet.append(Unmet(concept, topic, weight, *firsts[topic], beside))
    return Field(met, unmet)


def learner_of(room: Room) -> Learner:
    """How this learner learns, by all that the log shows."""
    log, preferences = room.log, room.preferences
    return Learner(
        Curve(preferences.scheduling.parameters or WEIGHTS),
        memory_cache.cost_of_meeting(log),
        forgetting(memory_cache.days_of_late(log, room.today)),
        preferences.retention,
    )


def turns_for_date(room: Room, scope: Scope, blueprint: Blueprint, takes: float) -> list[Turn] | None:
    """The turns of a drill that lasts as long as so many reviews; None where the scope is too wide."""
    field = survey(room, scope, blueprint)
    if field is None:
        return None
    learner, times = learner_of(room), timetable(room, scope, field, pace(recent_seconds(room.log)))
    outlook = learner.outlook(times.ahead())
    if not scope.topics:
        # Who names topics wants them now, however far the exam.
        outlook = outlook._replace(upkeep=field.upkeep(times.until_next(), learner))
    return in_acts(field.best(outlook, learner.meeting, takes))


def timetable(room: Room, scope: Scope, field: Field, seconds: float) -> Timetable:
    """The exams of a scope side by side, where an answer takes so many seconds."""
    from aws_quiz.core.planning.exams_ahead import Timetable

    days = tuple(room.days_to_exam(exam) or 0 for exam in scope.exams)
    concepts: list[Held | Unmet] = [*field.held, *field.unmet]
    weights = [(one.weight, *one.others) for one in concepts]
    sizes = tuple(sum(each[at] > 0 for each in weights) for at in range(len(days)))
    calendar, today = room.preferences.calendar, room.today
    takes = [calendar.minutes_on(today + timedelta(days=at)) * 60 / seconds for at in range(max(days))]
    return Timetable(days, sizes, takes)


def weigh(placed: Iterable[Placed], blueprint: Blueprint) -> dict[str, float]:
    """What each concept weighs in the exam: domains by weight, tasks and then concepts equally within."""
    whole = sum(domain.weight for domain in blueprint.domains)
    of_task = {
        task.id: domain.weight / whole / len(domain.tasks) for domain in blueprint.domains for task in domain.tasks
    }
    concepts: defaultdict[str, int] = defaultdict(int)
    placed = list(placed)
    for one in placed:
        concepts[one.task] += 1
    weights: defaultdict[str, float] = defaultdict(float)
    for one in placed:
        weights[one.concept] += of_task.get(one.task, 0.0) / concepts[one.task]
    return dict(weights)


def _firsts_by_topic(
    holdings: Iterable[memory_cache.Holding], topics: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    """By topic, the chances that a concept never met is known and that a first answer is right: what first answers to
    the topic show, and to all.
    """
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for held in holdings:
        if held.first_right is not None and held.concept in topics:
            topic = topics[held.concept]
            asked[topic] += 1
            right[topic] += held.first_right
            wrong[topic] += not held.first_right and not held.guessed
    all_right, all_wrong = (
        (counts.total() + FIRSTS * before) / (asked.total() + FIRSTS)
        for counts, before in ((right, RIGHT_BEFORE), (wrong, SURELY_WRONG_BEFORE))
    )
    chances = {}
    for topic, times in {**dict.fromkeys(topics.values(), 0), **asked}.items():
        came, missed = (
            (counts[topic] + FIRSTS * overall) / (times + FIRSTS)
            for counts, overall in ((right, all_right), (wrong, all_wrong))
        )
        chances[topic] = max(corrected(came, missed, USUAL_LUCK), 0.0), came
    return chances
