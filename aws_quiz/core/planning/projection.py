"""What becomes of a field of concepts if every day until the exam is studied as the drill would study it.

Day by day the drill's own rule (`gain`) chooses what is asked, answers are drawn by the chance of recall, and memory
moves by FSRS. Hundreds of concepts alike say no more than a sample of them, so a sample is carried through, spread
over topics, weights and memories, with as much of each day's time as it is a part of the whole.

Where other exams are studied for at once, they take their share of the days. How it goes is told of one exam; what only
the others ask counts in the loads alone.
"""

from __future__ import annotations

from math import ceil
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.review import Rating
from aws_quiz.core.planning.exams_ahead import Timetable
from aws_quiz.core.planning.gain import Field, Held, is_asked, upkeep_while_far
from aws_quiz.core.standing.calibration import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.core.memory.growth import Curve
    from aws_quiz.core.planning.gain import Learner
    from aws_quiz.core.standing.calibration import Calibration

SAMPLE = 200
"""Concepts that are carried through."""

MOST_STEPS = 60
"""Days that are gone through one by one; of a longer time, two or more are taken together."""

FEW = 1e-9


class Load(NamedTuple):
    """What a day brings: concepts met for the first time, and reviews."""

    new: float
    reviews: float


class Course(NamedTuple):
    """How it goes. `loads` are those of each day.

    By the exam's day `kept` is the share of today's recall that is left of concepts held now (more than 1 where it
    grows); `met` is the share of those unmet now that were met, by what they weigh, and `recall` how well these are
    recalled. `all_met` is the day, counted from 0, on which the last is met, and `met_then` the share of all concepts
    that are met in the end.
    """

    loads: tuple[Load, ...]
    kept: float
    met: float
    recall: float
    all_met: int | None
    met_then: float


def project(
    field: Field,
    takes: Sequence[float],
    learner: Learner,
    timetable: Timetable | None = None,
    calibration: Calibration = AS_IT_IS,
    *,
    sample: int = SAMPLE,
    seed: int = 0,
) -> Course:
    """Goes through the days; `takes` are the reviews that fit into each, of which the exam follows the last.

    `timetable` is that of the exam and of those that are studied for at once, in the order of the field's weights;
    `calibration` says how recall, as FSRS has it, is told of in the course.
    """
    whole = len(field.held) + len(field.unmet)
    timetable = timetable or Timetable((len(takes),), (whole,), takes)
    field, part = thinned(field, sample)
    chance = Random(seed)
    curve, steep = learner.curve, learner.forgetting.steep
    held = {one.concept: one for one in field.held}
    unmet = {one.concept: one for one in field.unmet}
    began = _weighed(field.held, curve, calibration)
    new_weight = sum(one.weight for one in field.unmet)
    first = frozenset(held)
    loads: list[Load] = []
    all_met = None if any(map(is_asked, field.unmet)) else 0
    step = max(ceil(len(takes) / MOST_STEPS), 1)
    for at in range(0, len(takes), step):
        days = takes[at : at + step]
        upkeep = upkeep_while_far(timetable.until_next(at), whole, round(len(unmet) / part), learner)
        outlook = learner.outlook(timetable.ahead(at))._replace(upkeep=upkeep)
        chosen = Field(tuple(held.values()), tuple(unmet.values())).best(outlook, learner.meeting, sum(days) * part)
        for gain in chosen if any(days) else ():
            if gain.is_new:
                one = unmet.pop(gain.concept)
                rating = Rating.GOOD if chance.random() < one.right else Rating.AGAIN
                held[one.concept] = Held(one.concept, one.topic, one.weight, curve.first(rating), 0, one.others)
            else:
                was = held[gain.concept]
                recall = curve.recall(was.strength.stability, was.days_ago) ** steep
                rating = Rating.GOOD if chance.random() < recall else Rating.AGAIN
                held[was.concept] = was._replace(strength=curve.again(was.strength, rating, was.days_ago), days_ago=0)
        if all_met is None and not any(map(is_asked, unmet.values())):
            all_met = at + len(days) - 1
        loads += _spread(sum(gain.is_new for gain in chosen) / part, len(chosen) / part, days)
        held = {name: one._replace(days_ago=one.days_ago + len(days)) for name, one in held.items()}
    kept = _weighed([one for name, one in held.items() if name in first], curve, calibration)
    won = [one for name, one in held.items() if name not in first]
    won_weight = sum(one.weight for one in won)
    known, left = (sum(map(is_asked, ones.values())) for ones in (held, unmet))
    return Course(
        tuple(loads),
        kept / began if began else 1.0,
        won_weight / new_weight if new_weight > FEW else 1.0,
        _weighed(won, curve, calibration) / won_weight if won_weight > FEW else 1.0,
        all_met,
        known / (known + left) if known or left else 1.0,
    )


def thinned(field: Field, most: int = SAMPLE) -> tuple[Field, float]:
    """A sample of at most about so many concepts, and which part of the field it is."""
    size = len(field.held) + len(field.unmet)
    if size <= most:
        return field, 1.0
    every = size / most
    held = sorted(field.held, key=lambda one: (one.topic, one.strength.stability, one.concept))
    unmet = sorted(field.unmet, key=lambda one: (one.topic, one.weight, one.others, one.concept))
    # One walk over both, so that neither is rounded away.
    wanted = {int((at + 0.5) * every) for at in range(most)}
    kept_held = tuple(one for at, one in enumerate(held) if at in wanted)
    kept_unmet = tuple(one for at, one in enumerate(unmet, len(held)) if at in wanted)
    return Field(kept_held, kept_unmet), (len(kept_held) + len(kept_unmet)) / size


def _weighed(held: Sequence[Held], curve: Curve, calibration: Calibration) -> float:
    recalls = (calibration.of(curve.recall(one.strength.stability, one.days_ago)) for one in held)
    return sum(one.weight * recall for one, recall in zip(held, recalls, strict=True))


def _spread(new: float, asked: float, days: Sequence[float]) -> Iterator[Load]:
    """What was asked on some days together, by each day's time."""
    whole = sum(days)
    for day in days:
        share = day / whole if whole else 0.0
        yield Load(new * share, (asked - new) * share)
