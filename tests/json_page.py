"""The page on `--json`, made from the shapes in `aws_quiz.cli.as_json`: `python -m tests.json_page` writes it.

The same shapes as JSON Schema, to hold real output against.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from aws_quiz.cli.as_json.outputs import OUTPUTS
from aws_quiz.cli.as_json.vocabulary import KINDS, VERSION

PAGE = Path(__file__).parents[1] / "docs" / "json.md"
PATTERNS = {"day": r"^\d{4}-\d\d-\d\d$", "moment": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$"}
NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false", NoneType: "null"}
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

HEAD = f"""\
# JSON

Everything that reports takes `--json`. This page is made from the code (`python -m tests.json_page`), and a test \
holds it and every command's output to each other.

- Each output is one object. Its first field is `version`, now {VERSION}; it is raised where a field is renamed or \
removed or comes to mean something else. New fields may come without.
- Every field is always there; what there is none of is `null`, or an empty list.
- An exam, topic, concept or question is named by its id. A mock exam is named by its exam and its number (`mock`).
- Times are in seconds (`seconds`, `seconds_…`); those in minutes or hours say so (`minutes_a_day`, `study_hours`).
- Scores are scaled points, as AWS gives them.
- Complaints go to standard error, as text; the [exit status](../README.md#exit-status) says how it went.

Kinds of value:

"""
TAIL = """\
`bank schema` prints a JSON Schema, and `bank export` and `history export` print one record a line; these are forms of \
their own, for files.
"""


def hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, dict) and hasattr(kind, "__required_keys__")


def told(kind: Any) -> tuple[Any, list[str]]:
    """The type without its notes, and the notes: the name of its kind, or what a field means."""
    if get_origin(kind) is Annotated:
        return kind.__origin__, list(kind.__metadata__)
    return kind, []


def name_of(record: type) -> str:
    """Such as "last mock", of LastMockJson."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__.removesuffix("Json")).lower()


def words_for(kind: Any) -> str:
    """What a type is called on the page."""
    kind, notes = told(kind)
    if notes and notes[0] in KINDS:
        return str(notes[0])
    if get_origin(kind) in (Union, UnionType):
        return ", ".join(words_for(one) for one in get_args(kind) if one is not NoneType) + (
            " or null" if NoneType in get_args(kind) else ""
        )
    if get_origin(kind) is list:
        return f"list of {words_for(get_args(kind)[0])}"
    if get_origin(kind) is dict:
        return f"object of {words_for(get_args(kind)[1])} by name"
    return f"[{name_of(kind)}](#{name_of(kind).replace(' ', '-')})" if is_record(kind) else NAMES[kind]


def records_in(kind: Any) -> list[type]:
    """The records that a type is made of."""
    kind, _ = told(kind)
    return [kind] if is_record(kind) else [record for part in get_args(kind) for record in records_in(part)]


def table(shape: type) -> str:
    rows = ["| field | value | meaning |", "| --- | --- | --- |"]
    for field, kind in hints(shape).items():
        bare, notes = told(kind)
        # The innermost kind and what the field means stand in one list where nothing is between them.
        value = words_for(Annotated[(bare, notes[0])] if len(notes) > 1 else bare)
        rows.append(f"| `{field}` | {value} | {notes[-1]} |")
    return "\n".join(rows)


def page() -> str:
    parts = [HEAD + "\n".join(f"- *{kind}*: {meaning}" for kind, meaning in KINDS.items()) + "\n", "## Outputs\n"]
    records: dict[type, None] = {}
    for output in OUTPUTS:
        commands = ", ".join(f"`{' '.join(f'aws-quiz {command} --json'.split())}`" for command in output.commands)
        parts.append(f"### {commands}\n\n{output.shape.__doc__}\n\n{table(output.shape)}\n")
        records |= dict.fromkeys(record for kind in hints(output.shape).values() for record in records_in(kind))
    parts.append("## Records\n")
    waiting = list(records)
    while waiting:
        record = waiting.pop(0)
        parts.append(f"### {name_of(record)}\n\n{record.__doc__}\n\n{table(record)}\n")
        more = [one for kind in hints(record).values() for one in records_in(kind) if one not in records]
        records |= dict.fromkeys(more)
        waiting += dict.fromkeys(more)
    return "\n".join([*parts, "## Exports\n", TAIL])


def schema_of(kind: Any) -> dict[str, Any]:
    """A type as JSON Schema; a record has all of its fields and no others."""
    kind, notes = told(kind)
    special = next((note for note in notes if note in KINDS), "")
    if special in PATTERNS:
        return {"type": "string", "pattern": PATTERNS[special]}
    if special == "share":
        return {"type": "number", "minimum": 0, "maximum": 1}
    if special == "interval":
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [schema_of(one) for one in get_args(kind)]}
    if get_origin(kind) is list:
        return {"type": "array", "items": schema_of(get_args(kind)[0])}
    if get_origin(kind) is dict:
        return {"type": "object", "additionalProperties": schema_of(get_args(kind)[1])}
    return record_schema(kind) if is_record(kind) else {"type": TYPES[kind]}


def record_schema(shape: type, **more: Any) -> dict[str, Any]:
    fields = more | {field: schema_of(kind) for field, kind in hints(shape).items()}
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
