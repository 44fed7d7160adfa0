"""Terms: read with every problem in its place, kept in the catalog, and enough of them in the shipped banks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.banks.catalog.refresh import open_catalog
from aws_quiz.banks.files.loading import BankFolder, Banks, find_files, load_banks, shipped_folder
from aws_quiz.banks.format.terms_reading import read_terms
from aws_quiz.core.content.terms import Term, Vocabulary
from tests.banks.bank_folder import load, write_bank
from tests.banks.test_catalog import Banks as CatalogBanks
from tests.runner import bank_text

TEXT = """\
terms:
  - {name: gateway endpoint, also: [gateway VPC endpoint]}
  - name: SQS FIFO queue
    also:
      - FIFO queue
  - {name: "Lambda@Edge"}
"""
TERMS = (
    Term("gateway endpoint", ("gateway VPC endpoint",)),
    Term("SQS FIFO queue", ("FIFO queue",)),
    Term("Lambda@Edge"),
)


def test_terms_are_read_in_their_order() -> None:
    assert read_terms(TEXT, "terms.yaml") == (TERMS, [])


@pytest.mark.parametrize(
    ("written", "broken", "said"),
    [
        ("terms:", "term:", '1:1: error [missing-key] the terms needs "terms"'),
        ("also: [", "alos: [", '2:30: error [unknown-key] a term has no key "alos" (did you mean "also"?)'),
        ("name: SQS", "nam: SQS", '3:5: error [missing-key] a term needs "name"'),
        ("[gateway VPC endpoint]", "yes", "2:36: error [wrong-shape] also has to be a list, and is text"),
        ("[gateway VPC endpoint]", "[]", "2:36: error [empty-list] also is empty; give at least one entry"),
        ("- FIFO queue", "- []", "5:9: error [wrong-shape] an entry of also has to be plain text, and is a list"),
        ('"Lambda@Edge"', "No", "6:12: error [ambiguous-text] some YAML readers take No for something other"),
        ('{name: "Lambda@Edge"}', "Lambda", "6:5: error [wrong-shape] a term has to be a mapping of keys, and is text"),
        (
            '"Lambda@Edge"',
            "Gateway  Endpoint",
            '6:12: error [duplicate-term] "Gateway Endpoint" stands under "gateway endpoint" already',
        ),
        (
            "- FIFO queue",
            "- gateway vpc endpoint",
            '5:9: error [duplicate-term] "gateway vpc endpoint" stands under "gateway endpoint" already',
        ),
        (
            "[gateway VPC endpoint]",
            "[gateway endpoint]",
            '2:37: error [duplicate-term] "gateway endpoint" stands under "gateway endpoint" already',
        ),
    ],
)
def test_a_problem_says_where_it_is_and_costs_nothing_else(written: str, broken: str, said: str) -> None:
    assert written in TEXT
    terms, problems = read_terms(TEXT.replace(written, broken, 1), "terms.yaml")
    assert str(problems[0]).removeprefix("terms.yaml:").startswith(said)
    assert {problem.location.line for problem in problems} == {int(said.partition(":")[0])}
    assert len(terms) >= (0 if broken == "term:" else 2)


def test_a_form_that_is_taken_is_left_out_and_the_rest_of_the_term_is_kept() -> None:
    text = "terms:\n  - {name: SQS, also: [queue]}\n  - {name: SNS, also: [Queue, topic]}\n"
    terms, problems = read_terms(text, "terms.yaml")
    assert terms == (Term("SQS", ("queue",)), Term("SNS", ("topic",)))
    assert [problem.rule for problem in problems] == ["duplicate-term"]


def test_line_breaks_in_a_name_are_spaces() -> None:
    assert read_terms('terms:\n  - {name: "gateway\n      endpoint"}\n', "a")[0] == (Term("gateway endpoint"),)


def test_an_empty_file_says_what_it_should_hold() -> None:
    assert [str(problem) for problem in read_terms("", "terms.yaml")[1]] == [
        "terms.yaml:1:1: error [empty-file] this file is empty; it needs terms"
    ]


@given(st.one_of(st.text(), st.lists(st.sampled_from(TEXT.split("\n"))).map("\n".join)))
def test_any_text_gives_terms_or_problems(text: str) -> None:
    terms, problems = read_terms(text, "terms.yaml")
    assert terms or problems
    assert all(problem.location.path == "terms.yaml" for problem in problems)


def test_terms_stand_directly_in_a_bank_folder(tmp_path: Path) -> None:
    folder = write_bank(tmp_path / "bank", terms=TEXT)
    (folder / "networking").mkdir()
    (folder / "networking" / "terms.yaml").write_text(bank_text("terms"), encoding="utf-8")
    kinds = {file.shown: file.kind for file in find_files([BankFolder(folder)], relative_to=folder)[0]}
    assert kinds["terms.yaml"] == "terms"
    assert kinds[str(Path("networking/terms.yaml"))] == "topic"
    assert load(folder).terms == TERMS


def test_a_bank_of_ones_own_adds_terms_to_the_shipped_ones(tmp_path: Path) -> None:
    first = write_bank(tmp_path / "first", terms=TEXT)
    second = write_bank(tmp_path / "second", terms="terms:\n  - {name: SQS FIFO queue, also: [orders queue]}\n")
    banks = load_banks([BankFolder(second), BankFolder(first, shipped=True)])
    assert banks.terms == (*TERMS, Term("SQS FIFO queue", ("orders queue",)))
    assert Vocabulary(banks.terms).named_in("an orders queue and a FIFO queue") == ("SQS FIFO queue",)


@pytest.fixture
def banks(tmp_path: Path) -> CatalogBanks:
    return CatalogBanks(tmp_path)


def test_the_catalog_keeps_terms_and_follows_the_file(banks: CatalogBanks) -> None:
    assert banks.open().terms() == []
    banks.write("terms.yaml", TEXT)
    assert sorted(banks.open().terms()) == sorted(TERMS)
    banks.write("terms.yaml", "terms:\n  - {name: SQS}\n  - {name: sqs}\n")
    catalog = banks.open()
    assert catalog.terms() == [Term("SQS")]
    assert [problem.rule for problem in catalog.problems()] == ["duplicate-term"]
    catalog.close()
    (banks.folder / "terms.yaml").unlink()
    assert banks.open().terms() == []


def test_the_catalog_holds_the_terms_of_every_folder(banks: CatalogBanks, tmp_path: Path) -> None:
    banks.write("terms.yaml", TEXT)
    own = write_bank(tmp_path / "own", terms="terms:\n  - {name: SQS FIFO queue, also: [orders queue]}\n")
    folders = [BankFolder(banks.folder), BankFolder(own)]
    catalog = open_catalog(str(banks.file), folders, "1.0")
    assert sorted(catalog.terms()) == sorted([*TERMS, Term("SQS FIFO queue", ("orders queue",))])
    (own / "terms.yaml").unlink()
    assert sorted(open_catalog(str(banks.file), folders, "1.0").terms()) == sorted(TERMS)


@pytest.fixture(scope="module")
def shipped() -> Banks:
    return load_banks([BankFolder(shipped_folder(), shipped=True)])


@pytest.fixture(scope="module")
def vocabulary(shipped: Banks) -> Vocabulary:
    return Vocabulary(shipped.terms)


def test_every_service_in_scope_of_an_exam_is_a_term(shipped: Banks, vocabulary: Vocabulary) -> None:
    services = {service for blueprint in shipped.blueprints.values() for service in blueprint.services}
    assert services
    assert {service for service in services if not vocabulary.named_in(service)} == set()


def test_names_that_are_common_words_are_not_mistaken_for_services(vocabulary: Vocabulary) -> None:
    text = (
        "Let the organization support a batch of artifacts with more RAM, budget and backup, and connect and translate."
    )
    assert vocabulary.named_in(text) == ()


def test_every_form_finds_its_own_term(shipped: Banks, vocabulary: Vocabulary) -> None:
    lost = [
        (term.name, form)
        for term in shipped.terms
        for form in (term.name, *term.also)
        if vocabulary.named_in(f"Put {form} in front.") != (term.name,)
    ]
    assert lost == []


def test_a_pair_is_named_for_most_wrong_options_that_name_something_else_than_the_right_one(
    shipped: Banks, vocabulary: Vocabulary
) -> None:
    pairs = [pair for pair in wrong_and_right(shipped) if name_different_things(*pair)]
    named = sum(vocabulary.confused([wrong], right) is not None for wrong, right in pairs)
    assert len(pairs) > 1000
    assert named / len(pairs) > 0.75


def wrong_and_right(banks: Banks) -> Iterator[tuple[str, list[str]]]:
    """Every wrong option's text, with those of the right options of its question."""
    for topic in banks.topics:
        for concept in topic.concepts:
            for question in concept.questions:
                right = [option.text for option in question.options if option.correct]
                yield from ((option.text, right) for option in question.options if not option.correct)


CODE_OR_CAPITALS = re.compile(r"`[^`]+`|(?<!\w)(?<!^)(?<![.;?!] )[A-Z][\w@/-]*|\w*[A-Z0-9]\w*[A-Z]\w*|\b[a-z]+\d\b")
NO_NAMES = {
    *"ABCI",
    "Region",
    "Regions",
    "AWS",
    "Amazon",
    "ID",
    "IDs",
    "ARN",
    "HTTP",
    "HTTPS",
    *["KB", "MB", "GB", "TB", "GiB", "TiB"],
}


def name_different_things(wrong: str, right: list[str]) -> bool:
    """Whether each side holds code, a proper name or an abbreviation that the other does not: a judgement of its own,
    which knows no vocabulary. It cannot see names in lower case, and takes figures in code for names."""
    here = set(CODE_OR_CAPITALS.findall(wrong)) - NO_NAMES
    there = {found for text in right for found in CODE_OR_CAPITALS.findall(text)} - NO_NAMES
    return bool(here - there and there - here)
