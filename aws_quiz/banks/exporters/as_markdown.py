"""Markdown with checkboxes: reasons as quotes below their options; a comment holds what readers need not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.markdown_text import as_markdown
from aws_quiz.banks.drafts.own_fields import OWN_INDENT, own_line, scenario_and_prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option, Question


def markdown_lines(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[str]:
    """A heading for each topic, and below it one for each question."""
    topic = None
    for concept in concepts:
        title = titles.get(concept.topic, concept.topic)
        if concept.topic != topic:
            topic = concept.topic
            yield f"# {as_markdown(title)}"
            yield ""
        for question in concept.questions:
            yield from _question_lines(question, concept, title)


def _question_lines(question: Question, concept: Concept, title: str) -> Iterator[str]:
    yield f"<!-- {own_line(question, concept, title)} -->"
    first, *rest = as_markdown(scenario_and_prompt(question)).split("\n")
    # A block of code cannot begin in a heading.
    yield from ("### ", first) if first.startswith("```") else (f"### {first}",)
    yield from rest
    yield ""
    for option in question.options:
        yield from _option_lines(option)
    yield ""
    yield f"**Explanation:** {as_markdown(concept.takeaway)}"
    if concept.sources:
        yield ""
        yield f"Sources: {' '.join(f'<{source}>' for source in concept.sources)}"
    yield ""


def _option_lines(option: Option) -> Iterator[str]:
    first, *rest = as_markdown(option.text).split("\n")
    yield from (
        (f"- [{'x' if option.correct else ' '}]", f"{' ' * OWN_INDENT}{first}")
        if first.startswith("```")
        else (f"- [{'x' if option.correct else ' '}] {first}",)
    )
    yield from (f"{' ' * OWN_INDENT}{line}" if line else "" for line in rest)
    if option.why:
        yield from (f"  > {line}" for line in as_markdown(option.why).split("\n"))
