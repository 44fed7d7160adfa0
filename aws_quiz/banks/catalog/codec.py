"""Concepts, questions and the like as compact JSON, the form in which the catalog keeps them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_quiz.core.content.bank import Concept
from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.content.question import Kind, Level, Option, Question, body_of
from aws_quiz.core.content.source import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def question_to_json(question: Question) -> str:
    return _dump(
        {
            "kind": question.kind,
            "level": question.level.value,
            "prompt": question.prompt,
            "scenario": question.scenario,
            "reserved": question.reserved,
            "exams": question.exams,
            "at": _place(question.source),
            "options": [
                [option.key, option.text, option.why, option.correct, *_place(option.source)[1:], option.lacks]
                for option in question.options
            ],
        }
    )


def question_from_json(text: str, question_id: str, concept: str, topic: str) -> Question:
    data = json.loads(text)
    path = data["at"][0]
    options = tuple(
        Option(key, text, why, correct, Location(path, line, column), lacks)
        for key, text, why, correct, line, column, lacks in data["options"]
    )
    return Question(
        id=question_id,
        concept=concept,
        topic=topic,
        level=Level(data["level"]),
        prompt=data["prompt"],
        body=body_of(Kind(data["kind"]), options),
        exams=_tags(data["exams"]),
        scenario=data["scenario"],
        reserved=data["reserved"],
        source=Location(*data["at"]),
    )


def concept_to_json(concept: Concept) -> str:
    return _dump(
        {
            "takeaway": concept.takeaway,
            "exams": concept.exams,
            "sources": concept.sources,
            "checked": concept.checked,
            "notes": concept.notes,
            "changed": concept.changed,
            "at": _place(concept.source),
        }
    )


def concept_from_json(text: str, concept_id: str, topic: str, questions: tuple[Question, ...]) -> Concept:
    data = json.loads(text)
    return Concept(
        id=concept_id,
        topic=topic,
        takeaway=data["takeaway"],
        exams=_tags(data["exams"]),
        sources=tuple(data["sources"]),
        checked=data["checked"],
        questions=questions,
        notes=tuple(data["notes"]),
        changed=data["changed"],
        source=Location(*data["at"]),
    )


def blueprint_to_json(blueprint: Blueprint) -> str:
    domains = [{**domain._asdict(), "tasks": [task._asdict() for task in domain.tasks]} for domain in blueprint.domains]
    return _dump({**blueprint._asdict(), "domains": domains})


def blueprint_from_json(text: str) -> Blueprint:
    data = json.loads(text)
    data["domains"] = tuple(
        ExamDomain(domain["id"], domain["name"], domain["weight"], tuple(Task(**task) for task in domain["tasks"]))
        for domain in data["domains"]
    )
    data["scale"] = tuple(data["scale"])
    data["services"] = tuple(data["services"])
    data["corresponds"] = {exam: _tags(tasks) for exam, tasks in data["corresponds"].items()}
    return Blueprint(**data)


def forms_to_json(forms: Sequence[str]) -> str:
    return json.dumps(forms, ensure_ascii=False, separators=(",", ":"))


def forms_from_json(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _tags(exams: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {exam: tuple(tasks) for exam, tasks in exams.items()}


def _place(location: Location) -> tuple[str, int, int]:
    return location.path, location.line, location.column


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
