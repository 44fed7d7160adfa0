"""The banks that come with the program pass their own linter, warnings included."""

from __future__ import annotations

import pytest

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.loading import BankFolder, Banks, load_banks, shipped_folder
from tests.builders import MOMENT


@pytest.fixture(scope="module")
def banks() -> Banks:
    folder = shipped_folder()
    return load_banks([BankFolder(folder, shipped=True)], relative_to=folder.parent)


@pytest.fixture(scope="module")
def problems(banks: Banks) -> list[str]:
    return [str(problem) for problem in check_banks(banks, today=MOMENT.date())]


def test_banks_are_shipped(banks: Banks) -> None:
    assert banks.topics
    assert {"saa-c03", "dva-c03", "clf-c02"} <= banks.blueprints.keys()
    assert len(banks.notes) == 1003


def test_no_problem_is_found(problems: list[str]) -> None:
    assert problems == []


def test_every_concept_has_a_question_for_every_exam_that_it_serves(banks: Banks) -> None:
    unasked = {
        concept.id
        for topic in banks.topics
        for concept in topic.concepts
        if concept.exams.keys() - {exam for one in concept.questions if not one.reserved for exam in one.exams}
    }
    assert unasked == set()


@pytest.mark.parametrize("exam", ["saa-c03", "dva-c03", "clf-c02"])
def test_every_exam_has_a_whole_final_in_reserve(banks: Banks, exam: str) -> None:
    kept = [
        question
        for topic in banks.topics
        for concept in topic.concepts
        for question in concept.questions
        if question.reserved == exam
    ]
    assert len({question.concept for question in kept}) == len(kept) >= banks.blueprints[exam].questions
