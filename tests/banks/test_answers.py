"""Which options an answer names, and what is never guessed."""

from __future__ import annotations

import pytest

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_by, number_of_first, without_letters

OPTIONS = Lettered.in_order(["Amazon EBS", "Amazon S3", "Amazon EFS", "AWS Backup", "Both kinds"])


@pytest.mark.parametrize(
    ("answer", "places"),
    [
        ("B", {1}), ("b", {1}), ("(B)", {1}), ("B.", {1}), ("B)", {1}), ("A, C", {0, 2}), ("A,C", {0, 2}),
        ("A and C", {0, 2}), ("A & C", {0, 2}), ("A C", {0, 2}), ("AC", {0, 2}), ("CA", {0, 2}), ("Ac", {0, 2}),
        ("amazon  s3.", {1}), ("B. Amazon S3", {1}), ("B) Amazon S3, which stores objects", {1}),
        ("Amazon EBS; Amazon EFS", {0, 2}), ("Amazon EBS\nAmazon EFS", {0, 2}), ("Amazon EBS | AWS Backup", {0, 3}),
    ],
)  # fmt: skip
def test_letters_and_texts(answer: str, places: set[int]) -> None:
    assert named_by(answer, OPTIONS) == places


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "it has no key"),
        ("F", "its key F is out of range: there are 5 options"),
        ("A, H", "its key A, H is out of range: there are 5 options"),
        ("S3", 'its key "S3" is none of the options'),
        ("B. Amazon EFS", "its key says B, but with another text than that option has"),
        ("2", "its key is the number 2, and nothing tells whether options count from 0 or 1; say --first 0 or 1"),
        ("see below", 'its key "see below" is none of the options'),
    ],
)
def test_what_names_no_option_for_certain_is_refused(answer: str, reason: str) -> None:
    with pytest.raises(Unclear) as raised:
        named_by(answer, OPTIONS)
    assert str(raised.value) == reason


def test_numbers_count_from_where_the_file_says() -> None:
    assert named_by("2", OPTIONS, first=1) == {1}
    assert named_by("2", OPTIONS, first=0) == {2}
    assert named_by("1, 3", OPTIONS, first=1) == {0, 2}
    with pytest.raises(Unclear, match="its key 5 is out of range"):
        named_by("5", OPTIONS, first=0)


def test_a_text_that_is_another_options_letter_or_number_is_refused() -> None:
    with pytest.raises(Unclear, match="the text of one option and the letter of another"):
        named_by("B", Lettered.in_order(["B", "A"]))
    with pytest.raises(Unclear, match="the text of one option and the number of another"):
        named_by("2", Lettered.in_order(["2", "3"]), first=1)
    assert named_by("10", Lettered.in_order(["10", "20"]), first=1) == {0}


def test_an_answer_of_any_length_costs_no_time() -> None:
    for hostile in (" " * 9_000 + "x", "A " * 4_000 + "!", "A, " * 3_000 + "z", "x" * 1_000_000):
        with pytest.raises(Unclear):
            named_by(f"A{hostile}", OPTIONS)


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ([("0", 4), ("1", 4)], 0), ([("4", 4), ("1", 4)], 1), ([("1", 4), ("2", 4)], None),
        ([("0", 4), ("4", 4)], None), ([("B", 4)], None), ([("1, 4", 4)], 1),
    ],
)  # fmt: skip
def test_a_file_tells_where_its_numbers_begin(answers: list[tuple[str, int]], first: int | None) -> None:
    assert number_of_first(answers) == first


def test_letters_before_texts_are_taken_off_where_all_have_theirs() -> None:
    assert without_letters(["A. x", "B. y"]) == ("x", "y")
    assert without_letters(["A. x", "y"]) == ("A. x", "y")
    assert without_letters(["B. x", "A. y"]) == ("B. x", "A. y")
