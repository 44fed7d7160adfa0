"""What our exports write beside a question in formats that have no place for it: one line of JSON behind a mark."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aws_quiz.banks.drafts.draft import OwnFields
from aws_quiz.banks.format.mapping_keys import ID_PATTERN, QUESTION_ID_PATTERN
from aws_quiz.core.content.question import Level

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question

OWN_MARK = "aws-quiz "
OWN_INDENT = 4
"""By how many spaces our Markdown sets the further lines of an option in."""

_SOURCES = "\n\nSources: "
_ID = re.compile(ID_PATTERN)
_QUESTION_ID = re.compile(QUESTION_ID_PATTERN)


def own_line(question: Question, concept: Concept, topic_title: str) -> str:
    """The line, without line ends and without `--`, which would end a comment of HTML."""
    record: dict[str, Any] = {
        "question": question.id,
        "concept": concept.id,
        "topic": concept.topic,
        "topic_title": topic_title,
        "level": question.level.value,
        "exams": {exam: list(tasks) for exam, tasks in question.exams.items()},
        "concept_exams": {exam: list(tasks) for exam, tasks in concept.exams.items()},
        "reserved": question.reserved,
        "scenario": question.scenario,
        "changed": concept.changed,
        "notes": list(concept.notes),
        "checked": concept.checked,
        "keys": "".join(option.key for option in question.options),
        "lacks": {option.key: option.lacks for option in question.options if option.lacks},
    }
    kept = {key: value for key, value in record.items() if value}
    return OWN_MARK + json.dumps(kept).replace("--", "-\\u002d")


def told(concept: Concept) -> str:
    """The takeaway with its sources, as one text for formats that have one place for what is told after an answer."""
    return f"{concept.takeaway}{_SOURCES}{' '.join(concept.sources)}" if concept.sources else concept.takeaway


def takeaway_and_sources(text: str) -> tuple[str, tuple[str, ...]]:
    """The two again."""
    takeaway, mark, last = text.rpartition(_SOURCES)
    words = tuple(word.strip("<>") for word in last.split())
    if mark and words and all(word.startswith("https://") for word in words):
        return takeaway, words
    return text, ()


def scenario_and_prompt(question: Question) -> str:
    """What is read before the options, as one text."""
    return after_scenario(question.scenario, question.prompt)


def after_scenario(scenario: str, prompt: str) -> str:
    """A prompt with its scenario before it, as a draft holds them."""
    return f"{scenario}\n\n{prompt}" if scenario else prompt


def own_fields_of(text: str) -> OwnFields | None:
    """The fields of such a line; None where it is not one of ours, and the question is then anybody's."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return own_fields_from(record) if isinstance(record, dict) else None


def own_fields_from(record: dict[str, Any]) -> OwnFields | None:
    """The fields of a record with the names of our exports, each checked: a file may say anything."""
    words = {name: _word(record.get(name)) for name in OwnFields._fields}
    lacks = record.get("lacks")
    question, concept = words["question"], words["concept"]
    if not _QUESTION_ID.fullmatch(question) or not _ID.fullmatch(concept) or question.rpartition(".")[0] != concept:
        return None
    if not _ID.fullmatch(words["topic"]) or words["level"] not in list(Level):
        return None
    concept_exams = _exams(record.get("concept_exams") or record.get("exams"))
    return OwnFields(
        question,
        concept,
        words["topic"],
        words["topic_title"] or words["topic"],
        words["level"],
        _exams(record.get("exams")) or concept_exams,
        concept_exams,
        words["reserved"],
        words["scenario"],
        words["takeaway"],
        words["changed"],
        _words(record.get("notes")),
        words["checked"],
        words["keys"],
        {str(key): concept for key, named in lacks.items() if _ID.fullmatch(concept := _word(named))}
        if isinstance(lacks, dict)
        else {},
    )


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> tuple[str, ...]:
    return tuple(word for item in value if (word := _word(item))) if isinstance(value, list) else ()


def _exams(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        return {}
    return {str(exam): tasks for exam, found in value.items() if (tasks := _words(found))}
