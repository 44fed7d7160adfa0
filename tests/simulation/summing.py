"""Sums by place, worked out concept by concept: what the product does in one query, spelled out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.evidence import Outcome
from aws_quiz.core.memory.forgetting import retrievability
from aws_quiz.core.standing.cells import NOTHING_SHOWN, Cell, Place, Shown
from aws_quiz.core.standing.pooling import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from aws_quiz.core.memory.trace import Trace

RIGHT = (Outcome.SURE_RIGHT, Outcome.UNSURE_RIGHT)
WRONG = (Outcome.SURE_WRONG, Outcome.UNSURE_WRONG)
GUESSES = (Outcome.GUESS_RIGHT, Outcome.GUESS_WRONG)


class Placement(NamedTuple):
    """One task that a concept serves."""

    concept: str
    topic: str
    domain: str
    task: str


def cells_of(placements: Iterable[Placement], traces: Mapping[str, Trace], day: date) -> list[Cell]:
    """The cells of a day."""
    placements = list(placements)
    tasks = Counter(placement.concept for placement in placements)
    concepts: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for placement in placements:
        concepts[placement[1:]].append(placement.concept)
    cells = []
    for (topic, domain, task), mine in sorted(concepts.items()):
        place = Place(topic, domain, task, len(mine), sum(1 / tasks[concept] for concept in mine))
        shown = NOTHING_SHOWN
        for concept in mine:
            if concept in traces:
                added = _shown(traces[concept], 1 / tasks[concept], day)
                shown = Shown._make(a + b for a, b in zip(shown, added, strict=True))
        cells.append(Cell(place, shown))
    return cells


def guesses_of(traces: Iterable[Trace]) -> Tally:
    """First answers that were called guesses, and those that were right."""
    tally = Tally()
    for _, evidence in traces:
        for outcome in GUESSES:
            count = evidence.later[outcome] + (evidence.first is outcome)
            tally = tally.plus(count, count * (outcome is Outcome.GUESS_RIGHT))
    return tally


def _shown(trace: Trace, share: float, day: date) -> Shown:
    memory, evidence = trace
    recall = retrievability(memory.stability, max((day - memory.last_day).days, 1))
    later = evidence.later
    return Shown(
        met=1,
        recall=recall,
        met_share=share,
        recall_share=share * recall,
        first_right=share * (evidence.first in RIGHT),
        first_wrong=share * (evidence.first in WRONG),
        first_guesses=share * (evidence.first in GUESSES),
        later_right=share * sum(later[outcome] for outcome in RIGHT),
        later_wrong=share * sum(later[outcome] for outcome in WRONG),
        later=share * sum(later),
        expected=share * evidence.expected_ppm / 1e6,
        lucky=share * evidence.lucky,
    )
