"""What is said of a name that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.errors import MOST_COMPARED, NotFound, _alike

MANY = [f"topic-{number:05}" for number in range(20_000)]


@pytest.mark.parametrize(
    ("name", "near"), [("topic-00001x", "topic-00001"), ("topic-1234", "topic-12349"), ("topc-00001", "topic-0")]
)
def test_a_mistyped_name_is_found_among_very_many(name: str, near: str) -> None:
    assert near in NotFound("topic", name, MANY).message


@given(name=st.text(max_size=8), known=st.lists(st.text(max_size=6), max_size=50))
def test_what_is_compared_is_of_the_names_and_bounded(name: str, known: list[str]) -> None:
    known = sorted(known)
    assert set(_alike(name, known)) <= set(known)
    assert len(_alike(name, MANY)) <= MOST_COMPARED
