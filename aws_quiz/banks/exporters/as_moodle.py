"""Moodle XML: plain text, reasons as feedback; a tag holds what Moodle has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from aws_quiz.banks.drafts.own_fields import own_line, scenario_and_prompt, told
from aws_quiz.banks.exporters.as_gift import share
from aws_quiz.core.content.question import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option, Question


def moodle_lines(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[str]:
    """The whole document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<quiz>"
    topic = None
    for concept in concepts:
        title = titles.get(concept.topic, concept.topic)
        if concept.topic != topic:
            topic = concept.topic
            path = escape(title.replace("/", "//"))
            yield f'<question type="category"><category><text>$course$/top/{path}</text></category></question>'
        for question in concept.questions:
            yield from _question_lines(question, concept, title)
    yield "</quiz>"


def _question_lines(question: Question, concept: Concept, title: str) -> Iterator[str]:
    is_single = question.kind is Kind.SINGLE
    yield '<question type="multichoice">'
    yield f"<name><text>{escape(question.id)}</text></name>"
    yield f"<idnumber>{escape(question.id)}</idnumber>"
    yield f'<questiontext format="plain_text">{_text(scenario_and_prompt(question))}</questiontext>'
    yield f'<generalfeedback format="plain_text">{_text(told(concept))}</generalfeedback>'
    yield f"<single>{str(is_single).lower()}</single>"
    yield "<shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
    for option in question.options:
        worth = "100" if is_single and option.correct else _worth(option, question)
        feedback = f'<feedback format="plain_text">{_text(option.why)}</feedback>'
        yield f'<answer fraction="{worth}" format="plain_text">{_text(option.text)}{feedback}</answer>'
    yield f"<tags><tag>{_text(own_line(question, concept, title))}</tag></tags>"
    yield "</question>"


def _worth(option: Option, question: Question) -> str:
    if question.kind is Kind.SINGLE:
        return "0"
    return share(question) if option.correct else "-100"


def _text(text: str) -> str:
    return f"<text>{escape(text)}</text>"
