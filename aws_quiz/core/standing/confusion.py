"""What a learner mixes up: confusions, misconceptions, lucky guesses, from wrong and guessed answers."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from aws_quiz.core.content.question import Question
    from aws_quiz.core.content.terms import Vocabulary

MOST_SLIPS = 400
"""Slips that are looked into, the most frequent ones first and then the newest. Each may cost reading a question, a
learner of years has tens of thousands, and what happened once long ago is not what a report should name."""


class Confusion(NamedTuple):
    """One thing taken for another: `took` was chosen where `right` was, so many `times`.

    Both are names of services or features. `concepts` are those of the questions where it happened, the most
    often first. Each direction is one of its own.
    """

    took: str
    right: str
    times: int
    last: date
    concepts: tuple[str, ...]


class Misconception(NamedTuple):
    """A concept that was answered wrong by somebody sure, and has not been answered right and sure since."""

    concept: str
    topic: str
    takeaway: str
    times: int
    last: date


class LuckyGuess(NamedTuple):
    """A topic (by title) in which guesses were right: points that the exam may not give again."""

    topic: str
    title: str
    times: int


class Slip(NamedTuple):
    """Wrong answers to a question that chose the same options: so many `times`, the newest on the day `last`.

    `response` holds option keys.
    """

    concept: str
    question: str
    response: tuple[str, ...]
    times: int
    last: date


def confusions(
    slips: Iterable[Slip],
    question_of: Callable[[str], Question | None],
    vocabulary: Vocabulary,
    most: int = 8,
) -> tuple[Confusion, ...]:
    """What was taken for what, the most often first, then the newest. Pairs that no term names are left out.

    `question_of` gives a question by its id, or None where the banks no longer have it.
    """
    pairs: dict[tuple[str, str], list[Slip]] = {}
    for slip in nlargest(MOST_SLIPS, slips, key=lambda slip: (slip.times, slip.last, slip.question, slip.response)):
        question = question_of(slip.question)
        if question is not None and (pair := _taken_for(question, slip.response, vocabulary)):
            pairs.setdefault(pair, []).append(slip)
    found = [_confusion(took, right, slips) for (took, right), slips in pairs.items()]
    found.sort(key=lambda confusion: (-confusion.times, -confusion.last.toordinal(), confusion.took, confusion.right))
    return tuple(found[:most])


def _taken_for(question: Question, response: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, str] | None:
    chosen = [option.text for option in question.options if option.key in response]
    return vocabulary.confused(chosen, [option.text for option in question.options if option.correct])


def _confusion(took: str, right: str, slips: list[Slip]) -> Confusion:
    concepts: Counter[str] = Counter()
    for slip in slips:
        concepts[slip.concept] += slip.times
    return Confusion(
        took,
        right,
        times=concepts.total(),
        last=max(slip.last for slip in slips),
        concepts=tuple(sorted(concepts, key=lambda concept: (-concepts[concept], concept))),
    )
