"""Papers drawn from the banks that come with the program."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest

from aws_quiz.banks.catalog.catalog import Catalog
from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.files.loading import BankFolder, shipped_folder
from aws_quiz.core.content.blueprint import apportion
from aws_quiz.core.content.question import Level
from aws_quiz.core.sitting.paper_drawing import draw_paper, largest_paper, scored_of
from aws_quiz.core.sitting.paper_mix import share_out

PAPERS = 1000 if "AWS_QUIZ_THOROUGH" in os.environ else 300


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    file = tmp_path_factory.mktemp("catalog") / "catalog.sqlite"
    return open_catalog(str(file), [BankFolder(shipped_folder(), shipped=True)], "test")


@pytest.mark.parametrize("exam", ["saa-c03", "dva-c03", "clf-c02"])
def test_hundreds_of_papers_of_every_exam_keep_to_its_blueprint(catalog: Catalog, exam: str) -> None:
    blueprint = catalog.blueprint(exam)
    assert blueprint is not None
    candidates = catalog.candidates(exam)
    questions = largest_paper(blueprint, candidates, final=False)
    wanted = apportion({domain.id: domain.weight for domain in blueprint.domains}, questions)
    concept_of = {candidate.question: candidate.concept for candidate in candidates}
    reserved = {candidate.question for candidate in candidates if candidate.reserved}
    for seed in range(PAPERS):
        paper = draw_paper(blueprint, candidates, questions, scored_of(blueprint, questions), Random(seed))
        assert Counter(item.domain for item in paper) == Counter(wanted)
        assert len({concept_of[item.question] for item in paper}) == questions
        assert not reserved.intersection(item.question for item in paper)


@pytest.mark.parametrize("exam", ["saa-c03", "dva-c03"])
def test_the_banks_fill_a_whole_paper(catalog: Catalog, exam: str) -> None:
    blueprint = catalog.blueprint(exam)
    assert blueprint is not None
    assert largest_paper(blueprint, catalog.candidates(exam), final=False) == blueprint.questions


@pytest.mark.parametrize("exam", ["saa-c03", "dva-c03", "clf-c02"])
def test_papers_have_the_blueprints_mix_of_levels_as_far_as_the_banks_have_the_questions(
    catalog: Catalog, exam: str
) -> None:
    blueprint = catalog.blueprint(exam)
    assert blueprint is not None
    candidates = [candidate for candidate in catalog.candidates(exam) if not candidate.reserved]
    questions = largest_paper(blueprint, candidates, final=False)
    supply = Counter(level for _, level in {(candidate.concept, candidate.level) for candidate in candidates})
    wanted = share_out(blueprint.level_mix, questions, supply)
    level_of = {candidate.question: candidate.level for candidate in candidates}
    drawn: Counter[Level] = Counter()
    papers = 40
    for seed in range(papers):
        paper = draw_paper(blueprint, candidates, questions, scored_of(blueprint, questions), Random(seed))
        drawn.update(level_of[item.question] for item in paper)
    for level, number in wanted.items():
        assert drawn[level] / papers == pytest.approx(number, abs=3), level
