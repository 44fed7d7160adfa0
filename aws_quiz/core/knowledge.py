"""How much of a topic, an exam domain or a task is known, from two kinds of evidence that are kept apart.

A concept is *known* if its learner would answer a fresh question on it right without luck.

- A concept that was met is known with the chance τ·R: R is its FSRS retrievability, and τ, the carry-over, is how
  far remembering a concept's old questions means answering a new one. τ is estimated per topic from first answers
  to never-seen questions of met concepts: what was known of them over the sum of R before them.
- A concept that was never met is known with the chance κ, estimated per topic from first answers to concepts never
  met before. So what is unseen counts as unseen, never as the average of what was studied.

Both are drawn towards their domain and the whole (`pooling`). What answers show to be known is corrected for guessing:
those that were called a guess show nothing, right or wrong; of the others R - W·g/(1-g) were known, R and W being
the right and the wrong ones (formula scoring; Frary 1988). Luck g is how often this learner's guesses are right:
a little more than blind chance, since some options can be ruled out; it is estimated from the answers that they
called guesses. So the chance to answer a fresh question right is k + (1-k)g with k its chance to be known, and
right answers come out as often as they did, whatever somebody calls sure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import Enum
from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.evidence import NO_ANSWERS, Outcome
from aws_quiz.core.forgetting import retrievability
from aws_quiz.core.pooling import Pooled, Prior, Tally, pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from aws_quiz.core.evidence import Counts

BEFORE_STUDY = Prior(0.35, whole=4, domain=24, topic=8)
CARRY_OVER = Prior(0.85, whole=12, domain=40, topic=16)
LUCK = Tally(20.0, 20.0 * 0.28)
"""Guesses that every learner is thought to have made: one of four options is right, and one can often be ruled out."""

HALF_WIDTH = 1.2816
"""Standard deviations on either side that hold 80 % of a normal distribution."""

ENOUGH_FRESH = 5
"""First answers to never-seen questions from which on a part's own evidence weighs about as much as its neighbours'."""


class Side(Enum):
    """Where a share of right answers stands against the share that passing takes."""

    ABOVE = "above"
    CLOSE = "close"
    BELOW = "below"


class Part(NamedTuple):
    """A topic, exam domain or task, and how much of it is known.

    `known` is the share of its concepts that the learner knows, with its 80 % interval. It comes from two kinds of
    evidence, which are also given apart: `memory` is the mean retrievability now of its `met` concepts (None where
    none is met); `fresh` is the share known in `answers` first answers to questions never seen before, corrected
    for guessing (None where there is none). `right` is the share of its questions on an exam that would be
    answered right, luck included. `points` is what knowing all of it would add to the expected scaled score
    (0 without an exam). `weight` is a domain's percent, 0 for others.
    """

    id: str
    name: str
    known: float
    low: float
    high: float
    memory: float | None
    met: int
    concepts: int
    fresh: float | None
    answers: int
    right: float
    points: float = 0.0
    weight: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether this part's own answers say enough for a verdict; under it, the number is mostly its neighbours'."""
        return self.answers >= ENOUGH_FRESH

    @property
    def right_range(self) -> tuple[float, float]:
        """The interval of `right`: luck adds the same share of what is not known at either end as in the middle."""
        luck = (self.right - self.known) / (1 - self.known) if self.known < 1 else 0.0
        return self.low + (1 - self.low) * luck, self.high + (1 - self.high) * luck

    def side_of(self, bar: float) -> Side:
        """Above or below the share that passing takes only where the whole interval is."""
        low, high = self.right_range
        return Side.ABOVE if low >= bar else Side.BELOW if high < bar else Side.CLOSE


class Studied(NamedTuple):
    """What is remembered of a concept and what its answers showed (`evidence`), lean: there may be many.

    Days are proleptic ordinals; `first` is an `Outcome`.
    """

    concept: str
    stability: float
    last_day: int
    due_day: int
    first: int
    later: Counts = NO_ANSWERS
    expected_ppm: int = 0
    wrongly_sure: bool = False


class Place(NamedTuple):
    """Where a concept stands: its topic, and a domain and task of the exam (empty without an exam)."""

    concept: str
    topic: str
    domain: str
    task: str


class Held(NamedTuple):
    """One concept: its topic, the chance that it has been met (0 or 1, but for a day to come), and R if it has."""

    topic: str
    met: float = 0.0
    recall: float = 1.0


class Knowledge(NamedTuple):
    """What is known, as far as the answers say."""

    held: Mapping[str, Held]
    before_study: Pooled
    carry_over: Pooled
    luck: float
    fresh: Mapping[str, Tally]
    """First answers to never-seen questions by concept: how many, and how much of them was known."""
    answers: int

    def chance_known(self, concept: str) -> float:
        held = self.held[concept]
        met = self.carry_over.mean(held.topic) * held.recall
        return held.met * met + (1 - held.met) * self.before_study.mean(held.topic)

    def chance_right(self, known: float) -> float:
        return known + (1 - known) * self.luck

    def known_of(self, weights: Mapping[str, float]) -> tuple[float, float]:
        """The mean and the variance of what is known of concepts, by what each weighs; the weights sum to 1."""
        on_met: defaultdict[str, float] = defaultdict(float)
        on_unmet: defaultdict[str, float] = defaultdict(float)
        for concept, weight in weights.items():
            held = self.held[concept]
            on_met[held.topic] += weight * held.met * held.recall
            on_unmet[held.topic] += weight * (1 - held.met)
        mean = sum(weight * self.carry_over.mean(topic) for topic, weight in on_met.items())
        mean += sum(weight * self.before_study.mean(topic) for topic, weight in on_unmet.items())
        return mean, self.carry_over.variance(on_met) + self.before_study.variance(on_unmet)


def learn(places: Iterable[Place], studied: Iterable[Studied], today: date) -> Knowledge:
    """Weighs the evidence on the concepts that have a place. What was answered today counts as it stands tomorrow."""
    topic_of: dict[str, str] = {}
    domains: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        topic_of[place.concept] = place.topic
        domains[place.topic][place.domain] += 1
    domain_of = {topic: min(counts, key=lambda d: (-counts[d], d)) for topic, counts in domains.items()}
    mine = [one for one in studied if one.concept in topic_of]
    luck = _luck(mine)
    wrong = -luck / (1 - luck)
    shows = (1.0, wrong, 1.0, wrong, 0.0, 0.0)
    worth = 1 - luck
    before: defaultdict[str, Tally] = defaultdict(Tally)
    carried: defaultdict[str, Tally] = defaultdict(Tally)
    fresh: dict[str, Tally] = {}
    for one in mine:
        topic = topic_of[one.concept]
        first = shows[one.first]
        later = sum(known * count for known, count in zip(shows, one.later, strict=True))
        before[topic] = before[topic].plus(worth, worth * first)
        carried[topic] = carried[topic].plus(worth * one.expected_ppm / 1e6, worth * later)
        fresh[one.concept] = Tally(1 + sum(one.later), first + later)
    unmet = {concept: Held(topic) for concept, topic in topic_of.items()}
    knowledge = Knowledge(
        unmet,
        pool(before, domain_of, BEFORE_STUDY),
        pool(carried, domain_of, CARRY_OVER),
        luck,
        fresh,
        round(sum(tally.trials for tally in fresh.values())),
    )
    return on_day(knowledge, mine, today)


def on_day(knowledge: Knowledge, studied: Iterable[Studied], day: date) -> Knowledge:
    """The same knowledge with what was met as it will be remembered on a day, if nothing is studied until then."""
    held = dict(knowledge.held)
    number = day.toordinal()
    for one in studied:
        if one.concept in held:
            recall = retrievability(one.stability, max(number - one.last_day, 1))
            held[one.concept] = Held(held[one.concept].topic, 1.0, recall)
    return knowledge._replace(held=held)


def studied_on(knowledge: Knowledge, new: float) -> Knowledge:
    """The same knowledge after `new` more concepts have been met, if all is kept remembered as well as it is today.

    Which concepts these will be is not known, so each that is unmet is taken as met with the same chance.
    """
    met = [one.recall for one in knowledge.held.values() if one.met]
    unmet = len(knowledge.held) - len(met)
    if not met or not unmet:
        return knowledge
    chance, recall = min(new / unmet, 1.0), sum(met) / len(met)
    held = {concept: one if one.met else Held(one.topic, chance, recall) for concept, one in knowledge.held.items()}
    return knowledge._replace(held=held)


def interval(mean: float, variance: float) -> tuple[float, float]:
    """The middle 80 % of a share with this mean and variance, taken as normal on the log-odds scale."""
    mean = min(max(mean, 0.001), 0.999)
    odds, width = log(mean / (1 - mean)), HALF_WIDTH * sqrt(variance) / (mean * (1 - mean))
    return 1 / (1 + exp(-(odds - width))), 1 / (1 + exp(-(odds + width)))


def part(
    knowledge: Knowledge, id_: str, name: str, concepts: Mapping[str, float], points: float = 0.0, weight: int = 0
) -> Part:
    """What is known of some concepts, by what each weighs; `points` is what all of them together are worth."""
    whole = sum(concepts.values())
    weights = {concept: share / whole for concept, share in concepts.items()} if whole else {}
    known, variance = knowledge.known_of(weights) if weights else (knowledge.before_study.whole.mean, 0.0)
    low, high = interval(known, variance)
    met = [held.recall for concept in weights if (held := knowledge.held[concept]).met == 1]
    fresh = Tally()
    for concept in weights:
        fresh = fresh.plus(*knowledge.fresh.get(concept, Tally()))
    right = knowledge.chance_right(known)
    return Part(
        id_, name, known, low, high, sum(met) / len(met) if met else None, len(met), len(weights), fresh.share,
        round(fresh.trials), right, points * (1 - right), weight,
    )  # fmt: skip


def _luck(studied: Iterable[Studied]) -> float:
    """How often guesses are right."""
    right, wrong = LUCK.successes, LUCK.trials - LUCK.successes
    for one in studied:
        right += one.later[Outcome.GUESS_RIGHT] + (one.first == Outcome.GUESS_RIGHT)
        wrong += one.later[Outcome.GUESS_WRONG] + (one.first == Outcome.GUESS_WRONG)
    return right / (right + wrong)
