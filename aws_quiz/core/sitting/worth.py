"""What a mock exam lost most points to: the concepts that its wrong answers show to be missing.

A wrong answer loses its part of the scale: the weight of its domain by the blueprint, shared by that domain's questions
on the paper, scored or not, since which of them count is chance. It loses it to the concepts that the chosen options
lack, in equal parts, and where they tell of none to the concept that was asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing.lacking import pointed_at

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.sitting.exam_result import ExamResult

MOST = 5


class Worth(NamedTuple):
    """So many points of the scale a concept would have been worth; `name` is what it is called."""

    concept: str
    name: str
    points: float


def points_lost(result: ExamResult, blueprint: Blueprint) -> dict[str, float]:
    """The points by concept, the most first; what was lost as much stands in the order of the paper."""
    low, high = result.scale
    asked = {part.id: part.asked for part in result.domains}
    whole = sum(domain.weight for domain in blueprint.domains if asked.get(domain.id))
    of_domain = {
        domain.id: (high - low) * domain.weight / whole / asked[domain.id]
        for domain in blueprint.domains
        if asked.get(domain.id)
    }
    lost: defaultdict[str, float] = defaultdict(float)
    for judged in result.items:
        if judged.right:
            continue
        lacking = list(pointed_at(judged.question, judged.marking.chosen)) or [judged.question.concept]
        for concept in lacking:
            lost[concept] += of_domain.get(judged.item.domain, 0.0) / len(lacking)
    return dict(sorted(lost.items(), key=lambda one: -round(one[1], 6)))
