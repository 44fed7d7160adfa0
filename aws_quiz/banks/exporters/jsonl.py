"""One question a line, with everything that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question


class OptionRecord(TypedDict):
    """An option as JSON values; `lacks` is null where it tells of no concept."""

    key: str
    text: str
    correct: bool
    why: str
    lacks: str | None


def option_records(question: Question) -> list[OptionRecord]:
    return [
        {
            "key": option.key,
            "text": option.text,
            "correct": option.correct,
            "why": option.why,
            "lacks": option.lacks or None,
        }
        for option in question.options
    ]


def question_record(question: Question, concept: Concept, topic_title: str) -> dict[str, Any]:
    """A question with its concept as JSON values; nothing that the bank file says is left out."""
    return {
        "id": question.id,
        "concept": concept.id,
        "topic": concept.topic,
        "topic_title": topic_title,
        "kind": question.kind,
        "level": question.level.value,
        "exams": {exam: list(tasks) for exam, tasks in question.exams.items()},
        "concept_exams": {exam: list(tasks) for exam, tasks in concept.exams.items()},
        "reserved": question.reserved or None,
        "scenario": question.scenario or None,
        "prompt": question.prompt,
        "options": option_records(question),
        "takeaway": concept.takeaway,
        "changed": concept.changed or None,
        "notes": list(concept.notes),
        "sources": list(concept.sources),
        "checked": concept.checked,
        "location": str(question.source),
    }


def records(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The questions of concepts, in their order."""
    for concept in concepts:
        for question in concept.questions:
            yield question_record(question, concept, titles.get(concept.topic, concept.topic))
