"""FSRS's parameters fitted to one learner's own answers, and whether they predict that learner better.

The answers of every concept in a row are a history; each answer on a later day is an occasion on which memory was
predicted and came out right or wrong. Parameters are judged by the mean log loss of such predictions on answers that
they were not fitted to: the newest fifth (a split by time, as in the field's own benchmark; Expertium & Ye 2024).

`nearby` is a small fit of our own, of what matters most for one learner: the stabilities after a first answer and one
factor on how stability grows. It stays near the defaults as far as answers are few.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.growth import LOWER, UPPER, WEIGHTS, Curve
from aws_quiz.core.memory.review import Rating, rating_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aws_quiz.core.memory.review import Review

    Fitting = Callable[[Sequence["History"]], tuple[float, ...]]

ENOUGH = 1_000
"""Reviews under which nothing is fitted."""

KEPT_BACK = 0.2
"""The newest share of answers, which parameters are judged by."""

WORTH = 0.002
"""By how much the log loss of the answers kept back must fall before parameters are changed."""

LEAST_CHANCE = 0.02
PULL = 12.0
"""How many answers the defaults weigh as much as."""

STEPS = (0.5, 0.25, 0.12, 0.06)
"""Of the search, on the log scale."""

_FIRSTS = (0, 1, 2)
_GROWTH = 8


class Answer(NamedTuple):
    """One answer of a history: its rating, days since the one before (0 for the first), and its place in the log."""

    rating: Rating
    days: int
    at: int


History = tuple[Answer, ...]


class Fit(NamedTuple):
    """Parameters, and the mean log loss of the answers kept back: with the ones in use, and with these."""

    parameters: tuple[float, ...]
    reviews: int
    loss_before: float
    loss_after: float

    @property
    def is_better(self) -> bool:
        return self.loss_before - self.loss_after >= WORTH


def histories(reviews: Iterable[Review]) -> list[History]:
    """Every concept's answers that were studied, in the order of the log."""
    found: dict[str, list[Answer]] = {}
    last: dict[str, int] = {}
    for at, review in enumerate(sorted((one for one in reviews if one.studied), key=lambda one: one.id)):
        day = review.study_day.toordinal()
        days = max(day - last.get(review.concept, day), 0)
        found.setdefault(review.concept, []).append(Answer(rating_for(review), days, at))
        last[review.concept] = day
    return [tuple(answers) for answers in found.values()]


def until(found: Sequence[History], at: int) -> list[History]:
    """The histories as they were before a place in the log."""
    cut = (tuple(answer for answer in history if answer.at < at) for history in found)
    return [history for history in cut if history]


def log_loss(found: Iterable[History], parameters: tuple[float, ...], since: int = 0) -> tuple[float, int]:
    """The summed log loss of predictions from a place in the log on, and how many there were."""
    curve, loss, count = Curve(parameters), 0.0, 0
    for history in found:
        strength = curve.first(history[0].rating)
        for answer in history[1:]:
            if answer.days >= 1 and answer.at >= since:
                chance = min(max(curve.recall(strength.stability, answer.days), LEAST_CHANCE), 1 - LEAST_CHANCE)
                loss -= log(1 - chance if answer.rating is Rating.AGAIN else chance)
                count += 1
            strength = curve.again(strength, answer.rating, answer.days)
    return loss, count


def fitted(
    found: Sequence[History],
    in_use: tuple[float, ...] = WEIGHTS,
    fit: Fitting | None = None,
    tracked: Callable[[Sequence[Sequence[History]]], Iterable[Sequence[History]]] = iter,
) -> Fit | None:
    """Parameters fitted to all answers, judged by a fit to the older ones; None where answers are too few.

    `tracked` goes through the two and may show how far it has come.
    """
    fit = fit or nearby
    size = sum(len(history) for history in found)
    if size < ENOUGH:
        return None
    kept_back = int(size * (1 - KEPT_BACK))
    before, count = log_loss(found, in_use, kept_back)
    if not count:
        return None
    by_older, by_all = (fit(part) for part in tracked((until(found, kept_back), found)))
    after, _ = log_loss(found, by_older, kept_back)
    return Fit(by_all, size, before / count, after / count)


def nearby(found: Sequence[History]) -> tuple[float, ...]:
    """The defaults with stabilities after a first answer, and a factor on growth, that predict these answers best."""
    moves = [0.0, 0.0, 0.0, 0.0]
    best = _cost(found, moves)
    for step in STEPS:
        moved = True
        while moved:
            moved = False
            for at in range(len(moves)):
                for by in (step, -step):
                    tried = [*moves]
                    tried[at] += by
                    cost = _cost(found, tried)
                    if cost < best:
                        moves, best, moved = tried, cost, True
                        break
    return _moved(moves)


def within_bounds(parameters: Sequence[float]) -> tuple[float, ...]:
    """Parameters as FSRS-6 takes them."""
    return tuple(min(max(one, low), high) for one, low, high in zip(parameters, LOWER, UPPER, strict=True))


def _cost(found: Sequence[History], moves: Sequence[float]) -> float:
    return log_loss(found, _moved(moves))[0] + PULL * sum(move**2 for move in moves)


def _moved(moves: Sequence[float]) -> tuple[float, ...]:
    parameters = list(WEIGHTS)
    for at, move in zip(_FIRSTS, moves, strict=False):
        parameters[at] *= exp(move)
    parameters[_GROWTH] += moves[-1]
    return within_bounds(parameters)
