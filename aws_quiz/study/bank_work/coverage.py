"""What the banks cover: topics, concepts, questions, exam tasks and sections of the notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.study.room import Room


class Subject(NamedTuple):
    """A subject of the notes: how many of its sections hold facts, and which no concept names."""

    name: str
    sections: int
    covered: int
    missing: tuple[str, ...]


class Coverage(NamedTuple):
    """What the banks cover: rows by topic, rows by task of each exam, subjects of the notes."""

    topics: list[dict[str, str | int]]
    tasks: dict[str, list[dict[str, str | int]]]
    subjects: list[Subject]


LEVELS = ("recall", "application", "analysis", "design")


def coverage_of(room: Room, blueprints: Sequence[Blueprint]) -> Coverage:
    """Goes through the banks once, a topic at a time."""
    topics: dict[str, Counter[str]] = {topic: Counter() for topic in room.catalog.topic_titles()}
    by_concept: dict[str, Counter[str]] = {blueprint.id: Counter() for blueprint in blueprints}
    by_question: dict[str, Counter[str]] = {blueprint.id: Counter() for blueprint in blueprints}
    named: set[str] = set()
    for topic in room.tracked(list(topics), "Measuring the banks"):
        for concept in room.catalog.concepts(topic):
            row = topics[topic]
            row["concepts"] += 1
            named.update(concept.notes)
            for blueprint in blueprints:
                by_concept[blueprint.id].update(blueprint.tasks_served(concept.exams))
            for question in concept.questions:
                row.update(("questions", question.level.value, question.kind))
                for blueprint in blueprints:
                    by_question[blueprint.id].update(blueprint.tasks_served(question.exams))
    names = ("concepts", "questions", *LEVELS, "multiple")
    return Coverage(
        [{"topic": topic, **{name: row[name] for name in names}} for topic, row in topics.items()],
        {one.id: _tasks(one, by_concept[one.id], by_question[one.id]) for one in blueprints},
        _subjects(room, named),
    )


def _tasks(blueprint: Blueprint, concepts: Counter[str], questions: Counter[str]) -> list[dict[str, str | int]]:
    return [
        {"task": task.id, "title": task.title, "concepts": concepts[task.id], "questions": questions[task.id]}
        for domain in blueprint.domains
        for task in domain.tasks
    ]


def _subjects(room: Room, named: set[str]) -> list[Subject]:
    ids: dict[str, list[str]] = {}
    for section in room.catalog.sections():
        if section.facts:
            ids.setdefault(section.topic, []).append(section.id)
    return [
        Subject(name, len(sections), len(named.intersection(sections)), tuple(s for s in sections if s not in named))
        for name, sections in sorted(ids.items())
    ]
