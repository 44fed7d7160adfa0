"""The catalog equals the files, whatever happened to them, and costs no more than what changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.catalog import refresh
from aws_quiz.banks.catalog.catalog import Catalog, Scope
from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.files.loading import BankFolder, shipped_folder
from aws_quiz.core.content.question import Level
from tests.runner import bank_text

EXAM = """\
id: {id}
code: {code}
name: An exam
level: associate
questions: 65
unscored: 15
minutes: 130
pass_mark: 720
scale: [100, 1000]
in_use: {{from: 2026-01-01}}
domains:
  - id: "1"
    name: First
    weight: 60
    tasks:
      - {{id: "1.1", title: One}}
  - id: "3"
    name: Third
    weight: 40
    tasks:
      - {{id: "3.1", title: Two}}
services: [Amazon S3]
{more}
"""


class Banks:
    """A folder of banks and the catalog that is kept of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "banks"
        self.file = folder / "catalog.sqlite"
        self.moment = 1_000_000_000
        (self.folder / "exams").mkdir(parents=True)
        self.exam("saa-c03")

    def exam(self, id: str, more: str = "") -> None:
        self.write(f"exams/{id}.yaml", EXAM.format(id=id, code=id.upper(), more=more))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.moment += 1_000_000_000
        os.utime(path, ns=(self.moment, self.moment))

    def open(self, file: Path | None = None) -> Catalog:
        return open_catalog(str(file or self.file), [BankFolder(self.folder, shipped=False)], "1.0")


@pytest.fixture
def banks(tmp_path: Path) -> Banks:
    return Banks(tmp_path)


def contents(catalog: Catalog) -> object:
    """All that a catalog holds, in one value."""
    concepts = list(catalog.concepts())
    scope = Scope("saa-c03")
    return (
        concepts,
        catalog.topics(),
        catalog.blueprints(),
        [str(problem) for problem in catalog.problems()],
        {domain: list(catalog.in_order(scope, domain)) for domain in catalog.domains(scope)},
        list(catalog.in_order(Scope(), "")),
        catalog.places(scope),
        catalog.places(Scope()),
        catalog.terms(),
        catalog.lacking([question.id for concept in concepts for question in concept.questions]),
        sorted(hit.question for hit in catalog.search(["prompt"], 100).hits),
    )


def test_a_catalog_gives_concepts_and_questions_as_the_file_has_them(banks: Banks) -> None:
    banks.write("storage/s3.yaml", bank_text("s3", concepts=2))
    catalog = banks.open()
    concept = catalog.concept("s3-02")
    assert concept is not None
    assert concept.takeaway == "The takeaway of s3 number 2."
    assert [question.id for question in concept.questions] == ["s3-02.1", "s3-02.2"]
    question = catalog.question("s3-02.1")
    assert question == concept.questions[0]
    assert question.right == {"a"}
    assert question.source.line > 1
    assert catalog.question("nothing") is None


def test_what_a_design_and_its_options_tell_comes_back_from_the_catalog(banks: Banks) -> None:
    text = bank_text("s3").replace("level: application", "level: design", 1)
    banks.write("s3.yaml", text.replace("key: b", "key: b\n            lacks: s3-01", 1))
    question = banks.open().question("s3-01.1")
    assert question is not None
    assert question.level is Level.DESIGN
    assert [option.lacks for option in question.options] == ["", "s3-01", "", ""]


def test_nothing_is_parsed_again_while_nothing_changes(banks: Banks, monkeypatch: pytest.MonkeyPatch) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.open().close()

    def refuse(*arguments: object) -> None:
        raise AssertionError("a file was compiled although nothing had changed")

    monkeypatch.setattr(refresh, "_compile", refuse)
    assert [topic.id for topic in banks.open().topics()] == ["s3"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were parsed."""
    from aws_quiz.banks.files import loading

    names: list[str] = []
    read: Callable[..., object] = loading.read_file

    def noting(file: loading.BankFile) -> object:
        names.append(Path(file.path).name)
        return read(file)

    monkeypatch.setattr(loading, "read_file", noting)
    return names


def test_only_the_file_that_changed_is_parsed(banks: Banks, parsed: list[str]) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.write("vpc.yaml", bank_text("vpc"))
    banks.open().close()
    parsed.clear()
    banks.write("vpc.yaml", bank_text("vpc", concepts=5))
    catalog = banks.open()
    assert parsed == ["vpc.yaml"]
    assert [topic.concepts for topic in catalog.topics()] == [3, 5]


def test_a_file_that_was_only_touched_is_not_parsed(banks: Banks, parsed: list[str]) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.open().close()
    parsed.clear()
    banks.write("s3.yaml", bank_text("s3"))
    banks.open().close()
    assert parsed == []


def test_what_is_deleted_is_gone_from_search_too(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.write("vpc.yaml", bank_text("vpc"))
    banks.open().close()
    (banks.folder / "s3.yaml").unlink()
    catalog = banks.open()
    assert catalog.concept("s3-01") is None
    assert {hit.topic for hit in catalog.search(["prompt"], 100).hits} == {"vpc"}


def test_an_id_belongs_to_the_first_file_that_uses_it_and_the_other_says_so(banks: Banks) -> None:
    banks.write("b.yaml", bank_text("s3", concepts=1).replace("topic: s3", "topic: other"))
    banks.open().close()
    banks.write("a.yaml", bank_text("s3", concepts=2))
    catalog = banks.open()
    assert {concept.id for concept in catalog.concepts()} == {"s3-01", "s3-02"}
    question = catalog.question("s3-01.1")
    assert question is not None
    assert question.source.path.endswith("a.yaml")
    (problem,) = catalog.problems()
    assert (problem.rule, problem.location.line) == ("duplicate-id", 4)
    assert problem.location.path.endswith("b.yaml")
    (banks.folder / "a.yaml").unlink()
    again = banks.open().question("s3-01.1")
    assert again is not None
    assert again.source.path.endswith("b.yaml")


def test_a_topic_is_one_file(banks: Banks) -> None:
    banks.write("a.yaml", bank_text("s3", concepts=1))
    banks.write("b.yaml", bank_text("s3", concepts=5))
    catalog = banks.open()
    assert [topic.concepts for topic in catalog.topics()] == [1]
    (problem,) = catalog.problems()
    assert problem.message.startswith("the topic 's3' stands in ")


@pytest.mark.parametrize("first", ["own", "shipped", "both"])
def test_what_is_shipped_goes_before_what_is_not_whichever_was_there_first(tmp_path: Path, first: str) -> None:
    shipped, own = Banks(tmp_path / "z"), Banks(tmp_path / "a")
    notes = 'sections:\n  - {{id: "001-001", title: Of {0}, topic: S3, facts: 1}}\n'
    for whose, banks in (("shipped", shipped), ("own", own)):
        banks.write("s3.yaml", bank_text("s3", concepts=1).replace("The takeaway", f"What {whose} says"))
        banks.write("exams/saa-c03.yaml", EXAM.format(id="saa-c03", code="SAA-C03", more="").replace("An", whose))
        banks.write("notes.yaml", notes.format(whose))
    folders = {"own": BankFolder(own.folder, shipped=False), "shipped": BankFolder(shipped.folder, shipped=True)}
    if first in folders:
        open_catalog(str(tmp_path / "catalog"), [folders[first]], "1.0").close()
    catalog = open_catalog(str(tmp_path / "catalog"), list(folders.values()), "1.0")
    assert [concept.takeaway for concept in catalog.concepts()] == ["What shipped says of s3 number 1."]
    assert catalog.blueprints()["saa-c03"].name == "shipped exam"
    assert [section.title for section in catalog.sections()] == ["Of shipped"]
    catalog.close()
    without = open_catalog(str(tmp_path / "catalog"), [folders["own"]], "1.0")
    assert [concept.takeaway for concept in without.concepts()] == ["What own says of s3 number 1."]
    assert without.blueprints()["saa-c03"].name == "own exam"
    assert [section.title for section in without.sections()] == ["Of own"]


names = st.sampled_from(["a.yaml", "b.yaml", "c.yaml", "exams/a.yaml", "exams/b.yaml"])
steps = st.lists(st.tuples(names, st.sampled_from(["s3", "vpc", ""]), st.integers(1, 3)), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps)
def test_a_catalog_kept_up_to_date_equals_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, int]]
) -> None:
    banks = Banks(tmp_path_factory.mktemp("banks"))
    for name, topic, concepts in changes:
        if topic and name.startswith("exams"):
            banks.write(name, EXAM.format(id=f"{topic}-c01", code=f"{topic}-{name[6]}{concepts}".upper(), more=""))
        elif topic:
            banks.write(name, bank_text(topic, concepts=concepts))
        else:
            (banks.folder / name).unlink(missing_ok=True)
        kept = banks.open()
        anew = banks.open(banks.file.with_name("anew.sqlite"))
        assert contents(kept) == contents(anew)
        kept.close()
        anew.close()
        banks.file.with_name("anew.sqlite").unlink()


def test_a_new_version_of_an_exam_needs_no_tagging_by_hand(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3", exams='{saa-c02: ["2.5"]}'))
    assert banks.open().domains(Scope("saa-c03")) == []
    banks.exam("saa-c03", 'corresponds: {saa-c02: {"2.5": ["3.1"]}}')
    catalog = banks.open()
    assert catalog.domains(Scope("saa-c03")) == ["3"]
    assert [concept for concept, _ in catalog.in_order(Scope("saa-c03"), "3")] == ["s3-01", "s3-02", "s3-03"]


def test_topics_take_turns_and_each_starts_at_its_start(banks: Banks) -> None:
    for topic in ("s3", "vpc", "iam"):
        banks.write(f"{topic}.yaml", bank_text(topic, concepts=2))
    order = [concept for concept, _ in banks.open().in_order(Scope(), "")]
    assert sorted(order[:3]) == ["iam-01", "s3-01", "vpc-01"]
    assert sorted(order[3:]) == ["iam-02", "s3-02", "vpc-02"]


def test_a_concept_whose_questions_are_all_reserved_is_kept_out_of_drills(banks: Banks) -> None:
    text = bank_text("s3", concepts=2, questions=1)
    first, second = text.split("  - id: s3-02\n")
    banks.write("s3.yaml", first + "  - id: s3-02\n" + second.replace("level:", "reserved: saa-c03\n        level:"))
    catalog = banks.open()
    assert [concept for concept, _ in catalog.in_order(Scope(), "")] == ["s3-01"]
    assert catalog.concept("s3-02") is not None


def test_a_scope_lets_only_its_own_through(banks: Banks) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.write("vpc.yaml", bank_text("vpc", exams='{clf-c02: ["1.1"]}'))
    catalog = banks.open()
    asked = ["vpc-01", "s3-02", "unknown", "s3-01"]
    assert [concept for concept, _ in catalog.in_scope(asked, Scope("saa-c03"))] == ["s3-02", "s3-01"]
    assert [concept for concept, _ in catalog.in_scope(asked, Scope())] == ["vpc-01", "s3-02", "s3-01"]
    assert [concept for concept, _ in catalog.in_scope(asked, Scope(topics=("vpc",)))] == ["vpc-01"]


def test_another_version_of_the_program_makes_the_catalog_anew(banks: Banks, parsed: list[str]) -> None:
    banks.write("s3.yaml", bank_text("s3"))
    banks.open().close()
    parsed.clear()
    open_catalog(str(banks.file), [BankFolder(banks.folder, shipped=False)], "2.0").close()
    assert "s3.yaml" in parsed


def test_the_shipped_folder_holds_the_exams() -> None:
    assert (shipped_folder() / "exams" / "saa-c03.yaml").is_file()
