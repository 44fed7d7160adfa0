"""How far exam papers come out from what drills say: the one bias that drills cannot see, learnt from mock exams.

Exam questions may be harder for a learner than drill questions, or what was learnt may carry over less than it seems;
both move the share known of every paper alike, by a shift on the log-odds scale. Before any mock it is thought to be
none, give or take its own spread and the one that the model has of itself, with a heavy tail, so that a paper which
contradicts the drills is believed and not averaged away. Every paper is a binomial sample of the exam: r
right of n, at the share that was expected of its concepts, shifted. The posterior is worked out on a grid.
"""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SPREAD = 0.25
"""How much harder or easier exams may be than drills, on the log-odds scale, as far as nothing is known."""

TAIL, TAIL_SPREAD = 0.04, 2.0
"""How often drills say next to nothing of exams, and how far they are off then."""

GRID = tuple(-6 + 0.1 * number for number in range(91))
LEAST = 5e-4
"""Chance under which a node of the grid is left out."""


class Papers(NamedTuple):
    """Answers in mock exams, right and wrong, and how many of them drills said were known."""

    right: float = 0.0
    wrong: float = 0.0
    known: float = 0.0

    @property
    def asked(self) -> float:
        return self.right + self.wrong


class Shift(NamedTuple):
    """The posterior: nodes on the log-odds scale with their chances, which sum to 1."""

    nodes: tuple[tuple[float, float], ...]

    def shares(self, known: float) -> Iterator[tuple[float, float]]:
        """The shares known that a share according to drills may be on an exam, with their chances."""
        odds = log(known / (1 - known))
        for node, chance in self.nodes:
            yield 1 / (1 + exp(-(odds + node))), chance

    def mean(self, known: float) -> float:
        """The share known to be expected on an exam."""
        return sum(share * chance for share, chance in self.shares(_inside(known)))


def learn_shift(papers: Papers, luck: float, spread: float) -> Shift:
    """The shift after some papers; `spread` is the model's own on the log-odds scale."""
    likelihood = [0.0] * len(GRID)
    if papers.asked:
        known = _inside(papers.known / papers.asked)
        odds = log(known / (1 - known))
        for at, node in enumerate(GRID):
            share = 1 / (1 + exp(-(odds + node)))
            right = share + (1 - share) * luck
            likelihood[at] = papers.right * log(right) + papers.wrong * log(1 - right)
    best = max(likelihood)
    core = sqrt(SPREAD**2 + spread**2)
    found = [
        ((1 - TAIL) * _normal(node, core) + TAIL * _normal(node, TAIL_SPREAD)) * exp(value - best)
        for node, value in zip(GRID, likelihood, strict=True)
    ]
    whole = sum(found)
    kept = [(node, chance / whole) for node, chance in zip(GRID, found, strict=True) if chance > LEAST * whole]
    left = sum(chance for _, chance in kept)
    return Shift(tuple((node, chance / left) for node, chance in kept))


def _normal(node: float, spread: float) -> float:
    return exp(-((node / spread) ** 2) / 2) / spread


def _inside(share: float) -> float:
    return min(max(share, 0.002), 0.998)
