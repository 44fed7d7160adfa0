"""What wrong answers point at: a wrong option may name the concept that whoever chooses it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from aws_quiz.core.content.question import Question


class Lacked(NamedTuple):
    """A concept that one answer shows to be missing. `chosen` are the option keys that tell, `name` what it is called.

    `soon` says that it is in doubt from now on, and asked before others.
    """

    concept: str
    name: str
    chosen: tuple[str, ...]
    soon: bool = False


class Missing(NamedTuple):
    """A concept that so many wrong answers point at, and that was not answered right since the last of them."""

    concept: str
    topic: str
    name: str
    takeaway: str
    times: int
    last: date


def pointed_at(question: Question, chosen: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The concepts that the chosen options lack, each with the keys of those options."""
    found: dict[str, tuple[str, ...]] = {}
    for option in question.options:
        if option.key in chosen and option.lacks and not option.correct:
            found[option.lacks] = (*found.get(option.lacks, ()), option.key)
    return found
