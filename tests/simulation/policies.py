"""Other ways to spend the same minutes, and an oracle that sees what a learner remembers: rivals of the product's plan.

Each is asked on every day of study which concepts to ask, the most wanted first. Their learners answer and read as at
the product's doors, but by a model and not through the product: their columns are a yardstick. FSRS stands for the
memory that a scheduler can know, as `core.memory.growth` has it; what is really remembered only the oracle sees.
"""

from __future__ import annotations

from math import exp
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.growth import Curve, Strength
from aws_quiz.core.memory.review import Confidence, Rating
from tests.simulation.people import SITTING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.simulation.memories import Remembering
    from tests.simulation.people import Answer, Person

QUESTIONS_EACH = 3
BOXES = (1, 1, 2, 4, 8, 16)
"""Leitner: days until a concept comes back, by its box."""

LUCK = 0.28
CURVE = Curve()


class Studied(NamedTuple):
    """What schedulers keep of a concept: FSRS strength, SM-2 interval and ease, Leitner box; `day` is the last."""

    strength: Strength
    day: int
    interval: int = 0
    ease: float = 2.5
    box: int = 0


class Term:
    """One learner's days until an exam, under one policy."""

    def __init__(self, person: Person, weights: Mapping[str, float], days: int, seed: str) -> None:
        self.person, self.weights, self.days = person, weights, days
        self.rng = Random(seed)
        self.studied: dict[str, Studied] = {}
        self.firsts: list[bool] = []
        self.order = sorted(weights)
        self.rng.shuffle(self.order)

    def unmet(self) -> list[str]:
        return [concept for concept in self.order if concept not in self.studied]

    def sit(self, day: int, wanted: list[str], starts: float) -> None:
        for number, concept in enumerate(wanted):
            now = starts + number * SITTING
            question = f"{concept}.{self.rng.randint(1, QUESTIONS_EACH)}"
            answer = self.person.answer(concept, question, now)
            self.person.reads(concept, question, now, recalled=answer.recalled)
            if concept not in self.studied:
                self.firsts.append(answer.right)
            self.studied[concept] = _after(self.studied.get(concept), _rating(answer), day)


def _rating(answer: Answer) -> Rating:
    if not answer.right or answer.confidence is Confidence.GUESS:
        return Rating.AGAIN
    return Rating.HARD if answer.confidence is Confidence.UNSURE else Rating.GOOD


def _after(before: Studied | None, rating: Rating, day: int) -> Studied:
    right = rating is not Rating.AGAIN
    if before is None:
        return Studied(CURVE.first(rating), day, int(right), 2.5, int(right))
    interval = 0
    if right:
        interval = {0: 1, 1: 6}.get(before.interval, round(before.interval * before.ease))
    # SM-2's ease with its grades 1, 3 and 4 (Wozniak 1990).
    ease = max(before.ease + {Rating.AGAIN: -0.54, Rating.HARD: -0.14}.get(rating, 0.0), 1.3)
    box = min(before.box + 1, len(BOXES) - 1) if right else 0
    return Studied(CURVE.again(before.strength, rating, day - before.day), day, interval, ease, box)


def _overdue(term: Term, day: int) -> list[str]:
    """FSRS at 90 %: what is due, the most overdue first."""
    late = {name: (day - one.day) / one.strength.stability for name, one in term.studied.items()}
    return sorted((name for name, by in late.items() if by >= 1), key=lambda name: -late[name])


def at_random(term: Term, day: int) -> list[str]:
    return term.rng.sample(term.order, len(term.order))


def due_first(term: Term, day: int) -> list[str]:
    return _overdue(term, day) + term.unmet()


def new_first(term: Term, day: int) -> list[str]:
    due = _overdue(term, day)
    rest = sorted(term.studied.keys() - set(due), key=lambda name: -(day - term.studied[name].day))
    return term.unmet() + due + rest


def sm2(term: Term, day: int) -> list[str]:
    due_on = {name: one.day + max(one.interval, 1) for name, one in term.studied.items()}
    return sorted((name for name, on in due_on.items() if on <= day), key=due_on.__getitem__) + term.unmet()


def leitner(term: Term, day: int) -> list[str]:
    due = [name for name, one in term.studied.items() if day >= one.day + BOXES[one.box]]
    return sorted(due, key=lambda name: term.studied[name].box) + term.unmet()


def greedy(term: Term, day: int) -> list[str]:
    """The largest expected gain on the exam's day first, by FSRS as it comes."""
    left = term.days - day
    share = (sum(term.firsts) + 1) / (len(term.firsts) + 4)
    known = max((share - LUCK) / (1 - LUCK), 0.0)
    good, again = (CURVE.recall(CURVE.first(rating).stability, left) for rating in (Rating.GOOD, Rating.AGAIN))
    new = share * good + (1 - share) * again - known

    def gain(name: str) -> float:
        one = term.studied.get(name)
        if one is None:
            return new * term.weights[name]
        ago = day - one.day
        recall = CURVE.recall(one.strength.stability, ago)
        right, wrong = (
            CURVE.recall(CURVE.again(one.strength, rating, ago).stability, left)
            for rating in (Rating.GOOD, Rating.AGAIN)
        )
        stays = CURVE.recall(one.strength.stability, ago + left)
        return term.weights[name] * (recall * right + (1 - recall) * wrong - stays)

    return sorted(term.order, key=lambda name: -gain(name))


class _Middling(Random):
    """Draws the middle of every distribution."""

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu

    def lognormvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return exp(mu)

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def oracle(term: Term, day: int) -> list[str]:
    """The largest gain by the memory that the learner really has: no scheduler can know it."""
    then, now = term.days + 0.75, day + 0.75
    memory = term.person.memory.imagined(_Middling())

    def gain(name: str) -> float:
        return term.weights[name] * _grown(memory, name, now, then, term.person.teachable(name))

    return sorted(term.order, key=lambda name: -gain(name))


def _grown(memory: Remembering, concept: str, now: float, then: float, teachable: float) -> float:
    """How much better a concept is recalled `then` if it is read about now."""
    kept, recall = memory.kept(concept), memory.recall(concept, now)
    if recall <= 0:
        memory.met(concept, now)
        better = teachable * memory.recall(concept, then)
    else:
        better = -memory.recall(concept, then)
        for recalled, chance in ((True, recall), (False, 1 - recall)):
            memory.repeated(concept, now, recalled=recalled)
            better += chance * memory.recall(concept, then)
            memory.put_back(concept, kept)
    memory.put_back(concept, kept)
    return better


POLICIES: Mapping[str, Callable[[Term, int], list[str]]] = {
    "random": at_random,
    "SM-2": sm2,
    "Leitner": leitner,
    "FSRS due first": due_first,
    "FSRS new first": new_first,
    "greedy": greedy,
    "oracle": oracle,
}
