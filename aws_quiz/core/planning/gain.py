"""What asking a concept now is worth on the day of the exam: the expected share of the exam that it adds.

The worth of a concept on that day is the chance that a fresh question on it is answered from knowledge, times what the
concept weighs in the blueprint. Without another answer that is its recall, faded until then. An answer changes memory
by its rating: it is right with the chance of recall and leaves a greater stability, or wrong and leaves a small one
(FSRS-6, `memory.growth`); both fade from today until the exam. The difference is the gain. A concept that was never
met is known already with the chance that first answers to its topic show; what a first answer leaves is weighed
against that. How steeply this learner has been forgetting bends every recall (`habits.Forgetting`). Each answer of a
drill goes to the concept that gains most for the seconds it takes, which is what every greedy allocation of a budget
does (the next-best item of a knapsack; Nemhauser, Wolsey & Fisher 1978 on why little is lost).

So all of an exam is met in time where the minutes allow, since a first answer mostly gains more than a third; a review
waits until it would be harder and lasts longer; and the last days rehearse what would be lost. A missed concept has no
right to come again in the same sitting: minutes later it has gained next to nothing.

The gain of one answer says little while many more will follow it: months ahead a first meeting seems to be worth much
of what is in truth forgotten, and what would last is never built. So as long as an exam is far (`upkeep_while_far`),
what was met is kept alive, beside a share of what is new: a small one, unless this learner's forgetting levels off.

Of several exams that are studied for at once, each has a weight of its own in a concept, a day of its own, and a say of
its own (`exams_ahead`); what an answer adds for each of them is summed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.growth import Curve, Strength
from aws_quiz.core.memory.habits import Forgetting
from aws_quiz.core.memory.review import Rating
from aws_quiz.core.memory.scheduling import DESIRED_RETENTION
from aws_quiz.core.sitting.drill import Turn, interleave

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aws_quiz.core.planning.exams_ahead import Ahead

CARRIED = 0.9
"""How far what is recalled answers fresh questions as well."""


STEEP_TELLS = 14
"""Days as far ahead as steepness counts in full: it was seen over gaps of days, and says less of months."""


def steep_until(days: int, steep: float) -> float:
    """How much more steeply than FSRS says recall falls until a day, by `habits.Forgetting`.

    Tried on simulated learners of four memories (`tests/simulation`): taken in full, it loses up to 0.02 of the exam to
    those who forget by a stretched exponential and have 120 days; left out, 0.01 to those of ACT-R with 30 days.
    """
    return float(steep ** min(STEEP_TELLS / days, 1.0))


FAR_ROUNDS, FAR_DAYS, MOST_NEW, BROAD = 2.5, 14, 0.3, 0.7
"""An exam is far while the minutes left go through all that it asks more often than this, for two weeks at least. What
is new is spread over the time until it is near, at most `MOST_NEW` of each sitting; where forgetting levels off, it is
`BROAD` of it at once, since something stays of whatever was met, and the sooner it was, the further apart its reviews.

Tried on simulated learners of four memories (`tests/simulation`), beside one to four rounds and shares of none to all:
without new concepts those lose who need many answers before anything lasts (ACT-R, up to 0.02 of the exam), without
what fades those whose memory only grows while it is alive (stretched exponential, up to 0.1). To plan every answer at
the price of all to come, as the Lagrangian of a restless bandit has it, gains more for some and loses more for others.
"""


class Learner(NamedTuple):
    """How somebody learns. `meeting` is how long a first meeting takes where a review takes 1; `retention` the recall
    at which a concept comes due.
    """

    curve: Curve = Curve()
    meeting: float = 1.0
    forgetting: Forgetting = Forgetting()
    retention: float = DESIRED_RETENTION

    def outlook(self, exams: Sequence[Ahead]) -> Outlook:
        """What lies ahead of this learner: the exam, and others that are studied for at once."""
        mine, *others = exams
        return Outlook(mine.days, self.curve, mine.urgency, tuple(others), self.forgetting.steep)


class Upkeep(NamedTuple):
    """How a sitting is shared while an exam is far: what is recalled less likely than `keep` goes before other reviews,
    and what is new takes a share.
    """

    keep: float
    new: float


def upkeep_while_far(takes: Sequence[float], concepts: int, unmet: int, learner: Learner) -> Upkeep | None:
    """What is done until an exam is near; None where it is. `takes` are the reviews that fit into each day until it."""
    spare = sum(takes) - FAR_ROUNDS * concepts
    if spare <= 0 or len(takes) < FAR_DAYS:
        return None
    return Upkeep(learner.retention, BROAD if learner.forgetting.levels_off else min(unmet / spare, MOST_NEW))


class Held(NamedTuple):
    """A concept that was met: its memory, and how many days ago it was last answered.

    `others` is what it weighs in the other exams that are studied for at once, if any; so in `Unmet`.
    """

    concept: str
    topic: str
    weight: float
    strength: Strength
    days_ago: int
    others: tuple[float, ...] = ()


class Unmet(NamedTuple):
    """A concept that was never met, the chance that it is known all the same, and that a first answer is right."""

    concept: str
    topic: str
    weight: float
    known: float
    right: float
    others: tuple[float, ...] = ()


def is_asked(one: Held | Unmet) -> bool:
    """Whether the exam itself asks a concept, and not only others that are studied for at once."""
    return not one.others or one.weight > 0


class Gain(NamedTuple):
    """What asking a concept now adds to the expected share of the exam, and for how long it keeps the learner.

    `recall` is the chance to recall it now, None for what was never met. `cost` is 1 for a review.
    """

    concept: str
    topic: str
    gain: float
    cost: float = 1.0
    recall: float | None = None

    @property
    def is_new(self) -> bool:
        return self.recall is None

    @property
    def rate(self) -> float:
        """The gain by what it costs."""
        return self.gain / self.cost


class Outlook(NamedTuple):
    """From when until when memory is looked at, and by which curve. `days` are those until the exam, at least one.

    `steep` is how much more steeply than FSRS says the learner forgets (`habits.Forgetting`), `upkeep` how a sitting is
    shared as long as the exam is far.
    `others` are the other exams that are studied for at once, and `urgency` is how much the exam itself counts beside
    them.
    """

    days: int
    curve: Curve = Curve()
    urgency: float = 1.0
    others: tuple[Ahead, ...] = ()
    steep: float = 1.0
    upkeep: Upkeep | None = None

    def recall(self, stability: float, days: float) -> float:
        """The chance to recall after so many days, as steeply as this learner forgets."""
        return float(self.curve.recall(stability, days) ** steep_until(self.days, self.steep))

    def of_review(self, held: Held) -> Gain:
        """What a review adds."""
        curve, ago, stability = self.curve, held.days_ago, held.strength.stability
        recall = self.recall(stability, ago)
        if_right = curve.again(held.strength, Rating.GOOD, ago).stability
        if_wrong = curve.again(held.strength, Rating.AGAIN, ago).stability
        total = 0.0
        for weight, days in self._weighed(held):
            right, wrong = self.recall(if_right, days), self.recall(if_wrong, days)
            gain = recall * right + (1 - recall) * wrong - self.recall(stability, ago + days)
            total += weight * CARRIED * gain
        return Gain(held.concept, held.topic, total, 1.0, recall)

    def of_meeting(self, unmet: Unmet) -> Gain:
        """What a first answer adds."""
        curve, known, chance = self.curve, unmet.known, unmet.right
        if_right, if_wrong = curve.first(Rating.GOOD).stability, curve.first(Rating.AGAIN).stability
        total = 0.0
        for weight, days in self._weighed(unmet):
            right, wrong = self.recall(if_right, days), self.recall(if_wrong, days)
            gain = CARRIED * (chance * right + (1 - chance) * wrong) + (1 - CARRIED) * known - known
            # Who knows it already keeps knowing it: FSRS takes a first answer for all there ever was.
            total += weight * max(gain, (1 - known) * CARRIED * wrong)
        return Gain(unmet.concept, unmet.topic, total)

    def serves(self, one: Held | Unmet) -> bool:
        """Whether a concept counts in any exam to come."""
        return not one.others or any(weight for weight, _ in self._weighed(one))

    def _weighed(self, one: Held | Unmet) -> Iterator[tuple[float, int]]:
        """What a concept weighs in each exam, and the days until then."""
        yield one.weight * self.urgency, self.days
        for weight, exam in zip(one.others, self.others, strict=True):
            if weight and exam.urgency:
                yield weight * exam.urgency, exam.days


class Field(NamedTuple):
    """What of an exam can be asked: concepts that were met, and those that were not."""

    held: Sequence[Held]
    unmet: Sequence[Unmet]

    def gains(self, outlook: Outlook, meeting: float) -> list[Gain]:
        """What asking each is worth; a first meeting takes `meeting` times as long as a review."""
        reviews = [outlook.of_review(held) for held in self.held if outlook.serves(held)]
        meetings = (outlook.of_meeting(unmet) for unmet in self.unmet if outlook.serves(unmet))
        return reviews + [gain._replace(cost=meeting) for gain in meetings]

    def upkeep(self, takes: Sequence[float], learner: Learner) -> Upkeep | None:
        """`upkeep_while_far` for all of it."""
        return upkeep_while_far(takes, len(self.held) + len(self.unmet), len(self.unmet), learner)

    def best(self, outlook: Outlook, meeting: float, room: float) -> list[Gain]:
        """What fills a sitting of so many reviews' length."""
        return fill(self.gains(outlook, meeting), room, outlook.upkeep)


def fill(gains: Iterable[Gain], room: float, upkeep: Upkeep | None = None) -> list[Gain]:
    """The gains that fill a sitting of so many reviews' length, the largest for their cost first, but for `upkeep`.

    Minutes that are left are never left unused: what gains nothing is taken too, where there is nothing else.
    """
    gains = sorted(gains, key=lambda gain: (-gain.rate, gain.concept))
    if upkeep:
        gains = _fading_first(gains, room, upkeep)
    chosen: list[Gain] = []
    for gain in gains:
        if room < gain.cost * 0.5:
            break
        chosen.append(gain)
        room -= gain.cost
    return chosen


def _fading_first(gains: list[Gain], room: float, upkeep: Upkeep) -> list[Gain]:
    """The share of new concepts, then what fades, the least likely recalled first, then the other new ones, then the
    other reviews; each else in its order."""
    new = [gain for gain in gains if gain.recall is None]
    first = len(fill(new, upkeep.new * room))
    reviews = [(gain.recall, gain) for gain in gains if gain.recall is not None]
    fading = [(recall, gain) for recall, gain in reviews if recall < upkeep.keep]
    fading.sort(key=lambda pair: pair[0])
    firm = [gain for recall, gain in reviews if recall >= upkeep.keep]
    return [*new[:first], *(gain for _, gain in fading), *new[first:], *firm]


def in_acts(gains: Iterable[Gain]) -> list[Turn]:
    """A drill with a beginning, a middle and an end: what is held best warms up, then new concepts among reviews, and
    reviews close it; topics take turns."""
    gains = list(gains)
    reviews = sorted((gain for gain in gains if gain.recall is not None), key=lambda gain: -(gain.recall or 0.0))
    new = [gain for gain in gains if gain.is_new]
    edge = min(len(reviews) // 4, 3)
    opening, closing = reviews[:edge], reviews[edge : 2 * edge]
    middle = reviews[2 * edge :]
    acts = (opening, _spread(middle, new), closing)
    return [turn for act in acts for turn in interleave([_turn(gain) for gain in act])]


def _turn(gain: Gain) -> Turn:
    return Turn(gain.concept, gain.topic, is_new=gain.is_new)


def _spread(some: list[Gain], others: list[Gain]) -> list[Gain]:
    """Both lists in their orders, evenly among each other."""
    placed = [((number + 0.5) / len(row), gain) for row in (some, others) for number, gain in enumerate(row)]
    return [gain for _, gain in sorted(placed, key=lambda pair: pair[0])]
