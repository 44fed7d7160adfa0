"""Which terms a text is about, and what was taken for what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.content.terms import Term, Vocabulary

VOCABULARY = Vocabulary(
    [
        Term("S3", ("Amazon Simple Storage Service",)),
        Term("S3 Glacier Flexible Retrieval", ("Glacier Flexible Retrieval",)),
        Term("S3 Standard-IA", ("Standard-IA",)),
        Term("API Gateway"),
        Term("gateway endpoint", ("gateway VPC endpoint",)),
        Term("interface endpoint"),
        Term("SQS standard queue", ("standard queue",)),
        Term("SQS FIFO queue", ("FIFO queue",)),
        Term("resource policy"),
        Term("Spot Instances"),
        Term("KMS"),
        Term("Query operation", ("`Query`",)),
        Term("Lambda"),
        Term("Lambda@Edge"),
        Term("GetItem"),
        Term("X-Forwarded-For"),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Create a gateway endpoint for Amazon S3.", ("gateway endpoint", "S3")),
        ("Send it to the API Gateway endpoint.", ("API Gateway",)),
        ("S3 Glacier Flexible Retrieval", ("S3 Glacier Flexible Retrieval",)),
        ("Standard-IA, Glacier Flexible Retrieval", ("S3 Standard-IA", "S3 Glacier Flexible Retrieval")),
        ("A Lambda@Edge function", ("Lambda@Edge",)),
        ("Nothing of the kind", ()),
        ("", ()),
    ],
)
def test_the_longest_form_counts_and_its_words_count_for_no_other_term(text: str, names: tuple[str, ...]) -> None:
    assert VOCABULARY.named_in(text) == names


def test_terms_come_in_the_order_of_their_first_appearance_and_once() -> None:
    text = "An S3 bucket behind an interface endpoint, and another S3 bucket behind a gateway endpoint"
    assert VOCABULARY.named_in(text) == ("S3", "interface endpoint", "gateway endpoint")


def test_capitals_line_breaks_and_hyphens_make_no_difference() -> None:
    text = "GATEWAY\n  endpoints; spot-instances, Standard IA"
    assert VOCABULARY.named_in(text) == ("gateway endpoint", "Spot Instances", "S3 Standard-IA")


def test_singular_and_plural_are_one() -> None:
    assert VOCABULARY.named_in("a Spot Instance") == ("Spot Instances",)
    assert VOCABULARY.named_in("two resource policies") == ("resource policy",)
    assert VOCABULARY.named_in("FIFO queues") == ("SQS FIFO queue",)


def test_a_word_that_merely_contains_a_term_does_not_count() -> None:
    assert VOCABULARY.named_in("KMSX and xKMS, `kms:Decrypt`, kms.amazonaws.com and aws/s3") == ()


def test_the_owner_of_something_is_not_what_a_text_is_about() -> None:
    assert VOCABULARY.named_in("the gateway endpoint's route, the Spot Instances' price") == ()


def test_a_form_in_code_marks_is_found_in_them_only() -> None:
    assert VOCABULARY.named_in("a `Query` of the table") == ("Query operation",)
    assert VOCABULARY.named_in("an Athena query") == ()


def test_a_plain_form_is_found_in_code_too() -> None:
    assert VOCABULARY.named_in("`GetItem` and GetItem, `X-Forwarded-For`") == ("GetItem", "X-Forwarded-For")


def test_a_form_of_several_terms_belongs_to_the_one_that_is_called_so_else_to_the_first_by_name() -> None:
    terms = [Term("b", ("shared", "c")), Term("a", ("shared",)), Term("c")]
    for order in (terms, terms[::-1]):
        vocabulary = Vocabulary(order)
        assert vocabulary.named_in("shared") == ("a",)
        assert vocabulary.named_in("c") == ("c",)


def test_a_term_that_comes_twice_has_the_forms_of_both() -> None:
    vocabulary = Vocabulary([Term("S3", ("bucket",)), Term("S3", ("object store",))])
    assert vocabulary.named_in("a bucket") == vocabulary.named_in("an object store") == ("S3",)


def test_a_vocabulary_without_words_finds_nothing() -> None:
    assert Vocabulary([]).named_in("Amazon S3") == Vocabulary([Term("---", ("",))]).named_in("---") == ()


def test_what_was_taken_for_what_is_what_only_one_side_names() -> None:
    wrong = ["Create an interface endpoint for S3 in the VPC."]
    right = ["Create a gateway endpoint for S3 in the VPC."]
    assert VOCABULARY.confused(wrong, right) == ("interface endpoint", "gateway endpoint")


def test_nothing_was_confused_where_one_side_names_nothing_of_its_own() -> None:
    assert VOCABULARY.confused(["An S3 bucket in another Region"], ["An S3 bucket with a resource policy"]) is None
    assert VOCABULARY.confused(["A gateway endpoint"], ["A second route"]) is None
    assert VOCABULARY.confused([], ["An S3 bucket"]) is None


def test_what_was_rightly_chosen_beside_a_wrong_option_was_not_confused() -> None:
    chosen = ["An S3 bucket", "An SQS standard queue"]
    right = ["An S3 bucket", "An SQS FIFO queue"]
    assert VOCABULARY.confused(chosen, right) == ("SQS standard queue", "SQS FIFO queue")


PIECES = ["Amazon S3", "Glacier", "flexible retrieval", "Standard", "IA", "API", "gateway", "endpoint", "`Query`", ","]
sentences = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
letters = st.permutations("abcdefgh")
forms = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3).map(" ".join)


@given(letters, st.sets(forms, max_size=20))
def test_terms_never_overlap(text: list[str], names: set[str]) -> None:
    found = Vocabulary(map(Term, names)).named_in(" ".join(text))
    words = " ".join(found).split()
    assert words == [word for word in text if word in words]


@given(sentences, sentences)
def test_a_text_is_about_what_its_sentences_are_about(first: str, second: str) -> None:
    both = dict.fromkeys([*VOCABULARY.named_in(first), *VOCABULARY.named_in(second)])
    assert VOCABULARY.named_in(f"{first} and {second}") == tuple(both)


@given(st.lists(sentences, max_size=4))
def test_equal_texts_confuse_nothing(texts: list[str]) -> None:
    assert VOCABULARY.confused(texts, texts) is None


@given(st.lists(sentences, max_size=3), st.lists(sentences, max_size=3))
def test_the_reverse_mistake_is_the_reverse_pair(chosen: list[str], right: list[str]) -> None:
    pair = VOCABULARY.confused(chosen, right)
    assert VOCABULARY.confused(right, chosen) == (pair and pair[::-1])


@given(st.text("ab.*+?()[]{}|^$/\\- ", min_size=1))
def test_signs_in_a_name_mean_themselves(name: str) -> None:
    vocabulary = Vocabulary([Term(name)])
    assert vocabulary.named_in(name) == ((name,) if {"a", "b"} & set(name) else ())
    assert vocabulary.named_in("xyz") == ()
