"""A table with a question a row; options stand in the columns of their keys."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from aws_quiz.banks.importers.own_table import OWN_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question


def csv_lines(concepts: Iterable[Concept], titles: dict[str, str]) -> Iterator[str]:
    """The header, then the rows; a cell may hold line ends."""
    yield _line(OWN_COLUMNS)
    for concept in concepts:
        for question in concept.questions:
            cells = _cells(question, concept, titles.get(concept.topic, concept.topic))
            yield _line([cells.get(name, "") for name in OWN_COLUMNS])


def _cells(question: Question, concept: Concept, title: str) -> dict[str, str]:
    return {
        "question": question.id,
        "concept": concept.id,
        "topic": concept.topic,
        "topic_title": title,
        "level": question.level.value,
        "prompt": question.prompt,
        **{f"option_{option.key}": option.text for option in question.options},
        **{f"why_{option.key}": option.why for option in question.options},
        "answer": " ".join(sorted(question.right)),
        "takeaway": concept.takeaway,
        "scenario": question.scenario,
        "exams": _json(question.exams),
        "concept_exams": _json(concept.exams),
        "reserved": question.reserved,
        "changed": concept.changed,
        "notes": _json(concept.notes),
        "sources": _json(concept.sources),
        "checked": concept.checked,
        "lacks": _json({option.key: option.lacks for option in question.options if option.lacks}),
    }


def _json(value: object) -> str:
    return json.dumps(value) if value else ""


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().removesuffix("\n")
