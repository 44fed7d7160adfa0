"""Topics, exam domains and tasks, and how much of each is known."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing.guessing import corrected, with_luck
from aws_quiz.core.standing.knowledge import MODEL, on_exam
from aws_quiz.core.standing.log_odds import interval
from aws_quiz.core.standing.pooling import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_quiz.core.standing.cells import Cell
    from aws_quiz.core.standing.knowledge import Knowledge
    from aws_quiz.core.standing.readiness import Outline

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
        found = on_exam(self.known)
        luck = (self.right - found) / (1 - found)
        return with_luck(on_exam(self.low), luck), with_luck(on_exam(self.high), luck)

    def side_of(self, bar: float) -> Side:
        """Above or below the share that passing takes only where the whole interval is."""
        low, high = self.right_range
        return Side.ABOVE if low >= bar else Side.BELOW if high < bar else Side.CLOSE


def part(
    knowledge: Knowledge,
    id_: str,
    name: str,
    weighed: Sequence[tuple[Cell, float]],
    points: float = 0.0,
    weight: int = 0,
    *,
    once: bool = False,
    bare: float = 0.0,
) -> Part:
    """What is known of some cells, by what one concept of each weighs, and of what no concept stands for (`bare`).

    `points` is what all of it is worth.
    """
    whole = bare + sum(share * cell.sums(once=once)[0] for cell, share in weighed)
    scaled = ((cell, share / whole) for cell, share in weighed) if whole else ()
    known, variance = knowledge.known_of(scaled, once=once, bare=bare / whole if whole else 1.0)
    low, high = interval(known, variance + MODEL**2)
    met = recall = concepts = 0.0
    fresh = Tally()
    for cell, _ in weighed:
        place, shown = cell.place, cell.shown
        met, recall, concepts = met + shown.met_share, recall + shown.recall_share, concepts + place.share
        firsts = shown.first_right + shown.first_wrong + shown.first_guesses
        right, wrong = shown.first_right + shown.later_right, shown.first_wrong + shown.later_wrong
        fresh = fresh.plus(firsts + shown.later, corrected(right, wrong, knowledge.luck))
    right = knowledge.chance_right(known)
    return Part(
        id_, name, known, low, high, recall / met if met else None, round(met), round(concepts), fresh.share,
        round(fresh.trials), right, points * (knowledge.chance_right(1.0) - right), weight,
    )  # fmt: skip


def parts_of_exam(knowledge: Knowledge, plan: Outline) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The exam's domains and tasks."""
    bottom, top = plan.blueprint.scale
    whole = sum(domain.weight for domain in plan.blueprint.domains)
    of_task: defaultdict[str, list[tuple[Cell, float]]] = defaultdict(list)
    for cell in knowledge.cells:
        of_task[cell.place.task].append((cell, plan.weights[cell.place]))
    domains, tasks = [], []
    for domain in plan.blueprint.domains:
        share = domain.weight / whole / len(domain.tasks)
        points = (top - bottom) * share
        bare = sum(share for task in domain.tasks if not of_task[task.id])
        mine = [*chain.from_iterable(of_task[task.id] for task in domain.tasks)]
        domains.append(
            part(knowledge, domain.id, domain.name, mine, points * len(domain.tasks), domain.weight, bare=bare)
        )
        tasks += [
            part(knowledge, task.id, task.title, weighed, points, bare=0.0 if weighed else share)
            for task in domain.tasks
            for weighed in (of_task[task.id],)
        ]
    return tuple(domains), tuple(tasks)


def topics_of_exam(knowledge: Knowledge, plan: Outline | None, titles: Mapping[str, str]) -> tuple[Part, ...]:
    """The topics, the least known first, with what each is worth in an exam if there is one.

    What is known of a topic is that of its concepts, each counting once, whatever tasks they serve.
    """
    of_topic: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in knowledge.cells:
        of_topic[cell.place.topic].append(cell)
    parts = []
    for topic, cells in of_topic.items():
        weighed = [(cell, 1.0) for cell in cells]
        points = _points(knowledge, plan, cells) if plan else 0.0
        parts.append(part(knowledge, topic, titles.get(topic, topic), weighed, once=True)._replace(points=points))
    return tuple(sorted(parts, key=lambda one: (one.known, one.id)))


def _points(knowledge: Knowledge, plan: Outline, cells: Sequence[Cell]) -> float:
    """Scaled points that knowing all of some cells would add to the expected score."""
    weighed = [(cell, plan.weights[cell.place]) for cell in cells]
    known, _ = knowledge.known_of(weighed)
    unknown = sum(weight * cell.place.concepts for cell, weight in weighed) - known
    bottom, top = plan.blueprint.scale
    return (top - bottom) * on_exam(unknown) * (1 - knowledge.luck)
