"""Prompts that are nearly the same, found without comparing each with each.

Two sets that are alike to a share t must have a member in common among the first n - ceil(t * n) + 1 of either,
in any one order of all members. In the order from rare to frequent, those first ones are rare, so that the lists
of questions to compare stay short: the cost grows with the bank, not with its square.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import jaccard, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.files.loading import Banks

ALIKE = 0.6
SAME = 0.8
MOST_COMPARED = 200
"""Candidates for one question; a bank made of one mould must not cost hours."""

_BUCKETS = 1 << 22

Shingle = tuple[str, ...]


def near_duplicate(banks: Banks) -> Iterator[Finding]:
    """Two prompts share most of their runs of three words; from four fifths on, it is an error.

    Fails: a prompt that repeats another with one word changed. Questions of one scenario are not compared.
    """
    questions = [question for topic in banks.topics for concept in topic.concepts for question in concept.questions]
    counts = array("L", bytes(array("L").itemsize * _BUCKETS))
    for question in questions:
        for shingle in shingles(question.prompt):
            counts[hash(shingle) % _BUCKETS] += 1
    by_shingle: dict[Shingle, list[int]] = {}
    for number, question in enumerate(questions):
        mine = shingles(question.prompt)
        first = sorted(mine, key=lambda shingle: (counts[hash(shingle) % _BUCKETS], shingle))
        first = first[: len(mine) - ceil(ALIKE * len(mine)) + 1]
        candidates = dict.fromkeys(earlier for shingle in first for earlier in by_shingle.get(shingle, ()))
        best, nearest = 0.0, None
        for earlier in list(candidates)[:MOST_COMPARED]:
            other = questions[earlier]
            if question.scenario and question.scenario == other.scenario:
                continue
            if (likeness := jaccard(mine, shingles(other.prompt))) > best:
                best, nearest = likeness, other
            if best == 1:
                break
        for shingle in first:
            # A shingle that many share tells nothing more when yet another has it.
            if len(found := by_shingle.setdefault(shingle, [])) < MOST_COMPARED:
                found.append(number)
        if nearest and best >= ALIKE:
            message = f"the prompt is {best:.0%} the same as that of {nearest.id}; test the concept from another side"
            yield Finding(question.source, message, Weight.FORM if best >= SAME else Weight.FLAW)


@lru_cache(maxsize=1 << 14)
def shingles(prompt: str) -> frozenset[Shingle]:
    """The runs of three words; a shorter prompt is one run."""
    found = words(prompt)
    return frozenset(found[start : start + 3] for start in range(max(len(found) - 2, 1)))
