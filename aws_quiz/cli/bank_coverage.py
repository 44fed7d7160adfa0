"""What the banks cover: topics, concepts, questions, exam tasks and sections of the notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.cli.output import write_json, write_table

if TYPE_CHECKING:
    from aws_quiz.cli.room import Room
    from aws_quiz.core.bank import Concept
    from aws_quiz.core.blueprint import Blueprint


class Subject(NamedTuple):
    """A subject of the notes: how many of its sections hold facts, and which no concept names."""

    name: str
    sections: int
    covered: int
    missing: tuple[str, ...]


def run_coverage(room: Room, exam: str | None, *, as_json: bool) -> int:
    """Prints three tables: topics, tasks of each exam, and per subject of the notes the sections left out."""
    concepts = list(room.catalog.concepts())
    blueprints = [room.blueprint(exam)] if exam else list(room.catalog.blueprints().values())
    topics = _topics(room, concepts)
    tasks = {blueprint.id: _tasks(blueprint, concepts) for blueprint in blueprints}
    subjects = _subjects(room, concepts)
    if as_json:
        write_json(room.env, {"topics": topics, "tasks": tasks, "notes": [subject._asdict() for subject in subjects]})
        return 0
    env = room.env
    write_table(
        env,
        ("topic", "concepts", "questions", "recall", "application", "analysis", "multiple"),
        [tuple(topic.values()) for topic in topics],
    )
    for blueprint in blueprints:
        env.write("")
        rows = [
            (f"{task} {title}", concepts_, questions)
            for task, title, concepts_, questions in (tuple(row.values()) for row in tasks[blueprint.id])
        ]
        write_table(env, (f"task of {blueprint.code}", "concepts", "questions"), rows)
    env.write("")
    write_table(
        env,
        ("subject of the notes", "sections", "covered", "not yet"),
        [(s.name, s.sections, s.covered, _shortened(s.missing)) for s in subjects],
    )
    covered, sections = sum(s.covered for s in subjects), sum(s.sections for s in subjects)
    env.write(
        f"{covered} of {sections} sections that hold facts are named by a concept; --json lists all that are not."
    )
    return 0


def _topics(room: Room, concepts: list[Concept]) -> list[dict[str, str | int]]:
    rows: dict[str, Counter[str]] = {topic: Counter() for topic in room.catalog.topic_titles()}
    for concept in concepts:
        row = rows[concept.topic]
        row["concepts"] += 1
        for question in concept.questions:
            row.update(("questions", question.level.value, question.kind))
    names = ("concepts", "questions", "recall", "application", "analysis", "multiple")
    return [{"topic": topic, **{name: row[name] for name in names}} for topic, row in rows.items()]


def _tasks(blueprint: Blueprint, concepts: list[Concept]) -> list[dict[str, str | int]]:
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


def _subjects(room: Room, concepts: list[Concept]) -> list[Subject]:
    named = {section for concept in concepts for section in concept.notes}
    ids: dict[str, list[str]] = {}
    for section in room.catalog.sections():
        if section.facts:
            ids.setdefault(section.topic, []).append(section.id)
    return [
        Subject(name, len(sections), len(named.intersection(sections)), tuple(s for s in sections if s not in named))
        for name, sections in sorted(ids.items())
    ]


def _shortened(ids: tuple[str, ...], most: int = 6) -> str:
    more = len(ids) - most
    return " ".join(ids[:most]) + (f" and {more} more" if more > 0 else "")
