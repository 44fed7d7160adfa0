"""Learners study as the product has them study; what their answers leave behind is what it would have kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.trace import Trace, advance
from tests.builders import review

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from tests.simulation.learners import Learner
    from tests.simulation.summing import Placement

FIRST_DAY = date(2026, 10, 1)
MOST_RETURNS = 2
RETURN_AFTER = 4


class Regimen(NamedTuple):
    """How somebody studies: new concepts a day, concepts a day at most, and the share of days on which they do."""

    new: int
    most: int
    keen: float


class Mock(NamedTuple):
    right: int
    asked: int


class Diary:
    """One learner's drills and mocks, and memory, evidence and plain counts after them."""

    def __init__(
        self, learner: Learner, places: Sequence[Placement], questions: Mapping[str, int], rng: Random
    ) -> None:
        self.learner = learner
        self.topic_of = {place.concept: place.topic for place in places}
        self.mocks: list[Mock] = []
        self.traces: dict[str, Trace] = {}
        self.answers = 0
        self.right = 0
        self.by_topic: dict[str, tuple[int, int]] = {}
        self._questions = questions
        self._rng = rng
        self._last_asked: dict[str, int] = {}
        self._new = sorted(self.topic_of)
        rng.shuffle(self._new)
        self._in_domain: dict[str, set[str]] = {}
        for place in places:
            self._in_domain.setdefault(place.domain, set()).add(place.concept)

    def met_since(self, day: int) -> int:
        """How many concepts were met after a day."""
        since = FIRST_DAY + timedelta(days=day)
        return sum(trace.memory.first_day > since for trace in self.traces.values())

    def drill(self, day: int, new: int, most: int) -> None:
        """One day's drill: what is due, the least retrievable first, then new concepts; misses come back."""
        today = FIRST_DAY + timedelta(days=day)
        due = [trace.memory for trace in self.traces.values() if trace.memory.due_day <= today]
        due.sort(key=lambda memory: retrievability(memory.stability, (today - memory.last_day).days))
        queue = [memory.concept for memory in due[:most]]
        while self._new and new > 0 and len(queue) < most:
            concept = self._new.pop()
            if concept not in self.traces:
                queue.append(concept)
                new -= 1
        misses: dict[str, int] = {}
        while queue:
            concept = queue.pop(0)
            question, right = self._answered(concept, day)
            self.learner.learn(concept, question, day, right=right)
            if not right and misses.get(concept, 0) < MOST_RETURNS:
                misses[concept] = misses.get(concept, 0) + 1
                queue.insert(RETURN_AFTER, concept)

    def sit_mock(self, day: int, weights: Mapping[str, int], size: int) -> None:
        """A mock exam: concepts of each domain by weight, no word of confidence, explained only afterwards."""
        asked = []
        for domain, number in apportion(weights, size).items():
            pool = sorted(self._in_domain[domain])
            asked += [
                (concept, *self._answered(concept, day, in_mock=True))
                for concept in self._rng.sample(pool, min(number, len(pool)))
            ]
        for concept, question, right in asked:
            self.learner.learn(concept, question, day, right=right)
        self.mocks.append(Mock(sum(right for _, _, right in asked), len(asked)))

    def _answered(self, concept: str, day: int, *, in_mock: bool = False) -> tuple[str, bool]:
        names = [f"{concept}.{number}" for number in range(1, self._questions[concept] + 1)]
        question = min(names, key=lambda name: self._last_asked.get(name, -1))
        self._last_asked[question] = self.answers
        right, confidence, seconds = self.learner.answer(concept, question, day)
        given = review(
            concept,
            question=question,
            verdict=Verdict.RIGHT if right else Verdict.WRONG,
            confidence=Confidence.SURE if in_mock else confidence,
            seconds=seconds,
            study_day=FIRST_DAY + timedelta(days=day),
            in_mock=in_mock,
        )
        self.traces[concept], _ = advance(self.traces.get(concept), given)
        self.answers += 1
        self.right += right
        topic = self.topic_of[concept]
        won, asked = self.by_topic.get(topic, (0, 0))
        self.by_topic[topic] = (won + right, asked + 1)
        return question, right
