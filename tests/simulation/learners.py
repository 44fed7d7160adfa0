"""Learners whose knowledge is known, to hold forecasts against: they forget, guess and misjudge themselves.

Nothing here is FSRS: a memory fades as a stretched exponential, exp(-(t/S)^c), with a shape c of each learner's own,
grows with successful recalls (more where they were hard) and shrinks with lapses. Abilities differ by learner,
topic and concept; questions of one concept differ in how far knowing the concept answers them; what was seen before
is partly recognised. Some learners weigh how sure they are, some always say that they are.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.review import Confidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from tests.simulation.summing import Placement


class Trace(NamedTuple):
    """A memory: its strength in days and the day it was last refreshed."""

    strength: float
    day: float


class Learner:
    """One learner of the concepts in `topic_of`."""

    def __init__(self, rng: Random, topic_of: Mapping[str, str], level: float) -> None:
        self._rng = rng
        self._topic_of = topic_of
        topics = sorted(set(topic_of.values()))
        self._ability = {topic: level + rng.gauss(0, 0.9) for topic in topics}
        self._teachable = {topic: _squash(1.2 + 0.5 * self._ability[topic] + rng.gauss(0, 0.5)) for topic in topics}
        self._slip = {topic: rng.betavariate(1.6, 12) for topic in topics}
        self._shape = rng.uniform(0.45, 1.0)
        self._retentive = rng.lognormvariate(0, 0.35)
        self._luck = rng.uniform(0.22, 0.42)
        self._always_sure = rng.random() < 0.2
        self._overconfident = rng.betavariate(2, 8)
        self._traces: dict[str, Trace] = {}
        self._seen: set[str] = set()
        for concept, topic in topic_of.items():
            if rng.random() < _squash(self._ability[topic] + rng.gauss(0, 0.6)):
                self._traces[concept] = Trace(rng.lognormvariate(7.0, 0.8), 0.0)

    def knows_chance(self, concept: str, day: float) -> float:
        """The chance that the concept is remembered."""
        trace = self._traces.get(concept)
        return exp(-((max(day - trace.day, 0.0) / trace.strength) ** self._shape)) if trace else 0.0

    def right_chance(self, concept: str, day: float) -> float:
        """The chance to answer a question never seen before right."""
        known = self.knows_chance(concept, day) * (1 - self._slip[self._topic_of[concept]])
        return known + (1 - known) * self._luck

    def topic_truth(self, topic: str, concepts: Sequence[str], day: float) -> float:
        """The share of a topic's concepts that a fresh question would find known."""
        return sum(self.knows_chance(concept, day) for concept in concepts) / len(concepts) * (1 - self._slip[topic])

    def answer(self, concept: str, question: str, day: float) -> tuple[bool, Confidence, float]:
        """Answers a question: right or not, how sure, seconds. Nothing is learned yet."""
        rng, topic = self._rng, self._topic_of[concept]
        known = rng.random() < self.knows_chance(concept, day)
        recognised = question in self._seen and rng.random() < 0.5
        finds = known and (recognised or rng.random() >= self._slip[topic])
        right = finds or rng.random() < self._luck
        return right, self._confidence(known), rng.uniform(20, 90)

    def learn(self, concept: str, question: str, day: float, *, right: bool) -> None:
        """Reads the explanation."""
        rng = self._rng
        self._seen.add(question)
        before = self.knows_chance(concept, day)
        trace = self._traces.get(concept)
        if trace is None:
            if rng.random() < self._teachable[self._topic_of[concept]]:
                self._traces[concept] = Trace(rng.lognormvariate(1.6, 0.6) * self._retentive, day)
        elif right:
            growth = 1 + (1.6 * (1 - before) + 0.25) * rng.uniform(0.6, 1.4)
            self._traces[concept] = Trace(trace.strength * growth, day)
        else:
            self._traces[concept] = Trace(max(trace.strength * 0.6, 2.0), day)

    def _confidence(self, known: bool) -> Confidence:
        if self._always_sure:
            return Confidence.SURE
        roll = self._rng.random()
        if known:
            return Confidence.SURE if roll < 0.8 else Confidence.UNSURE if roll < 0.97 else Confidence.GUESS
        if roll < self._overconfident:
            return Confidence.SURE
        return Confidence.UNSURE if roll < self._overconfident + 0.35 else Confidence.GUESS


def sit(learner: Learner, places: Sequence[Placement], weights: Mapping[str, int], day: float, rng: Random) -> int:
    """Right answers of 50 fresh questions, shared out over domains by weight."""
    from aws_quiz.core.content.blueprint import apportion

    right = 0
    for domain, number in apportion(weights, 50).items():
        tasks: dict[str, list[str]] = {}
        for place in places:
            if place.domain == domain:
                tasks.setdefault(place.task, []).append(place.concept)
        for at in range(number):
            names = sorted(tasks)
            concept = rng.choice(tasks[names[at % len(names)]])
            right += rng.random() < learner.right_chance(concept, day)
    return right


def _squash(value: float) -> float:
    return 1 / (1 + exp(-value))
