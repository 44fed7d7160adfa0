"""Four ways to remember and forget, none of which the product is told.

Each keeps a memory of every concept that it was shown. `recall` is the chance to recall one on a day (0 where there is
nothing), `met` takes in a first showing or one whose memory is gone, `repeated` another one, recalled or not. Days run
as fractions: answers within a sitting lie minutes apart.

- Stretched exponential, exp(-(t/S)^c): Wixted & Ebbesen 1991 and others find it beside the power law.
- Power law, (1 + t/S)^-b: Wickelgren 1974.
- ACT-R: every showing leaves a trace that decays the faster the more active the memory was then, so that spaced
  showings last longer (Pavlik & Anderson 2005, with their a, c, s and their scale of time between sessions).
- FSRS-6 with parameters of each learner's own.
"""

from __future__ import annotations

from copy import copy, deepcopy
from math import exp, log
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from aws_quiz.core.memory.growth import WEIGHTS, Curve, Strength
from aws_quiz.core.memory.review import Rating

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

LONG_KNOWN = 7.0
"""Logarithm of the days that what was known before studying lasts: about three years."""


class Remembering(Protocol):
    """One learner's memory."""

    def recall(self, concept: str, day: float) -> float: ...

    def known_before(self, concept: str) -> None: ...

    def met(self, concept: str, day: float) -> None: ...

    def repeated(self, concept: str, day: float, *, recalled: bool) -> None: ...

    def imagined(self, rng: Random) -> Self:
        """A copy whose chances come from elsewhere."""
        ...

    def kept(self, concept: str) -> object:
        """What there is of a concept, to be put back."""
        ...

    def put_back(self, concept: str, kept: object) -> None: ...


class _Traces:
    """Traces by concept, that can be looked at without leaving any."""

    _rng: Random
    _traces: dict[str, Any]

    def imagined(self, rng: Random) -> Self:
        other = copy(self)
        other._rng, other._traces = rng, deepcopy(self._traces)
        return other

    def kept(self, concept: str) -> object:
        return copy(self._traces.get(concept))

    def put_back(self, concept: str, kept: object) -> None:
        if kept is None:
            self._traces.pop(concept, None)
        else:
            self._traces[concept] = copy(kept)


class Fading(NamedTuple):
    """How strong a memory is, in days, and when it was last refreshed."""

    strength: float
    day: float


class _Fading(_Traces):
    """What the two plain curves share: strength grows where a recall was hard, and shrinks with a lapse."""

    def __init__(self, rng: Random, first: float) -> None:
        self._rng = rng
        self._first = first + rng.gauss(0, 0.3)
        self._traces: dict[str, Fading] = {}

    def recall(self, concept: str, day: float) -> float:
        trace = self._traces.get(concept)
        return self._curve(max(day - trace.day, 0.0) / trace.strength) if trace else 0.0

    def known_before(self, concept: str) -> None:
        self._traces[concept] = Fading(self._rng.lognormvariate(LONG_KNOWN, 0.8), 0.0)

    def met(self, concept: str, day: float) -> None:
        self._traces[concept] = Fading(self._rng.lognormvariate(self._first, 0.6), day)

    def repeated(self, concept: str, day: float, *, recalled: bool) -> None:
        trace = self._traces[concept]
        if recalled:
            hard = 1 - self.recall(concept, day)
            spaced = min(day - trace.day, 1.0)
            strength = trace.strength * (1 + spaced * (1.6 * hard + 0.25) * self._rng.uniform(0.6, 1.4))
        else:
            strength = max(trace.strength * 0.6, 2.0)
        self._traces[concept] = Fading(strength, day)

    def _curve(self, time: float) -> float:
        raise NotImplementedError


class StretchedExponential(_Fading):
    def __init__(self, rng: Random) -> None:
        super().__init__(rng, 1.8)
        self._shape = rng.uniform(0.45, 1.0)

    def _curve(self, time: float) -> float:
        return exp(-(time**self._shape))


class PowerLaw(_Fading):
    def __init__(self, rng: Random) -> None:
        super().__init__(rng, 0.9)
        self._exponent = rng.uniform(0.3, 0.8)

    def _curve(self, time: float) -> float:
        return float((1 + time) ** -self._exponent)


class Shown(NamedTuple):
    """One trace: the day it was laid down, and how fast it decays."""

    day: float
    decay: float


class ActR(_Traces):
    """Activation m = ln(sum of t^-d), d = c·e^m + a at the time of each showing; t in seconds, slowed between days."""

    C, A, NOISE, SLOWED, THRESHOLD = 0.217, 0.177, 0.255, 0.025, -0.704
    LASTING = 0.07

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._own = rng.gauss(0.2, 0.2)
        self._traces: dict[str, list[Shown]] = {}
        self._easy: dict[str, float] = {}

    def recall(self, concept: str, day: float) -> float:
        traces = self._traces.get(concept)
        if not traces:
            return 0.0
        active = self._activation(traces, day) + self._easy[concept]
        return 1 / (1 + exp((self.THRESHOLD - active) / self.NOISE))

    def known_before(self, concept: str) -> None:
        self._easy[concept] = self._rng.gauss(self._own, 0.25)
        self._traces[concept] = [Shown(-30.0 * number, self.LASTING) for number in range(1, 5)]

    def met(self, concept: str, day: float) -> None:
        self._easy[concept] = self._rng.gauss(self._own, 0.25)
        self._traces[concept] = [Shown(day, self.A)]

    def repeated(self, concept: str, day: float, *, recalled: bool) -> None:
        traces = self._traces[concept]
        traces.append(Shown(day, self.C * exp(self._activation(traces, day)) + self.A))

    def _activation(self, traces: list[Shown], day: float) -> float:
        return log(sum(self._seconds(day - one.day) ** -one.decay for one in traces))

    def _seconds(self, days: float) -> float:
        return max(days * 86_400 * self.SLOWED, 1.0)


class OwnFsrs(_Traces):
    """FSRS-6 as the product has it, but with parameters that are this learner's and not the default."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        own = [weight * exp(rng.gauss(0, 0.15)) for weight in WEIGHTS]
        own[:4] = sorted(weight * exp(rng.gauss(0, 0.35)) for weight in WEIGHTS[:4])
        own[20] = min(max(own[20], 0.1), 0.8)
        self._curve = Curve(tuple(own))
        self._traces: dict[str, tuple[Strength, float]] = {}

    def recall(self, concept: str, day: float) -> float:
        trace = self._traces.get(concept)
        return self._curve.recall(trace[0].stability, day - trace[1]) if trace else 0.0

    def known_before(self, concept: str) -> None:
        self._traces[concept] = Strength(self._rng.lognormvariate(LONG_KNOWN, 0.8), 5.0), 0.0

    def met(self, concept: str, day: float) -> None:
        self._traces[concept] = self._curve.first(Rating.GOOD), day

    def repeated(self, concept: str, day: float, *, recalled: bool) -> None:
        held, last = self._traces[concept]
        rating = Rating.GOOD if recalled else Rating.AGAIN
        self._traces[concept] = self._curve.again(held, rating, day - last), day


FAMILIES: Mapping[str, Callable[[Random], Remembering]] = {
    "stretched exponential": StretchedExponential,
    "power law": PowerLaw,
    "ACT-R": ActR,
    "FSRS": OwnFsrs,
}
