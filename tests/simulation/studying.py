"""Learners study as the product has them study, and are forecast as the product forecasts."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.evidence import Evidence, witness
from aws_quiz.core.forgetting import retrievability
from aws_quiz.core.knowledge import Place, Studied
from aws_quiz.core.memory import Memory, step
from aws_quiz.core.review import Verdict
from tests.builders import review
from tests.simulation.learners import Learner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST_DAY = date(2026, 10, 1)


class Mock(NamedTuple):
    day: int
    right: int
    asked: int


class Diary:
    """What a learner's answers have left behind: memory, evidence, mocks, and plain counts."""

    def __init__(self, learner: Learner, places: Sequence[Place], questions: Mapping[str, int], rng: Random) -> None:
        self.learner = learner
        self.places = places
        self.topic_of = {place.concept: place.topic for place in places}
        self.questions = questions
        self.rng = rng
        self.memories: dict[str, Memory] = {}
        self.evidence: dict[str, Evidence] = {}
        self.mocks: list[Mock] = []
        self.answers = 0
        self.right = 0
        self.by_topic: dict[str, list[int]] = {}
        self._last: dict[str, int] = {}
        self._new = sorted(self.topic_of)
        rng.shuffle(self._new)

    def studied(self) -> list[Studied]:
        return [
            Studied(concept, m.stability, m.last_day.toordinal(), m.due_day.toordinal(), e.first, e.later, e.expected_ppm)
            for concept, m in self.memories.items()
            for e in (self.evidence[concept],)
        ]  # fmt: skip

    def drill(self, day: int, new: int, most: int) -> None:
        """One day's drill: what is due, the least retrievable first, then new concepts; misses come back."""
        today = FIRST_DAY + timedelta(days=day)
        due = [memory for memory in self.memories.values() if memory.due_day <= today]
        due.sort(key=lambda m: retrievability(m.stability, (today - m.last_day).days))
        queue = [memory.concept for memory in due][:most]
        while self._new and new > 0 and len(queue) < most:
            concept = self._new.pop()
            if concept not in self.memories:
                queue.append(concept)
                new -= 1
        misses: dict[str, int] = {}
        while queue:
            concept = queue.pop(0)
            if not self._ask(concept, day) and misses.setdefault(concept, 0) < 2:
                misses[concept] += 1
                queue.insert(4, concept)

    def mock(self, day: int, weights: Mapping[str, int], size: int) -> None:
        """A mock exam: questions of random concepts by domain, explained only afterwards."""
        from aws_quiz.core.blueprint import apportion

        asked: list[tuple[str, str, bool]] = []
        for domain, number in apportion(weights, size).items():
            pool = sorted({place.concept for place in self.places if place.domain == domain})
            for concept in self.rng.sample(pool, min(number, len(pool))):
                asked.append(self._answered(concept, day, sure_only=True))
        for concept, question, right in asked:
            self.learner.learn(concept, question, day, right=right)
        self.mocks.append(Mock(day, sum(right for _, _, right in asked), len(asked)))

    def _ask(self, concept: str, day: int) -> bool:
        concept, question, right = self._answered(concept, day)
        self.learner.learn(concept, question, day, right=right)
        return right

    def _answered(self, concept: str, day: int, *, sure_only: bool = False) -> tuple[str, str, bool]:
        names = [f"{concept}.{number}" for number in range(1, self.questions[concept] + 1)]
        question = min(names, key=lambda name: self._last.get(name, -1))
        self._last[question] = self.answers
        right, sure, seconds = self.learner.answer(concept, question, day)
        changes = {} if sure_only else {"confidence": sure}
        given = review(
            concept,
            question=question,
            verdict=Verdict.RIGHT if right else Verdict.WRONG,
            seconds=seconds,
            study_day=FIRST_DAY + timedelta(days=day),
            **changes,
        )
        before = self.memories.get(concept)
        self.evidence[concept] = witness(self.evidence.get(concept), before, given)
        self.memories[concept] = step(before, given)
        self.answers += 1
        self.right += right
        tally = self.by_topic.setdefault(self.topic_of[concept], [0, 0])
        tally[0] += right
        tally[1] += 1
        return concept, question, right
