"""`bank schema`: a JSON Schema by which editors complete and check a topic file.

It is made from the tables of keys that reading uses, so what editors accept is what the program accepts. Only what
a schema cannot say is left to `bank check`: how many options are right, which ids are taken.
"""

from __future__ import annotations

from typing import Any

from aws_quiz.banks.format.mapping_keys import (
    ADDRESS_PATTERN,
    CONCEPT,
    ID_PATTERN,
    KINDS,
    MONTH_PATTERN,
    OPTION,
    QUESTION,
    QUESTION_ID_PATTERN,
    SCENARIO,
    TOPIC,
    KeyTable,
    Shape,
)
from aws_quiz.core.content.question import OPTION_KEYS, Level

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "pattern": r"\S"}


def schema() -> Schema:
    """The schema of a topic file, in the dialect of 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A topic of a question bank",
        **_mapping(TOPIC),
        "$defs": {
            "concept": _mapping(CONCEPT),
            "question": _mapping(QUESTION),
            "option": _mapping(OPTION),
            "scenario": _mapping(SCENARIO),
        },
    }


def _mapping(table: KeyTable) -> Schema:
    return {
        "type": "object",
        "properties": {key.name: {"description": key.meaning, **_value(key.shape)} for key in table.keys},
        "required": list(table.required),
        "additionalProperties": False,
    }


def _value(shape: Shape) -> Schema:
    return {
        Shape.TEXT: TEXT,
        Shape.ID: _matching(ID_PATTERN),
        Shape.QUESTION_ID: _matching(QUESTION_ID_PATTERN),
        Shape.MONTH: _matching(MONTH_PATTERN),
        Shape.TRUTH: {"type": "boolean"},
        Shape.OPTION_KEY: _matching(f"[{OPTION_KEYS[0]}-{OPTION_KEYS[-1]}]"),
        Shape.KIND: {"enum": list(KINDS)},
        Shape.LEVEL: {"enum": [str(level) for level in Level]},
        Shape.TEXTS: _list_of(TEXT),
        Shape.ADDRESSES: _list_of(_matching(ADDRESS_PATTERN)),
        Shape.TASKS: {"type": "object", "additionalProperties": _list_of(TEXT), "minProperties": 1},
        Shape.TOPIC_CONCEPTS: _list_of({"$ref": "#/$defs/concept"}),
        Shape.SCENARIOS: _list_of({"$ref": "#/$defs/scenario"}),
        Shape.QUESTIONS: _list_of({"$ref": "#/$defs/question"}),
        Shape.OPTIONS: {**_list_of({"$ref": "#/$defs/option"}), "minItems": 2, "maxItems": len(OPTION_KEYS)},
    }[shape]


def _matching(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}
