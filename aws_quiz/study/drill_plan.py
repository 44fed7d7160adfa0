"""Turns what is due, what is new and what was asked for into the plan of a drill."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.planning.workload import capacity, choose_new, compose, new_allowance, pace, share_backlog
from aws_quiz.core.sitting.drill import Turn, interleave
from aws_quiz.store import memory_cache
from aws_quiz.store.reviews import recent_seconds
from aws_quiz.study.mistakes.missing import doubts, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.planning.workload import Backlog
    from aws_quiz.study.room import Room

CHOSEN_CONCEPTS = 15
"""Concepts of a drill on what is weak or confused, where the learner sets no limit."""


class Wishes(NamedTuple):
    """What the command line asks of a drill. `new` and `limit` are None where the learner left them open."""

    weak: bool = False
    confused: bool = False
    misconceptions: bool = False
    missed: bool = False
    missing: bool = False
    flagged: bool = False
    new: int | None = None
    limit: int | None = None
    minutes: float | None = None
    questions: tuple[str, ...] = ()
    kind: str = ""
    level: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether it asks for things already met, due or not."""
        return (
            bool(self.questions or self.kind or self.level)
            or self.weak
            or self.confused
            or self.misconceptions
            or self.missed
            or self.missing
            or self.flagged
        )


class DrillPlan(NamedTuple):
    """The turns of a drill; `is_dated` where they were chosen for the exam's day."""

    turns: tuple[Turn, ...]
    backlog: Backlog | None = None
    days_away: int = 0
    is_dated: bool = False

    @property
    def new(self) -> int:
        """How many of the turns are of concepts never met."""
        return sum(turn.is_new for turn in self.turns)


def make_plan(room: Room, scope: Scope, blueprint: Blueprint | None, wishes: Wishes, rng: Random) -> DrillPlan:
    """The plan of a drill in this scope; without turns where nothing is to be asked."""
    if wishes.narrowed:
        return DrillPlan(compose(_narrowed(room, scope, wishes), ()))
    if room.days_to_exam(scope.exam) is not None and blueprint is not None and wishes.new is None:
        dated = _for_the_date(room, scope, blueprint, wishes)
        if dated is not None:
            return dated
    takes = day_takes(room, wishes.minutes)
    limit = wishes.limit if wishes.limit is not None else takes
    due = [Turn(*pair) for pair in room.catalog.in_scope(memory_cache.due_concepts(room.log, room.today), scope)]
    backlog = share_backlog(len(due), takes)
    doubted = doubts(room, scope)[:limit]
    asked = _without(doubted, due)[: limit - len(doubted)]
    limit -= len(doubted)
    if wishes.new is not None:
        wanted = min(wishes.new, limit - len(asked)) if wishes.limit is not None else wishes.new
    elif backlog.is_spread:
        # New concepts would only lengthen what is left to catch up on.
        wanted = 0
    else:
        wanted = min(allowance(room, scope, takes, len(due)), limit - len(asked))
    new = new_concepts(room, scope, blueprint, wanted)
    new = _without(doubted, new)
    rng.shuffle(new)
    last = memory_cache.last_study_day(room.log)
    away = (room.today - last).days if last else 0
    turns = (*interleave(doubted), *compose(asked, new))
    return DrillPlan(turns, backlog if wishes.limit is None else None, away)


def day_takes(room: Room, minutes: float | None = None) -> int:
    """How many questions fit into so many minutes, or into those of today, at the learner's own pace."""
    return capacity(minutes or minutes_today(room), pace(recent_seconds(room.log)))


def allowance(room: Room, scope: Scope, takes: int, due: int) -> int:
    """New concepts that are left of the day's; who names topics wants them today, whatever was met elsewhere."""
    wanted = room.preferences.new_a_day
    if wanted is None:
        answered = 0 if scope.topics else memory_cache.drilled_on(room.log, room.today)
        return new_allowance(takes, due, answered, memory_cache.cost_of_meeting(room.log))
    return max(wanted - (0 if scope.topics else memory_cache.met_on(room.log, room.today)), 0)


def minutes_today(room: Room) -> int:
    """What a drill of today may take: who drills on a day off has the usual time."""
    return room.preferences.minutes_on(room.today) or room.preferences.minutes


def _for_the_date(room: Room, scope: Scope, blueprint: Blueprint, wishes: Wishes) -> DrillPlan | None:
    """The day's minutes go where they gain most on the day of the exam."""
    from aws_quiz.study.goal.dated_plan import turns_for_date

    doubted = doubts(room, scope)
    turns = turns_for_date(room, scope, blueprint, float(day_takes(room, wishes.minutes) - len(doubted)))
    if turns is None:
        return None
    turns = [*interleave(doubted), *_without(doubted, turns)]
    last = memory_cache.last_study_day(room.log)
    away = (room.today - last).days if last else 0
    return DrillPlan(tuple(turns[: wishes.limit]), None, away, is_dated=True)


def _without(taken: Iterable[Turn], turns: Iterable[Turn]) -> list[Turn]:
    """The turns of other concepts than those that are taken already."""
    concepts = {turn.concept for turn in taken}
    return [turn for turn in turns if turn.concept not in concepts]


def new_concepts(room: Room, scope: Scope, blueprint: Blueprint | None, wanted: int) -> list[Turn]:
    """Concepts that were never answered, spread over the exam's domains by weight; exams take turns."""
    if wanted <= 0:
        return []
    if scope.also:
        by_exam = [new_concepts(room, one, room.catalog.blueprint(one.exam), wanted) for one in scope.apart()]
        taking_turns = (turn for turns in zip_longest(*by_exam) for turn in turns if turn)
        return list({turn.concept: turn for turn in taking_turns}.values())[:wanted]
    weights = {domain.id: domain.weight for domain in blueprint.domains} if blueprint else {}
    candidates = {domain: _unmet(room, room.catalog.in_order(scope, domain)) for domain in room.catalog.domains(scope)}
    return choose_new(candidates, weights, wanted)


def _unmet(room: Room, concepts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    size = 32
    while batch := list(islice(concepts, size)):
        met = memory_cache.met_among(room.log, [concept for concept, _ in batch])
        yield from ((concept, topic) for concept, topic in batch if concept not in met)
        size = 256


def _narrowed(room: Room, scope: Scope, wishes: Wishes) -> Iterable[Turn]:
    from aws_quiz.study import drill_choices as choices

    if wishes.questions:
        found: Iterable[Turn] = choices.named(room, wishes.questions)
    elif wishes.flagged:
        found = choices.flagged(room, scope)
    elif wishes.missing:
        found = missing(room, scope)
    elif not (wishes.missed or wishes.misconceptions or wishes.confused or wishes.weak):
        found = choices.in_order(room, scope)
    elif wishes.missed:
        found = choices.missed(room, scope)
    elif wishes.misconceptions:
        found = choices.misconceptions(room, scope)
    elif wishes.confused:
        found = choices.confused(room, scope)
    else:
        found = choices.weak(room, scope)
    if wishes.kind or wishes.level:
        found = choices.of_kind(room, found, wishes.kind, wishes.level)
    most = wishes.limit
    if most is None and (wishes.weak or wishes.confused or wishes.kind or wishes.level):
        most = CHOSEN_CONCEPTS
    return islice(found, most)
