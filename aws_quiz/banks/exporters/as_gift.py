"""GIFT: reasons as feedback, the takeaway as general feedback; a comment holds what GIFT has no place for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.own_fields import own_line, scenario_and_prompt, told
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option, Question

_TO_ESCAPE = re.compile(r"[\\~=#{}:]")


def gift_lines(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[str]:
    """A category for each topic, and below it its questions."""
    topic = None
    for concept in concepts:
        title = titles.get(concept.topic, concept.topic)
        if concept.topic != topic:
            topic = concept.topic
            yield f"$CATEGORY: {title.replace('/', '//')}"
            yield ""
        for question in concept.questions:
            yield f"// {own_line(question, concept, title)}"
            yield f"::{_escaped(question.id)}::[plain]{_escaped(scenario_and_prompt(question))}{{"
            yield from (_option(option, question) for option in question.options)
            yield f"####{_escaped(told(concept))}"
            yield "}"
            yield ""


def share(question: Question) -> str:
    """What each right option of several is worth, in percent, with the digits that Moodle wants."""
    return f"{100 / len(question.right):.5f}".rstrip("0").rstrip(".")


def _option(option: Option, question: Question) -> str:
    if question.kind is Kind.SINGLE:
        sign = "=" if option.correct else "~"
    else:
        sign = f"~%{share(question)}%" if option.correct else "~%-100%"
    # What begins like a weight or a format would be taken for one.
    text = f"[plain]{option.text}" if option.text[0] in "[%" else option.text
    marked = _escaped(text)
    return f"{sign}{marked}#{_escaped(option.why)}" if option.why else f"{sign}{marked}"


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\g<0>", text).replace("\n", "\\n")
