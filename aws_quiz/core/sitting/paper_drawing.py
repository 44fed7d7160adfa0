"""Drawing a paper: by the blueprint, at random, and never adapted to the learner, or its score would mean nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.sitting.paper_mix import Mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Kind, Level

MOST_EXPECTED = 0.95
"""How often a concept may be expected on a paper at most: none is on every paper."""


class Candidate(NamedTuple):
    """A question that a paper may hold. `seen` sorts by when it was last answered, empty for never.

    `recent` says that it was answered in the last 7 days; `reserved` that it is kept for the final mock.
    """

    question: str
    concept: str
    task: str
    domain: str
    level: Level
    kind: Kind
    seen: str = ""
    recent: bool = False
    reserved: bool = False


class Item(NamedTuple):
    """One place on a paper. An unscored item looks like any other until the exam is over."""

    question: str
    concept: str
    task: str
    domain: str
    scored: bool


class Shortage(NamedTuple):
    """A domain that cannot fill its part of a paper."""

    domain: str
    wanted: int
    found: int


def scored_of(blueprint: Blueprint, questions: int) -> int:
    """How many of so many questions count, in the exam's own proportion."""
    return round(questions * blueprint.scored / blueprint.questions)


def shortages(blueprint: Blueprint, candidates: Iterable[Candidate], questions: int, *, final: bool) -> list[Shortage]:
    """Domains whose candidates, one a concept, do not fill their part of a paper of so many questions."""
    concepts: dict[str, set[str]] = {domain.id: set() for domain in blueprint.domains}
    for candidate in candidates:
        if candidate.domain in concepts and (final or not candidate.reserved):
            concepts[candidate.domain].add(candidate.concept)
    wanted = apportion({domain.id: domain.weight for domain in blueprint.domains}, questions)
    return [
        Shortage(domain, number, len(concepts[domain]))
        for domain, number in wanted.items()
        if len(concepts[domain]) < number
    ]


def largest_paper(blueprint: Blueprint, candidates: Sequence[Candidate], *, final: bool) -> int:
    """The most questions, up to the exam's own number, for which every domain can fill its part."""
    for questions in range(blueprint.questions, 0, -1):
        if not shortages(blueprint, candidates, questions, final=final):
            return questions
    return 0


def draw_paper(
    blueprint: Blueprint,
    candidates: Sequence[Candidate],
    questions: int,
    scored: int,
    rng: Random,
    *,
    final: bool = False,
) -> tuple[Item, ...]:
    """Draws a paper as a sample of the exam: domains by largest remainder, tasks spread within each, and of each task
    concepts at random, whatever was met and whatever is left over. No two questions are of one concept.

    Of a concept comes a question that was never seen, or the one seen longest ago; one of the last 7 days only where
    its task has no others. Reserved ones are left out, or with `final` drawn first. Within these, the blueprint's mix
    of levels and of kinds is kept as near as the banks allow. Unscored items are spread like scored ones. The same
    candidates, in any order, and the same seed give the same paper. Call only where `shortages` finds none.
    """
    pool = sorted(c for c in candidates if final or not c.reserved)
    weights = {domain.id: domain.weight for domain in blueprint.domains}
    wanted = apportion(weights, questions)
    levels = Mix(blueprint.level_mix, questions, Counter(level for _, level in {(c.concept, c.level) for c in pool}))
    kinds = None
    if blueprint.kind_mix:
        kinds = Mix(blueprint.kind_mix, questions, Counter(kind for _, kind in {(c.concept, c.kind) for c in pool}))
    lots = _lots(blueprint, pool, questions, rng)
    taken: set[str] = set()
    drawn: list[Candidate] = []
    # The domain that has least to spare chooses first, so that concepts in two domains go where they are needed. Of
    # those with plenty the one that is poorest in a level does, so that the others make up for it.
    spare = {d: len({c.concept for c in pool if c.domain == d}) - wanted[d] for d in weights}
    tight = {d: spare[d] if spare[d] < wanted[d] else questions for d in weights}
    scarcest = {d: levels.least_of(c.level for c in pool if c.domain == d) for d in weights}
    for domain in sorted(weights, key=lambda d: (tight[d], scarcest[d], d)):
        mine = [c for c in pool if c.domain == domain]
        drawn += _draw_domain(mine, wanted[domain], taken, (levels, kinds), lots, rng)
    rng.shuffle(drawn)
    counted = _scored(drawn, apportion(weights, scored), rng)
    return tuple(Item(c.question, c.concept, c.task, c.domain, c.question in counted) for c in drawn)


def _lots(blueprint: Blueprint, pool: Sequence[Candidate], questions: int, rng: Random) -> dict[tuple[str, str], float]:
    """A lot for each task that a concept serves; the lowest wins.

    No concept comes twice, so one that may be drawn in many places would be drawn less often than it weighs: an
    expected number a of draws makes it come with the chance 1 - exp(-a) only. Lots are weighted by -ln(1 - a)/a, which
    makes that a again (weighted sampling without replacement; Efraimidis & Spirakis 2006).
    """
    rivals = Counter((task, level) for _, task, level in {(c.concept, c.task, c.level) for c in pool})
    whole = sum(domain.weight for domain in blueprint.domains)
    of_task = {
        task.id: questions * domain.weight / whole / len(domain.tasks)
        for domain in blueprint.domains
        for task in domain.tasks
    }
    levels = blueprint.level_mix
    draws: defaultdict[str, float] = defaultdict(float)
    for concept, task, level in sorted({(c.concept, c.task, c.level) for c in pool}):
        there = sum(share for other, share in levels.items() if rivals[task, other])
        if there:
            draws[concept] += of_task.get(task, 0.0) * levels.get(level, 0) / there / rivals[task, level]
    lots = {}
    for concept, task in sorted({(c.concept, c.task) for c in pool}):
        expected = min(max(draws[concept], 1e-6), MOST_EXPECTED)
        lots[concept, task] = -log(1 - rng.random()) * expected / -log(1 - expected)
    return lots


def _draw_domain(
    pool: Sequence[Candidate],
    wanted: int,
    taken: set[str],
    mixes: tuple[Mix[Level], Mix[Kind] | None],
    lots: Mapping[tuple[str, str], float],
    rng: Random,
) -> list[Candidate]:
    """One domain's part. `taken` concepts and what `mixes` still want are carried from domain to domain."""
    levels, kinds = mixes
    drawn: list[Candidate] = []
    of_task: Counter[str] = Counter(dict.fromkeys(sorted({c.task for c in pool}), 0))
    turns = {task: rng.random() for task in of_task}
    # In a final, what is reserved comes first; elsewhere nothing is reserved.
    stocks = [_shelved(c for c in pool if c.reserved == reserved or not reserved) for reserved in (True, False)]
    while len(drawn) < wanted:
        for shelves in stocks:
            for shelf in shelves.values():
                for concept in taken.intersection(shelf):
                    del shelf[concept]
        shelves = next((shelves for shelves in stocks if any(shelves.values())), {})
        if not shelves:
            break
        task = min((task for task in shelves if shelves[task]), key=lambda task: (of_task[task], turns[task]))
        shelf = shelves[task]
        rested = {name: mine for name, mine in shelf.items() if not all(c.recent for c in mine)} or shelf
        level = levels.pick({c.level for mine in rested.values() for c in mine}, rng)
        fitting = [c for mine in rested.values() for c in mine if c.level == level]
        kind = kinds.pick({c.kind for c in fitting}, rng) if kinds else None
        # The concept is drawn whatever was seen of it, and then comes its freshest question: were only fresh ones to be
        # drawn from, a concept of which much was seen would be asked more rarely than it weighs.
        concept = min((c.concept for c in fitting if kind in (None, c.kind)), key=lambda name: lots[name, task])
        best = min(rested[concept], key=lambda c: (c.recent, c.seen, c.level != level, c.kind != kind, c.question))
        levels.take(best.level)
        if kinds:
            kinds.take(best.kind)
        taken.add(concept)
        of_task[task] += 1
        drawn.append(best)
    return drawn


def _shelved(pool: Iterable[Candidate]) -> dict[str, dict[str, list[Candidate]]]:
    """By task and concept."""
    shelves: dict[str, dict[str, list[Candidate]]] = {}
    for c in pool:
        shelves.setdefault(c.task, {}).setdefault(c.concept, []).append(c)
    return shelves


def _scored(drawn: Sequence[Candidate], wanted: dict[str, int], rng: Random) -> set[str]:
    counted: set[str] = set()
    for domain, number in wanted.items():
        mine = [c.question for c in drawn if c.domain == domain]
        counted.update(rng.sample(mine, min(number, len(mine))))
    return counted
