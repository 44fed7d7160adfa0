"""Words, prose and likeness: what several rules measure on a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from aws_quiz.core.content.question import Option, Question


_WORD = re.compile(r"[^\W_](?:[\w'./:-]*[^\W_])?")
_FENCED = re.compile(r"^```.*?^```[^\S\n]*$", re.MULTILINE | re.DOTALL)
_SPACES = re.compile(r"[^\S\n]{2,}")
_SPAN = re.compile(r"`[^`\n]*`")
_SHORTEST_CONTENT_WORD = 4


@lru_cache(maxsize=1 << 14)
def words(text: str) -> tuple[str, ...]:
    """The words in lower case, with what is joined inside them: `t3.micro`, `s3:getobject`, `read-only`."""
    return tuple(_WORD.findall(text.lower()))


_COMMON = frozenset(
    words(
        "about across additional after again allow allows also amazon among another anything application"
        " applications around because been before being below between both cannot company could does done during"
        " each either else even every existing following from have having here higher immediately include includes"
        " instead into itself just keep keeps least less lets like longer made make makes many more most much must"
        " need needed needs never once only other others over own provide provides request requests required"
        " requirement requirements requires same several should since single solution some something still such"
        " support supports than that their them then there these they this those through time times under until"
        " upon used user users uses using very want wants what when where whether which while will with within"
        " without would your"
    )
)


@lru_cache(maxsize=1 << 12)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning: four letters or more and not among the common ones."""
    return frozenset(word for word in words(text) if len(word) >= _SHORTEST_CONTENT_WORD and word not in _COMMON)


@lru_cache(maxsize=1 << 12)
def without_blocks(text: str) -> str:
    """The text without fenced code."""
    return _FENCED.sub(" ", text) if "```" in text else text


@lru_cache(maxsize=1 << 14)
def prose(text: str) -> str:
    """The text without any code (what is written in code is a name, not a word) and without runs of spaces."""
    plain = _SPAN.sub(" ", without_blocks(text)) if "`" in text else text
    return _SPACES.sub(" ", plain) if "  " in plain else plain


def jaccard(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Share of common members, from 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def right_options(question: Question) -> tuple[Option, ...]:
    return tuple(option for option in question.options if option.correct)


def distractors(question: Question) -> tuple[Option, ...]:
    return tuple(option for option in question.options if not option.correct)


def is_one_of_four(question: Question) -> bool:
    return question.kind is Kind.SINGLE and len(question.options) == 4


def excerpt(text: str) -> str:
    """The beginning of a text, in quotes, as it fits into a sentence."""
    plain = " ".join(text.split())
    return f'"{plain if len(plain) <= 50 else plain[:49].rstrip() + "…"}"'
