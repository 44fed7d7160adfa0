"""How ready somebody is: the scaled score to be expected on a day, its range, and the chance to pass.

The forecast is of a *result*: what a paper of the exam's scored questions would come out as. Of each task the share
that would be answered right is what `knowledge` says of its concepts; tasks weigh equally within their domain and
domains by the blueprint, as papers are drawn. A task that no bank has questions for counts as not studied. The range
holds the result with 80 %: it counts how little is known of the learner (the variance of the shares), what no
model knows (`MODEL`), and the luck of the draw (binomial). As in `exam_result`, the scale is read as a straight line.

A forecast for a later day lets memory fade (`stopped`), or (`going_on`) takes the pace of the last two weeks: what
is met stays as well remembered as it is today, and as many new concepts as at present are met a day.
"""

from __future__ import annotations

from collections import defaultdict
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.scale import needed, scaled
from aws_quiz.core.standing.binomial import binomial
from aws_quiz.core.standing.guessing import with_luck
from aws_quiz.core.standing.interval import TAIL
from aws_quiz.core.standing.knowledge import MODEL, on_exam
from aws_quiz.core.standing.log_odds import spread
from aws_quiz.core.standing.shift import learn_shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.standing.cells import Place
    from aws_quiz.core.standing.knowledge import Knowledge

BARE = 0.03
"""Variance of what is known of tasks that no bank has questions for, beside what their like in the banks says."""

AHEAD, AHEAD_DAYS = 0.07, 30
"""Standard deviation of what nobody knows yet of study to come, as a share known, and the days over which it grows to
that: how well somebody keeps what they are still to learn differs more between people than the answers so far can tell.
"""

NEEDED = 20
"""First answers to never-seen questions under which a forecast is mostly prior."""


class Forecast(NamedTuple):
    """What would come out of an exam sat on a day: expected scaled score, 80 % interval, and the chance to pass."""

    day: date
    scaled: int
    low: int
    high: int
    p_pass: float


class Mover(NamedTuple):
    """A topic, and how many scaled points knowing all of it would add to today's forecast."""

    topic: str
    title: str
    points: int


class Readiness(NamedTuple):
    """Forecasts for an exam. `going_on` is for its day if studied on at the present pace, `stopped` if not at all.

    Both are None without a day to come. `new_a_day` is that pace, in new concepts a day. `answers` counts the first
    answers to never-seen questions that this rests on; under `needed` of them, `is_enough` is False and
    the numbers are mostly prior. `by_mocks` is by how many points mock exams moved today's forecast from what drills
    say alone. `covered` is the share of the exam that the banks have questions for; `gaps` names the tasks without any.
    """

    today: Forecast
    going_on: Forecast | None
    stopped: Forecast | None
    new_a_day: float
    answers: int
    needed: int
    movers: tuple[Mover, ...]
    by_mocks: int = 0
    covered: float = 1.0
    gaps: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        return self.answers >= self.needed


class ForecastRecord(NamedTuple):
    """How good past forecasts were, over mock exams that followed one. `bias` is forecast minus result, in points.

    `inside` of `mocks` results lay in the forecast's 80 % interval. `brier` is the mean squared error of P(pass)
    (0 is perfect, 0.25 a coin).
    """

    mocks: int
    inside: int
    bias: int
    brier: float


class Outline(NamedTuple):
    """What of an exam is served by which places: what one concept of each weighs, as a share of the exam.

    `bare` is the share of tasks that no concept serves, and `gaps` names them.
    """

    blueprint: Blueprint
    weights: Mapping[Place, float]
    bare: float
    gaps: tuple[str, ...] = ()


def outline(blueprint: Blueprint, places: Iterable[Place]) -> Outline:
    """Shares the exam out: domains by weight, tasks and then concepts equally within."""
    of_task: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        of_task[place.task].append(place)
    whole = sum(domain.weight for domain in blueprint.domains)
    weights: dict[Place, float] = {}
    bare = 0.0
    gaps: list[str] = []
    for domain in blueprint.domains:
        share = domain.weight / whole / len(domain.tasks)
        for task in domain.tasks:
            concepts = sum(place.concepts for place in of_task[task.id])
            for place in of_task[task.id]:
                weights[place] = share / concepts
            if not concepts:
                bare += share
                gaps.append(f"{task.id} {task.title}")
    return Outline(blueprint, weights, bare, tuple(gaps))


def forecast(knowledge: Knowledge, plan: Outline, day: date, study_days: int = 0) -> Forecast:
    """What an exam sat now would come out as, dated `day`; with `study_days` still to come the range is wider."""
    weighed = ((cell, plan.weights[cell.place]) for cell in knowledge.cells)
    known, variance = knowledge.known_of(weighed, bare=plan.bare)
    found = min(max(on_exam(known), 0.001), 0.999)
    variance += MODEL**2 + BARE * plan.bare**2 + (AHEAD * min(study_days / AHEAD_DAYS, 1.0)) ** 2
    shift = learn_shift(knowledge.papers, knowledge.luck, spread(found, variance))
    shares = ((with_luck(share, knowledge.luck), chance) for share, chance in shift.shares(found))
    return _result(plan.blueprint, shares, day)


def _result(blueprint: Blueprint, shares: Iterable[tuple[float, float]], day: date) -> Forecast:
    """The distribution of right answers among the scored questions, as scaled points.

    Each share that may be right comes with its chance; each with its binomial, they make the mixture.
    """
    scored = blueprint.scored
    chances = [0.0] * (scored + 1)
    for share, weight in shares:
        for right, chance in enumerate(binomial(scored, min(max(share, 0.001), 0.999))):
            chances[right] += chance * weight
    expected = sum(right * chance for right, chance in enumerate(chances))
    low, high = _middle(chances)
    # At the ends of the scale, where one result is nearly certain, the mean may lie just beside it.
    low, high = min(low, floor(expected)), max(high, min(ceil(expected), scored))
    mean, least, most = (scaled(right / scored, blueprint.scale) for right in (expected, low, high))
    passing = chances[needed(scored, blueprint.pass_mark, blueprint.scale) :]
    return Forecast(day, mean, least, most, min(sum(passing), 1.0))


def _middle(chances: Sequence[float]) -> tuple[int, int]:
    """The least and most right answers of the interval whose tails come nearest to a tenth each."""
    low, below = 0, 0.0
    while below + chances[low] < TAIL:
        below += chances[low]
        low += 1
    if TAIL - below > below + chances[low] - TAIL:
        low += 1
    high, above = len(chances) - 1, 0.0
    while above + chances[high] < TAIL:
        above += chances[high]
        high -= 1
    if TAIL - above > above + chances[high] - TAIL:
        high -= 1
    return low, max(high, low)


class Met(NamedTuple):
    """A forecast, and what the mock exam that followed it came out as."""

    forecast: Forecast
    scaled: int
    passed: bool


def record_of(met: Sequence[Met]) -> ForecastRecord | None:
    """How good forecasts were; None where no mock exam followed one."""
    if not met:
        return None
    return ForecastRecord(
        len(met),
        sum(one.forecast.low <= one.scaled <= one.forecast.high for one in met),
        round(sum(one.forecast.scaled - one.scaled for one in met) / len(met)),
        sum((one.forecast.p_pass - one.passed) ** 2 for one in met) / len(met),
    )
