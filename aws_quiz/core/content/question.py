"""A question, its options, and the fingerprint that ties an answer to the wording it was given to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from aws_quiz.core.content.source import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTION_KEYS = "abcdefghij"
"""The letters an option can have; no screen may give one of them another meaning."""

NOWHERE = Location("")
NO_TAGS: Mapping[str, tuple[str, ...]] = {}


class Level(StrEnum):
    """What a question asks of the learner (after Bloom): to recall, to choose, to weigh, to tell designs apart."""

    RECALL = "recall"
    APPLICATION = "application"
    ANALYSIS = "analysis"
    DESIGN = "design"


class Kind(StrEnum):
    """How a question is answered, as a bank file names it."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class Option(NamedTuple):
    """One choice, with the reason why it is right or wrong.

    `key` names the option for ever; the letter that a learner sees is dealt anew at each showing. `lacks` is the
    id of the concept that somebody who chooses this option is missing, empty where the choice tells of none.
    """

    key: str
    text: str
    why: str
    correct: bool = False
    source: Location = NOWHERE
    lacks: str = ""


class SingleChoice(NamedTuple):
    """One of the options is right."""

    options: tuple[Option, ...]


class MultipleChoice(NamedTuple):
    """Two or more of the options are right; the prompt says how many."""

    options: tuple[Option, ...]


Body = SingleChoice | MultipleChoice


def body_of(kind: Kind, options: tuple[Option, ...]) -> Body:
    """The body of a question of this kind."""
    match kind:
        case Kind.SINGLE:
            return SingleChoice(options)
        case Kind.MULTIPLE:
            return MultipleChoice(options)
        case _:
            assert_never(kind)


class Question(NamedTuple):
    """One item that tests a concept.

    `exams` maps an exam's id to the tasks that the question serves; it is the concept's own unless the
    question narrows it. `reserved` names the exam whose final mock alone may show the question.
    """

    id: str
    concept: str
    topic: str
    level: Level
    prompt: str
    body: Body
    exams: Mapping[str, tuple[str, ...]] = NO_TAGS
    scenario: str = ""
    reserved: str = ""
    source: Location = NOWHERE

    @property
    def kind(self) -> Kind:
        match self.body:
            case SingleChoice():
                return Kind.SINGLE
            case MultipleChoice():
                return Kind.MULTIPLE
            case _:
                assert_never(self.body)

    @property
    def options(self) -> tuple[Option, ...]:
        return self.body.options

    @property
    def right(self) -> frozenset[str]:
        """The keys of the right options."""
        return frozenset(option.key for option in self.options if option.correct)

    @property
    def word_count(self) -> int:
        """Words that must be read before the question can be answered."""
        texts = (self.scenario, self.prompt, *(option.text for option in self.options))
        return sum(len(text.split()) for text in texts)


def lettered(question: Question, order: Sequence[str]) -> tuple[tuple[str, Option], ...]:
    """Letter and option, in the order shown; `order` holds the options' keys, the first shown as `a`."""
    by_key = {option.key: option for option in question.options}
    return tuple(zip(OPTION_KEYS, (by_key[key] for key in order), strict=False))


def fingerprint(question: Question) -> str:
    """16 hex digits over all that a learner answers to: scenario, prompt, options and key.

    Reasons are left out: a better explanation does not make an old answer an answer to something else.
    """
    from hashlib import blake2b  # drawing a question needs no hash; only an answer does

    parts = [question.kind, question.scenario, question.prompt]
    for option in sorted(question.options, key=lambda option: option.key):
        parts += [option.key, option.text, str(option.correct)]
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
