"""Where concepts count in a report: by exam, domain and task, equal to what papers may hold; and their sums."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from math import isclose
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.catalog.catalog import Catalog, Scope
from aws_quiz.core.standing.cells import Place
from tests.banks.test_catalog import Banks
from tests.runner import bank_text

SAA = Scope("saa-c03")
Row = tuple[str, str, str, str, float]


@pytest.fixture
def banks(tmp_path: Path) -> Banks:
    return Banks(tmp_path)


def rows(catalog: Catalog, exam: str = "saa-c03") -> list[Row]:
    """Concept, topic, domain, task and share, as somebody who opens the file beside their own reads them."""
    with closing(sqlite3.connect(catalog.name, uri=catalog.name.startswith("file:"))) as db:
        return db.execute(
            "SELECT concept, topic, domain, task, share FROM placement WHERE exam = ? ORDER BY 1, 2, 3, 4", (exam,)
        ).fetchall()


def put_up(catalog: Catalog, exam: str) -> set[tuple[str, str, str]]:
    """Concept, domain and task of every question that a paper may hold."""
    return {(candidate.concept, candidate.domain, candidate.task) for candidate in catalog.candidates(exam)}


def concepts_by_topic(catalog: Catalog, scope: Scope) -> Counter[str]:
    """How many concepts a drill may ask, by topic."""
    asked = {pair for domain in catalog.domains(scope) for pair in catalog.in_order(scope, domain)}
    return Counter(topic for _, topic in asked)


def shares_by_topic(places: list[Place]) -> dict[str, float]:
    shares: defaultdict[str, float] = defaultdict(float)
    for place in places:
        shares[place.topic] += place.share
    return shares


def test_a_concept_counts_in_every_task_that_it_serves_and_shares_itself_between_them(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=2, exams='{saa-c03: ["3.1", "1.1"]}'))
    banks.write("vpc.yaml", bank_text("vpc", concepts=3))
    catalog = banks.open()
    assert catalog.places(SAA) == [
        Place("s3", "1", "1.1", 2, 1.0),
        Place("s3", "3", "3.1", 2, 1.0),
        Place("vpc", "3", "3.1", 3, 3.0),
    ]
    assert rows(catalog)[:2] == [("s3-01", "s3", "1", "1.1", 0.5), ("s3-01", "s3", "3", "3.1", 0.5)]


def test_every_concept_has_a_place_outside_of_exams(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=2, exams='{saa-c03: ["3.1", "1.1"]}'))
    banks.write("vpc.yaml", bank_text("vpc", concepts=1, exams='{clf-c02: ["1.1"]}'))
    catalog = banks.open()
    assert catalog.places(Scope()) == [Place("s3", "", "", 2, 2.0), Place("vpc", "", "", 1, 1.0)]
    assert catalog.places(SAA) == [Place("s3", "1", "1.1", 2, 1.0), Place("s3", "3", "3.1", 2, 1.0)]
    assert catalog.places(Scope("clf-c02")) == []


def test_topics_narrow_what_is_given(banks: Banks) -> None:
    for topic in ("s3", "vpc", "iam"):
        banks.write(f"{topic}.yaml", bank_text(topic, concepts=1))
    catalog = banks.open()
    wanted = ("vpc", "iam")
    assert catalog.places(SAA._replace(topics=wanted)) == [
        Place("iam", "3", "3.1", 1, 1.0),
        Place("vpc", "3", "3.1", 1, 1.0),
    ]
    assert catalog.places(Scope(topics=wanted)) == [Place("iam", "", "", 1, 1.0), Place("vpc", "", "", 1, 1.0)]
    assert catalog.places(Scope(topics=("kms",))) == []


def test_a_question_that_narrows_its_exams_places_the_concept_only_where_some_question_counts(banks: Banks) -> None:
    text = bank_text("s3", concepts=1, questions=1, exams='{saa-c03: ["1.1", "3.1"]}')
    banks.write("s3.yaml", text.replace("        level:", '        exams: {saa-c03: ["3.1"]}\n        level:'))
    assert banks.open().places(SAA) == [Place("s3", "3", "3.1", 1, 1.0)]


def test_a_concept_whose_questions_are_all_reserved_has_no_place(banks: Banks) -> None:
    text = bank_text("s3", concepts=1, questions=1)
    banks.write("s3.yaml", text.replace("        level:", "        reserved: saa-c03\n        level:"))
    catalog = banks.open()
    assert catalog.places(SAA) == catalog.places(Scope()) == []
    assert put_up(catalog, "saa-c03") == {("s3-01", "3", "3.1")}


def test_places_go_with_the_file(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.write("vpc.yaml", bank_text("vpc", concepts=1))
    banks.open().close()
    (banks.folder / "s3.yaml").unlink()
    assert banks.open().places(Scope()) == [Place("vpc", "", "", 1, 1.0)]


def test_places_follow_a_file_that_changes(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=3))
    banks.open().close()
    banks.write("s3.yaml", bank_text("s3", concepts=2, exams='{saa-c03: ["1.1", "3.1"]}'))
    assert banks.open().places(SAA) == [Place("s3", "1", "1.1", 2, 1.0), Place("s3", "3", "3.1", 2, 1.0)]


def test_places_follow_a_blueprint_that_changes(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", concepts=1, exams='{saa-c02: ["2.5"]}'))
    assert banks.open().places(SAA) == []
    banks.exam("saa-c03", 'corresponds: {saa-c02: {"2.5": ["3.1", "1.1"]}}')
    catalog = banks.open()
    assert catalog.places(SAA) == [Place("s3", "1", "1.1", 1, 0.5), Place("s3", "3", "3.1", 1, 0.5)]
    assert catalog.places(Scope()) == [Place("s3", "", "", 1, 1.0)]
    catalog.close()
    (banks.folder / "exams" / "saa-c03.yaml").unlink()
    assert banks.open().places(SAA) == []


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
        placed = rows(catalog)
        assert {(concept, domain, task) for concept, _, domain, task, _ in placed} == put_up(catalog, "saa-c03")
        tasks = Counter(row[0] for row in placed)
        assert all(share == 1 / tasks[concept] for concept, *_, share in placed)
        assert [row[:2] for row in rows(catalog, "*")] == sorted(catalog.in_order(Scope(), ""))
        for scope in (SAA, Scope(), SAA._replace(topics=("s3",)), Scope(topics=("s3", "vpc"))):
            places = catalog.places(scope)
            mine = [row[1:4] for row in rows(catalog, scope.exam) if not scope.topics or row[1] in scope.topics]
            assert {place[:3]: place.concepts for place in places} == Counter(mine)
            shares, concepts = shares_by_topic(places), concepts_by_topic(catalog, scope)
            assert shares.keys() == concepts.keys()
            assert all(isclose(shares[topic], concepts[topic]) for topic in concepts)
        catalog.close()
