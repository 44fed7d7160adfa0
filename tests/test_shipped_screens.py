"""Verdicts of the questions that come with the program: what counts stands on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from rich.text import Text

from aws_quiz.banks.catalog.catalog import Catalog
from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.files.loading import BankFolder, shipped_folder
from aws_quiz.core.content.bank import Concept
from aws_quiz.core.content.question import Question, lettered
from aws_quiz.terminal.device.theme import UNICODE
from aws_quiz.terminal.question.verdict_view import Told, told_lines

EVERY = 7
"""Which of the concepts are looked at: enough for a share."""


@pytest.fixture(scope="module")
def concepts(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Concept]:
    file = tmp_path_factory.mktemp("catalog") / "catalog.sqlite"
    catalog: Catalog = open_catalog(str(file), [BankFolder(shipped_folder(), shipped=True)], "test")
    return list(catalog.concepts())[::EVERY]


def answers(question: Question) -> Iterator[tuple[str, ...]]:
    """The right answer, and a wrong one."""
    right = sorted(question.right)
    wrong = [option.key for option in question.options if not option.correct]
    yield tuple(right)
    yield (*right[1:], wrong[0])


def fits(question: Question, concept: Concept, chosen: tuple[str, ...], columns: int, rows: int) -> bool:
    keys = [option.key for option in question.options]
    aside = ("sure", "41 s", "next in 9 days")
    told = Told(Text(" 7 of 28"), question, concept, lettered(question, keys), chosen, aside)
    room = rows - 2
    lines = [line.plain for line in told_lines(told, columns, UNICODE, room=room)]
    rest = [at for at, line in enumerate(lines) if line.startswith((" Changed", " Note", " Missing"))]
    text = "\n".join(lines)
    marks = sum(line.startswith((" ▸ ", "   ")) and " ✓ " in line[:8] for line in lines)
    assert marks == len(question.right), text
    assert " Remember" in text
    return (rest[0] if rest else len(lines)) <= room


@pytest.mark.parametrize(("columns", "rows", "least"), [(80, 24, 0.98), (60, 20, 0.8), (120, 40, 1.0)])
def test_question_choice_key_and_takeaway_stand_on_one_screen(
    concepts: Sequence[Concept], columns: int, rows: int, least: float
) -> None:
    found = [
        fits(question, concept, chosen, columns, rows)
        for concept in concepts
        for question in concept.questions
        for chosen in answers(question)
    ]
    assert sum(found) / len(found) >= least
