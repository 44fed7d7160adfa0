"""The published schema accepts what reading accepts, and refuses the same keys."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from aws_quiz.banks.files.loading import shipped_folder
from aws_quiz.banks.format.json_schema import schema
from aws_quiz.banks.format.mapping_keys import CONCEPT, OPTION, QUESTION, SCENARIO, TOPIC
from aws_quiz.banks.format.reading import read_topic
from tests.banks import bank_folder

VALIDATOR = jsonschema.Draft202012Validator(schema())


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(text))]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_sound_topic_is_accepted() -> None:
    assert faults(bank_folder.TOPIC) == []


def test_every_topic_that_is_shipped_is_accepted() -> None:
    for path in sorted(shipped_folder().glob("*/*.yaml")):
        if path.parent.name != "exams":
            with path.open(encoding="utf-8") as file:
                content = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            assert [f"{path}: {error.message}" for error in VALIDATOR.iter_errors(content)] == []


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("title:", "titel:"),
        ("    takeaway:", "    take_away:"),
        ("        level:", "        lvl: 1\n        level:"),
        ("            why: A cache", "            wy: A cache"),
        ("level: application", "level: applied"),
        ("checked: 2026-11", "checked: '2026-13'"),
        ("topic: example", "topic: An Example"),
        ("orders.1", "orders"),
        ("correct: true", "correct: 'true'"),
        ("key: d", "key: k"),
        ("key: d", "key: d\n            lacks: No Concept"),
        ("https://", "http://"),
        ('saa-c03: ["2.1"]', "saa-c03: []"),
        ("text: Put a cache of Amazon ElastiCache before the workers.", "text: No"),
    ],
)
def test_schema_and_reading_refuse_the_same(written: str, broken: str) -> None:
    assert written in bank_folder.TOPIC
    text = bank_folder.TOPIC.replace(written, broken, 1)
    problems = read_topic(text, "a.yaml", area="", strict=True)[1]
    # Quotes make `true` a text to other readers; this one looks at the word.
    assert bool(problems) is ("correct" not in written)
    assert faults(text) != []


def test_every_key_that_reading_knows_stands_in_the_schema_with_what_it_means() -> None:
    made = schema()
    parts = made["$defs"]
    for table, part in (
        (TOPIC, made),
        (CONCEPT, parts["concept"]),
        (QUESTION, parts["question"]),
        (OPTION, parts["option"]),
        (SCENARIO, parts["scenario"]),
    ):
        properties: dict[str, Any] = part["properties"]
        assert properties.keys() == table.names
        assert all(value["description"] for value in properties.values())
        assert part["required"] == list(table.required)
        assert part["additionalProperties"] is False
