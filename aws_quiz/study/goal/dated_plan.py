"""A drill for the day of the exam: introduces the banks and the log to what an answer is worth on that day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aws_quiz.core.memory.growth import WEIGHTS, Curve, Strength
from aws_quiz.core.planning.gain import Field, Held, Outlook, Unmet, fill, in_acts
from aws_quiz.store import marks, memory_cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_quiz.banks.catalog.catalog import Placed, Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.drill import Turn
    from aws_quiz.study.room import Room

MOST_PLACED = 20_000
"""Rows of concepts in tasks that are weighed one by one; a drill of more is planned without a date."""

KNOWN_BEFORE, FIRSTS = 0.3, 8.0
"""The share of new concepts that is known, and how many first answers it is thought to rest on in each topic."""


def survey(room: Room, scope: Scope, blueprint: Blueprint) -> Field | None:
    """What can be asked in a scope; None where it is too wide to weigh every concept."""
    placed = room.catalog.placed(scope, MOST_PLACED)
    if placed is None:
        return None
    weights = weigh(placed, blueprint)
    topics = {one.concept: one.topic for one in placed}
    suspended = set(marks.suspended_concepts(room.log))
    holdings = {one.concept: one for one in memory_cache.holdings(room.log)}
    known = _known_by_topic(holdings.values(), topics)
    today = room.today.toordinal()
    met: list[Held] = []
    unmet: list[Unmet] = []
    for concept, weight in weights.items():
        topic = topics[concept]
        if (scope.topics and topic not in scope.topics) or concept in suspended:
            continue
        if (held := holdings.get(concept)) is not None:
            strength = Strength(held.stability, held.difficulty)
            met.append(Held(concept, topic, weight, strength, max(today - held.last_day, 0)))
        else:
            unmet.append(Unmet(concept, topic, weight, known[topic]))
    return Field(met, unmet)


def turns_for_date(room: Room, scope: Scope, blueprint: Blueprint, days: int, takes: float) -> list[Turn] | None:
    """The turns of a drill that lasts as long as so many reviews; None where the scope is too wide."""
    field = survey(room, scope, blueprint)
    if field is None:
        return None
    outlook = Outlook(days, Curve(room.preferences.scheduling.parameters or WEIGHTS))
    chosen = fill(field.gains(outlook, memory_cache.cost_of_meeting(room.log)), takes)
    return in_acts(chosen)


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


def _known_by_topic(holdings: Iterable[memory_cache.Holding], topics: Mapping[str, str]) -> defaultdict[str, float]:
    """The chance that a concept never met is known, by topic: what first answers to its topic show, and to all."""
    right: defaultdict[str, int] = defaultdict(int)
    asked: defaultdict[str, int] = defaultdict(int)
    for held in holdings:
        if held.first_right is not None and held.concept in topics:
            right[topics[held.concept]] += held.first_right
            asked[topics[held.concept]] += 1
    overall = (sum(right.values()) + FIRSTS * KNOWN_BEFORE) / (sum(asked.values()) + FIRSTS)
    known: defaultdict[str, float] = defaultdict(lambda: overall)
    for topic, times in asked.items():
        known[topic] = (right[topic] + FIRSTS * overall) / (times + FIRSTS)
    return known
