"""The figures that docs/figures.tsv holds with two sources each are those that the banks teach."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pytest

from aws_quiz.banks.files.loading import BankFolder, load_banks, shipped_folder

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept

TABLE = Path(__file__).parent.parent / "docs" / "figures.tsv"
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|sixty|half"
NUMBER = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{WORDS})\b", re.IGNORECASE)


class Figure(NamedTuple):
    """One line of the table."""

    concept: str
    figure: str
    source: str
    other_source: str


def figures() -> list[Figure]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert next(rows) == ["concept", "figure", "source", "other source"]
        return [Figure(*row) for row in rows]


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    folder = shipped_folder()
    banks = load_banks([BankFolder(folder, shipped=True)], relative_to=folder.parent)
    return {concept.id: concept for topic in banks.topics for concept in topic.concepts}


def said_of(concept: Concept) -> str:
    texts = [concept.takeaway, concept.changed or ""]
    for question in concept.questions:
        texts += [question.prompt, *(text for option in question.options for text in (option.text, option.why))]
    return " ".join(texts)


def numbers_in(text: str) -> set[str]:
    return {number.lower() for number in NUMBER.findall(text)}


def test_there_are_two_hundred() -> None:
    assert len(figures()) >= 200
    assert len({(one.concept, one.figure) for one in figures()}) == len(figures())


def test_each_stands_in_its_concept(concepts: dict[str, Concept]) -> None:
    missing = []
    for one in figures():
        numbers = numbers_in(said_of(concepts[one.concept])) if one.concept in concepts else set()
        missing += [f"{one.concept}: {number}" for number in sorted(numbers_in(one.figure) - numbers)]
    assert missing == []


def test_each_has_a_number_or_a_date_and_two_pages() -> None:
    for one in figures():
        assert numbers_in(one.figure), one
        hosts = [urlsplit(address).hostname or "" for address in (one.source, one.other_source)]
        assert all(host.endswith("aws.amazon.com") for host in hosts), one
        assert one.source.rstrip("/") != one.other_source.rstrip("/"), one
