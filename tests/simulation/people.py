"""Learners whose knowledge is known, to hold what the product says against: they forget, guess and misjudge themselves.

How they remember is one of the families of `memories`. Beside it: abilities differ by learner, topic and concept;
knowing a concept answers a fresh question on it only with some chance; what was seen before is partly recognised; they
misread; they are too sure or not sure enough; and exam questions are harder for them than drill questions by an amount
that nobody is told.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.review import Confidence
from tests.simulation.memories import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


SITTING = 1 / 1440
"""A minute, in days."""

LUCKIEST = 0.40
"""The best chance that anybody has of finding by luck what they do not know."""


class Traits(NamedTuple):
    """What differs between learners beside memory.

    `level` is on the log-odds scale: what they know before. `harder` is the share of what a drill question would find
    known that an exam question does not.
    """

    level: float
    slip: float
    luck: float
    misreads: float
    harder: float
    always_sure: bool
    overconfident: float
    underconfident: float


def drawn_traits(rng: Random, harder: float | None = None) -> Traits:
    """A learner as they come: some know much, some nothing, some always say that they are sure."""
    return Traits(
        level=rng.gauss(-0.9, 0.9),
        slip=rng.betavariate(1.6, 14),
        luck=rng.uniform(0.22, LUCKIEST),
        misreads=rng.betavariate(1.5, 40),
        harder=rng.betavariate(1.5, 25) if harder is None else harder,
        always_sure=rng.random() < 0.2,
        overconfident=rng.betavariate(2, 8),
        underconfident=rng.betavariate(2, 8),
    )


class Person:
    """One learner of the concepts in `topic_of`."""

    def __init__(self, rng: Random, topic_of: Mapping[str, str], family: str, traits: Traits) -> None:
        self._rng = rng
        self._topic_of = topic_of
        self.traits = traits
        self.memory = FAMILIES[family](rng)
        topics = sorted(set(topic_of.values()))
        ability = {topic: traits.level + rng.gauss(0, 0.7) for topic in topics}
        self._teachable = {topic: _squash(2.2 + 0.5 * ability[topic] + rng.gauss(0, 0.4)) for topic in topics}
        self._slip = {topic: min(traits.slip * rng.uniform(0.4, 1.6), 0.6) for topic in topics}
        self._seen: set[str] = set()
        for concept, topic in topic_of.items():
            if rng.random() < _squash(ability[topic] + rng.gauss(0, 0.6)):
                self.memory.known_before(concept)

    def right_chance(self, concept: str, day: float) -> float:
        """The chance to answer a question of the exam on this concept, never seen before, right."""
        traits = self.traits
        known = self.memory.recall(concept, day) * (1 - self._slip[self._topic_of[concept]])
        known *= (1 - traits.misreads) * (1 - traits.harder)
        return known + (1 - known) * traits.luck

    def teachable(self, concept: str) -> float:
        """The chance that reading about a concept for the first time leaves anything."""
        return self._teachable[self._topic_of[concept]]

    def answer(self, concept: str, question: str, day: float, *, in_mock: bool = False) -> Answer:
        """Answers a question. Nothing is learned yet."""
        rng, traits = self._rng, self.traits
        recalled = rng.random() < self.memory.recall(concept, day)
        recognised = question in self._seen and rng.random() < 0.5
        finds = recalled and (recognised or rng.random() >= self._slip[self._topic_of[concept]])
        finds = finds and rng.random() >= traits.misreads and not (in_mock and rng.random() < traits.harder)
        right = finds or rng.random() < traits.luck
        return Answer(right, recalled, self._confidence(recalled))

    def reads(self, concept: str, question: str, day: float, *, recalled: bool) -> None:
        """Reads the explanation."""
        self._seen.add(question)
        if self.memory.recall(concept, day) > 0:
            self.memory.repeated(concept, day, recalled=recalled)
        elif self._rng.random() < self.teachable(concept):
            self.memory.met(concept, day)

    def _confidence(self, recalled: bool) -> Confidence:
        if self.traits.always_sure:
            return Confidence.SURE
        roll = self._rng.random()
        if recalled:
            return Confidence.UNSURE if roll < self.traits.underconfident else Confidence.SURE
        if roll < self.traits.overconfident:
            return Confidence.SURE
        return Confidence.UNSURE if roll < self.traits.overconfident + 0.35 else Confidence.GUESS


class Answer(NamedTuple):
    """Right or not; whether the concept was recalled, which luck and misreading hide; and what was said of it."""

    right: bool
    recalled: bool
    confidence: Confidence


def _squash(value: float) -> float:
    return 1 / (1 + exp(-value))
