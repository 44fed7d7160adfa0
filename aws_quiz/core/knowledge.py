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

from aws_quiz.core.pooling import Pooled, Prior, Tally, pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class Place(NamedTuple):
    """A topic's part in one task of an exam's domain (both empty without an exam).

    `concepts` of the topic serve the task. `share` counts each of them by one over the tasks that it serves, so that
    a topic's shares sum to its concepts.
    """

    topic: str
    domain: str
    task: str
    concepts: int
    share: float


class Shown(NamedTuple):
    """What is remembered of the concepts of one place, and what their answers showed (`evidence`), summed.

    `met` and `recall` (the sum of R) count each met concept once; the other sums count it by its `share`. `first` and
    `later` are right and wrong answers that were not called guesses, `fresh` all first answers after the first ones.
    """

    met: int = 0
    recall: float = 0.0
    met_share: float = 0.0
    recall_share: float = 0.0
    first_right: float = 0.0
    first_wrong: float = 0.0
    later_right: float = 0.0
    later_wrong: float = 0.0
    later: float = 0.0
    expected: float = 0.0


NOTHING_SHOWN = Shown()


class Cell(NamedTuple):
    """A place, and what is held of it; `chance_met` is that of its unmet concepts to have been met (on a later day)."""

    place: Place
    shown: Shown = NOTHING_SHOWN
    chance_met: float = 0.0
    recall_then: float = 1.0

    @property
    def unmet(self) -> int:
        return self.place.concepts - self.shown.met


class Knowledge(NamedTuple):
    """What is known, as far as the answers say. `answers` counts first answers to questions never seen before."""

    cells: tuple[Cell, ...]
    before_study: Pooled
    carry_over: Pooled
    luck: float
    answers: int

    def chance_right(self, known: float) -> float:
        return known + (1 - known) * self.luck

    def known_of(self, weighed: Iterable[tuple[Cell, float]]) -> tuple[float, float]:
        """The mean and the variance of what is known, by what one concept of each cell weighs; all weigh 1 together."""
        on_met: defaultdict[str, float] = defaultdict(float)
        on_unmet: defaultdict[str, float] = defaultdict(float)
        for cell, weight in weighed:
            topic, unmet = cell.place.topic, weight * cell.unmet
            on_met[topic] += weight * cell.shown.recall + unmet * cell.chance_met * cell.recall_then
            on_unmet[topic] += unmet * (1 - cell.chance_met)
        mean = sum(weight * self.carry_over.mean(topic) for topic, weight in on_met.items())
        mean += sum(weight * self.before_study.mean(topic) for topic, weight in on_unmet.items())
        return mean, self.carry_over.variance(on_met) + self.before_study.variance(on_unmet)


def learn(cells: Sequence[Cell], guesses: Tally) -> Knowledge:
    """Weighs the evidence. `guesses` are all first answers that were called guesses, and those of them that were right.

    What was answered today counts as it will be remembered tomorrow: having just read it is not knowing it.
    """
    luck = (LUCK.successes + guesses.successes) / (LUCK.trials + guesses.trials)
    domains: defaultdict[str, Counter[str]] = defaultdict(Counter)
    before: defaultdict[str, Tally] = defaultdict(Tally)
    carried: defaultdict[str, Tally] = defaultdict(Tally)
    # A corrected answer says less than a plain one: luck blurs it.
    worth = 1 - luck
    for cell in cells:
        topic, shown = cell.place.topic, cell.shown
        domains[topic][cell.place.domain] += cell.place.concepts
        first = corrected(shown.first_right, shown.first_wrong, luck)
        later = corrected(shown.later_right, shown.later_wrong, luck)
        before[topic] = before[topic].plus(worth * shown.met_share, worth * first)
        carried[topic] = carried[topic].plus(worth * shown.expected, worth * later)
    domain_of = {topic: min(counts, key=lambda d: (-counts[d], d)) for topic, counts in domains.items()}
    return Knowledge(
        tuple(cells),
        pool(before, domain_of, BEFORE_STUDY),
        pool(carried, domain_of, CARRY_OVER),
        luck,
        round(sum(cell.shown.met_share + cell.shown.later for cell in cells)),
    )


def corrected(right: float, wrong: float, luck: float) -> float:
    """How many of so many answers were known: those right, less what luck explains by those wrong."""
    return right - wrong * luck / (1 - luck)


def studied_on(knowledge: Knowledge, new: float) -> Knowledge:
    """The same knowledge after `new` more concepts have been met, if all is kept remembered as well as it is today.

    Which concepts these will be is not known, so each that is unmet is taken as met with the same chance.
    """
    met = sum(cell.shown.met_share for cell in knowledge.cells)
    unmet = sum(cell.place.share for cell in knowledge.cells) - met
    if not met or unmet <= 0:
        return knowledge
    chance = min(new / unmet, 1.0)
    recall = sum(cell.shown.recall_share for cell in knowledge.cells) / met
    return knowledge._replace(
        cells=tuple(cell._replace(chance_met=chance, recall_then=recall) for cell in knowledge.cells)
    )


def interval(mean: float, variance: float) -> tuple[float, float]:
    """The middle 80 % of a share with this mean and variance, taken as normal on the log-odds scale."""
    mean = min(max(mean, 0.001), 0.999)
    odds, width = log(mean / (1 - mean)), HALF_WIDTH * sqrt(variance) / (mean * (1 - mean))
    return 1 / (1 + exp(-(odds - width))), 1 / (1 + exp(-(odds + width)))


def part(
    knowledge: Knowledge,
    id_: str,
    name: str,
    weighed: Sequence[tuple[Cell, float]],
    points: float = 0.0,
    weight: int = 0,
) -> Part:
    """What is known of some cells, by what one concept of each weighs; `points` is what they are worth together."""
    whole = sum(weight_ * cell.place.concepts for cell, weight_ in weighed)
    if whole:
        known, variance = knowledge.known_of((cell, weight_ / whole) for cell, weight_ in weighed)
    else:
        known, variance = knowledge.before_study.whole.mean, knowledge.before_study.whole.variance
    low, high = interval(known, variance)
    met = recall = concepts = 0.0
    fresh = Tally()
    for cell, _ in weighed:
        place, shown = cell.place, cell.shown
        met, recall, concepts = met + shown.met_share, recall + shown.recall_share, concepts + place.share
        right, wrong = shown.first_right + shown.later_right, shown.first_wrong + shown.later_wrong
        fresh = fresh.plus(shown.met_share + shown.later, corrected(right, wrong, knowledge.luck))
    right = knowledge.chance_right(known)
    return Part(
        id_, name, known, low, high, recall / met if met else None, round(met), round(concepts), fresh.share,
        round(fresh.trials), right, points * (1 - right), weight,
    )  # fmt: skip
