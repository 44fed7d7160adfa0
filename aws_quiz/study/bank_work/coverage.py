"""What the banks cover: topics, concepts, questions, exam tasks and sections of the notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room


class Subject(NamedTuple):
    """A subject of the notes: how many of its sections hold facts, and which no concept names."""

    name: str
    sections: int
    covered: int
    missing: tuple[str, ...]


def topics_covered(room: Room, concepts: list[Concept]) -> list[dict[str, str | int]]:
    rows: dict[str, Counter[str]] = {topic: Counter() for topic in room.catalog.topic_titles()}
    for concept in concepts:
        row = rows[concept.topic]
        row["concepts"] += 1
        for question in concept.questions:
            row.update(("questions", question.level.value, question.kind))
    names = ("concepts", "questions", "recall", "application", "analysis", "design", "multiple")
    return [{"topic": topic, **{name: row[name] for name in names}} for topic, row in rows.items()]


def tasks_covered(blueprint: Blueprint, concepts: list[Concept]) -> list[dict[str, str | int]]:
    by_concept: Counter[str] = Counter()
    by_question: Counter[str] = Counter()
    for concept in concepts:
        by_concept.update(blueprint.tasks_served(concept.exams))
        for question in concept.questions:
            by_question.update(blueprint.tasks_served(question.exams))
    return [
        {"task": task.id, "title": task.title, "concepts": by_concept[task.id], "questions": by_question[task.id]}
        for domain in blueprint.domains
        for task in domain.tasks
    ]


def subjects_covered(room: Room, concepts: list[Concept]) -> list[Subject]:
    named = {section for concept in concepts for section in concept.notes}
    ids: dict[str, list[str]] = {}
    for section in room.catalog.sections():
        if section.facts:
            ids.setdefault(section.topic, []).append(section.id)
    return [
        Subject(name, len(sections), len(named.intersection(sections)), tuple(s for s in sections if s not in named))
        for name, sections in sorted(ids.items())
    ]
