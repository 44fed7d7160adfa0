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
    from collections.abc import Iterator, Sequence

SPREAD = 0.3
"""How much harder or easier exams may be than drills, on the log-odds scale, as far as nothing is known."""

TAIL, TAIL_SPREAD = 0.04, 2.0
"""How often drills say next to nothing of exams, and how far they are off then."""

GRID = tuple(number / 10 for number in range(-60, 61))
LEAST = 2e-4
"""Chance under which a node of the grid is left out."""


RECENTRED = 6
"""Steps of Newton's method after which the mean is the share's."""


class Papers(NamedTuple):
    """Answers in mock exams, right and wrong, and how many of them an exam was expected to find known."""

    right: float = 0.0
    wrong: float = 0.0
    known: float = 0.0

    @property
    def asked(self) -> float:
        return self.right + self.wrong


Nodes = tuple[tuple[float, float], ...]
"""Shifts on the log-odds scale with their chances, which sum to 1."""


class Shift(NamedTuple):
    """The posterior, and what was thought before any paper."""

    nodes: Nodes
    before: Nodes

    def shares(self, known: float) -> Iterator[tuple[float, float]]:
        """The shares known that a share according to drills may be on an exam, with their chances.

        Before any paper their mean is that share: being unsure of it makes nobody better or worse.
        """
        known = _inside(known)
        odds = log(known / (1 - known))
        for _ in range(RECENTRED):
            shares = [(_squash(odds + node), chance) for node, chance in self.before]
            slope = sum(share * (1 - share) * chance for share, chance in shares)
            odds += (known - sum(share * chance for share, chance in shares)) / slope
        return ((_squash(odds + node), chance) for node, chance in self.nodes)


def learn_shift(papers: Papers, luck: float, spread: float) -> Shift:
    """The shift after some papers; `spread` is the model's own on the log-odds scale."""
    core = sqrt(SPREAD**2 + spread**2)
    before = [(1 - TAIL) * _normal(node, core) + TAIL * _normal(node, TAIL_SPREAD) for node in GRID]
    thought = _kept(before)
    if not papers.asked:
        return Shift(thought, thought)
    known = _inside(papers.known / papers.asked)
    odds = log(known / (1 - known))
    said = []
    for node in GRID:
        share = _squash(odds + node)
        right = share + (1 - share) * luck
        said.append(papers.right * log(right) + papers.wrong * log(1 - right))
    best = max(said)
    return Shift(_kept([chance * exp(value - best) for chance, value in zip(before, said, strict=True)]), thought)


def _kept(chances: Sequence[float]) -> Nodes:
    """The nodes of the grid that are worth it."""
    least = LEAST * sum(chances)
    kept = [(node, chance) for node, chance in zip(GRID, chances, strict=True) if chance > least]
    whole = sum(chance for _, chance in kept)
    return tuple((node, chance / whole) for node, chance in kept)


def _normal(node: float, spread: float) -> float:
    return exp(-((node / spread) ** 2) / 2) / spread


def _inside(share: float) -> float:
    return min(max(share, 0.002), 0.998)


def _squash(odds: float) -> float:
    return 1 / (1 + exp(-odds))
