"""Where concepts count in a report: by exam, domain and task, equal to what papers may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.catalog import Catalog, Scope
from tests.banks.test_catalog import Banks
from tests.runner import bank_text

SAA = Scope("saa-c03")


@pytest.fixture
def banks(tmp_path: Path) -> Banks:
    return Banks(tmp_path)


def put_up(catalog: Catalog, exam: str) -> set[tuple[str, str, str]]:
    """Concept, domain and task of every question that a paper may hold."""
    return {(candidate.concept, candidate.domain, candidate.task) for candidate in catalog.candidates(exam)}


def test_a_concept_is_placed_once_for_every_task_that_it_serves(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=2, exams='{saa-c03: ["3.1", "1.1"]}'))
    assert banks.open().placements(SAA) == [
        ("s3-01", "s3", "1", "1.1"),
        ("s3-01", "s3", "3", "3.1"),
        ("s3-02", "s3", "1", "1.1"),
        ("s3-02", "s3", "3", "3.1"),
    ]


def test_every_concept_has_a_place_outside_of_exams(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=1))
    banks.write("vpc.yaml", bank_text("vpc", concepts=1, exams='{clf-c02: ["1.1"]}'))
    catalog = banks.open()
    assert catalog.placements(Scope()) == [("s3-01", "s3", "", ""), ("vpc-01", "vpc", "", "")]
    assert catalog.placements(SAA) == [("s3-01", "s3", "3", "3.1")]
    assert catalog.placements(Scope("clf-c02")) == []


def test_topics_narrow_what_is_given(banks: Banks) -> None:
    for topic in ("s3", "vpc", "iam"):
        banks.write(f"{topic}.yaml", bank_text(topic, concepts=1))
    catalog = banks.open()
    wanted = ("vpc", "iam")
    assert [place[0] for place in catalog.placements(SAA._replace(topics=wanted))] == ["iam-01", "vpc-01"]
    assert [place[0] for place in catalog.placements(Scope(topics=wanted))] == ["iam-01", "vpc-01"]


def test_a_question_that_narrows_its_exams_places_the_concept_only_where_some_question_counts(banks: Banks) -> None:
    text = bank_text("s3", concepts=1, questions=1, exams='{saa-c03: ["1.1", "3.1"]}')
    banks.write("s3.yaml", text.replace("        level:", '        exams: {saa-c03: ["3.1"]}\n        level:'))
    assert banks.open().placements(SAA) == [("s3-01", "s3", "3", "3.1")]


def test_a_concept_whose_questions_are_all_reserved_has_no_place(banks: Banks) -> None:
    text = bank_text("s3", concepts=1, questions=1)
    banks.write("s3.yaml", text.replace("        level:", "        reserved: saa-c03\n        level:"))
    catalog = banks.open()
    assert catalog.placements(SAA) == catalog.placements(Scope()) == []
    assert put_up(catalog, "saa-c03") == {("s3-01", "3", "3.1")}


def test_places_go_with_the_file(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.write("vpc.yaml", bank_text("vpc", concepts=1))
    banks.open().close()
    (banks.folder / "s3.yaml").unlink()
    assert banks.open().placements(Scope()) == [("vpc-01", "vpc", "", "")]


def test_places_follow_a_blueprint_that_changes(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=1, exams='{saa-c02: ["2.5"]}'))
    assert banks.open().placements(SAA) == []
    banks.exam("saa-c03", 'corresponds: {saa-c02: {"2.5": ["3.1", "1.1"]}}')
    catalog = banks.open()
    assert [place[2:] for place in catalog.placements(SAA)] == [("1", "1.1"), ("3", "3.1")]
    assert catalog.placements(Scope()) == [("s3-01", "s3", "", "")]
    catalog.close()
    (banks.folder / "exams" / "saa-c03.yaml").unlink()
    assert banks.open().placements(SAA) == []


TAGS = ("", '{saa-c03: ["1.1"]}', '{saa-c03: ["1.1", "3.1"]}', '{saa-c02: ["2.5"]}', '{saa-c03: ["9.9"]}')
changes = st.lists(
    st.tuples(st.sampled_from(["a.yaml", "b.yaml"]), st.sampled_from(["s3", "vpc"]), st.sampled_from(TAGS)), max_size=5
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes)
def test_places_are_those_that_papers_give_whatever_changed(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, str]]
) -> None:
    banks = Banks(tmp_path_factory.mktemp("banks"))
    for name, topic, exams in changes:
        if exams:
            banks.write(name, bank_text(topic, concepts=2, exams=exams))
        else:
            banks.exam("saa-c03", 'corresponds: {saa-c02: {"2.5": ["3.1"]}}')
        catalog = banks.open()
        placed = catalog.placements(SAA)
        assert {(concept, domain, task) for concept, _, domain, task in placed} == put_up(catalog, "saa-c03")
        assert [(place[0], place[1]) for place in catalog.placements(Scope())] == sorted(catalog.in_order(Scope(), ""))
        assert placed == sorted(placed)
        catalog.close()
