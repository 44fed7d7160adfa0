"""Nodes to blueprints and to the sections of the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.format.fields import Fields, shortened
from aws_quiz.banks.format.mapping_keys import (
    BLUEPRINT,
    DOMAIN,
    ID_PATTERN,
    IN_USE,
    LEVELS_IN_PAPER,
    NOTES,
    SECTION,
    TASK,
)
from aws_quiz.banks.format.nodes import Mapping, Scalar, read_nodes
from aws_quiz.core.content.bank import NotesSection
from aws_quiz.core.content.blueprint import Blueprint, ExamDomain, Task
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from aws_quiz.banks.format.mapping_keys import KeyTable
    from aws_quiz.banks.format.nodes import Node

LEVELS = ("foundational", "associate", "professional", "specialty")
MOST_QUESTIONS = 500
MOST_MINUTES = 24 * 60
MOST_PARTS = 60
"""Domains of an exam, tasks of a domain: whatever works on an exam may count on it."""

_ID = re.compile(ID_PATTERN)


def read_blueprint(text: str, path: str) -> tuple[Blueprint | None, list[Problem]]:
    """An exam's plan and all that is wrong with its file. None where anything is: half a plan misleads."""
    fields, mapping = opened(text, path, BLUEPRINT)
    if mapping is None:
        return None, fields.problems.told(path)
    level = fields.word(mapping, "level")
    if level and level not in LEVELS:
        wanted = f"{', '.join(LEVELS[:-1])} or {LEVELS[-1]}"
        fields.error(mapping.entries["level"], "unknown-level", f'level "{shortened(level)}" has to be {wanted}')
    first, last = _in_use(fields, mapping)
    domains = tuple(
        domain for item in fields.items(mapping, "domains", MOST_PARTS) if (domain := _read_domain(fields, item))
    )
    blueprint = Blueprint(
        id=fields.matching(mapping, "id", _ID, "bad-id", "lower-case letters and digits joined by hyphens"),
        code=fields.text(mapping, "code"),
        name=fields.text(mapping, "name"),
        level=level,
        questions=fields.number(mapping, "questions", MOST_QUESTIONS),
        unscored=fields.number(mapping, "unscored", MOST_QUESTIONS),
        minutes=fields.number(mapping, "minutes", MOST_MINUTES),
        pass_mark=fields.number(mapping, "pass_mark"),
        domains=domains,
        scale=_scale(fields, mapping),
        in_use_from=first,
        in_use_until=last,
        services=fields.words(mapping, "services"),
        corresponds=_corresponds(fields, mapping),
        levels=_levels(fields, mapping),
        multiple_response=fields.number(mapping, "multiple_response", 100),
    )
    fields.addresses(mapping, "sources")
    fields.month(mapping, "checked")
    if not fields.faults:
        _check_figures(fields, mapping, blueprint)
    return (None if fields.faults or fields.problems else blueprint), fields.problems.told(path)


def read_notes(text: str, path: str) -> tuple[tuple[NotesSection, ...], list[Problem]]:
    """The sections of the study notes; one that is broken is left out."""
    fields, mapping = opened(text, path, NOTES)
    if mapping is None:
        return (), fields.problems.told(path)
    found: dict[str, NotesSection] = {}
    for item in fields.items(mapping, "sections"):
        faults = fields.faults
        entry = fields.mapping(item, SECTION)
        if entry is None:
            continue
        section = NotesSection(
            fields.word(entry, "id"),
            fields.text(entry, "title"),
            fields.word(entry, "topic"),
            fields.number(entry, "facts"),
        )
        if section.id in found:
            fields.error(entry, "duplicate-id", f'the section "{shortened(section.id)}" stands twice')
        elif fields.faults == faults:
            found[section.id] = section
    return tuple(found.values()), fields.problems.told(path)


def opened(text: str, path: str, table: KeyTable) -> tuple[Fields, Mapping | None]:
    """The root of a file that has to be a mapping with the table's keys; None where it is nothing of the kind."""
    root, problems = read_nodes(text, path)
    fields = Fields(path, problems)
    if root is None:
        if not problems:
            message = f"this file is empty; it needs {', '.join(table.required)}"
            problems.append(Problem(Location(path), Severity.ERROR, "empty-file", message))
        return fields, None
    return fields, fields.mapping(root, table)


def _in_use(fields: Fields, mapping: Mapping) -> tuple[str, str]:
    node = mapping.entries.get("in_use")
    days = fields.mapping(node, IN_USE) if node is not None else None
    if days is None:
        return "", ""
    return tuple("" if _is_null(days, name) else fields.day(days, name) for name in ("from", "until"))  # type: ignore[return-value]


def _is_null(mapping: Mapping, name: str) -> bool:
    """Whether an end is left open, as in `until: null`."""
    node = mapping.entries.get(name)
    return isinstance(node, Scalar) and node.plain and node.text in ("null", "~", "")


def _scale(fields: Fields, mapping: Mapping) -> tuple[int, int]:
    if "scale" not in mapping.entries:
        return 100, 1000
    numbers = [fields.number_of(item, "a bound of scale") for item in fields.items(mapping, "scale")]
    if len(numbers) == 2 and numbers[0] < numbers[1]:
        return numbers[0], numbers[1]
    fields.error(mapping.entries["scale"], "wrong-shape", "scale has to be a list of two numbers, the lower first")
    return 100, 1000


def _read_domain(fields: Fields, node: Node) -> ExamDomain | None:
    mapping = fields.mapping(node, DOMAIN)
    if mapping is None:
        return None
    tasks = []
    for item in fields.items(mapping, "tasks", MOST_PARTS):
        entry = fields.mapping(item, TASK)
        if entry is not None:
            tasks.append(Task(fields.word(entry, "id"), fields.text(entry, "title")))
    return ExamDomain(
        fields.word(mapping, "id"), fields.text(mapping, "name"), fields.number(mapping, "weight", 100), tuple(tasks)
    )


def _corresponds(fields: Fields, mapping: Mapping) -> dict[str, dict[str, tuple[str, ...]]]:
    node = mapping.entries.get("corresponds")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_shape(node, "corresponds", "a mapping of exams")
        return {}
    return {exam: fields.tasks(node, exam) for exam in node.entries}


def _levels(fields: Fields, mapping: Mapping) -> dict[str, int]:
    node = mapping.entries.get("levels")
    shares = fields.mapping(node, LEVELS_IN_PAPER) if node is not None else None
    if shares is None:
        return {}
    found = {level: fields.number(shares, level, 100) for level in shares.entries if level in LEVELS_IN_PAPER.names}
    if not fields.faults and sum(found.values()) != 100:
        fields.error(shares, "weights-not-100", f"the shares of levels sum to {sum(found.values())}, not to 100")
    return found


def _check_figures(fields: Fields, mapping: Mapping, blueprint: Blueprint) -> None:
    domains = mapping.entries["domains"]
    if (whole := sum(domain.weight for domain in blueprint.domains)) != 100:
        fields.error(domains, "weights-not-100", f"the weights of the domains sum to {whole}, not to 100")
    tasks = [task.id for domain in blueprint.domains for task in domain.tasks]
    for task in dict.fromkeys(tasks):
        if tasks.count(task) > 1:
            fields.error(domains, "duplicate-id", f'the task "{shortened(task)}" stands twice')
    if not 0 <= blueprint.unscored < blueprint.questions or not blueprint.minutes:
        message = "an exam needs minutes, and more questions than unscored ones"
        fields.error(mapping, "bad-number", message)
    if not blueprint.scale[0] < blueprint.pass_mark <= blueprint.scale[1]:
        low, high = blueprint.scale
        fields.error(mapping.entries["pass_mark"], "bad-number", f"pass_mark has to lie between {low} and {high}")
    for exam, became in blueprint.corresponds.items():
        for task in dict.fromkeys(new for news in became.values() for new in news):
            if task not in tasks:
                message = (
                    f'{shortened(exam)} corresponds to the task "{shortened(task)}", which this exam does not have'
                )
                fields.error(mapping.entries["corresponds"], "unknown-task", message)
