"""Keys that another keyboard layout types."""

from __future__ import annotations

import pytest

from aws_quiz.terminal.device.keyboards import by_place


@pytest.mark.parametrize(
    ("typed", "letter"), [("ф", "a"), ("й", "q"), ("ж", ";"), ("є", "'"), ("φ", "f"), ("ש", "a"), ("ش", "a")]
)
def test_a_key_of_another_layout_is_known_by_its_place(typed: str, letter: str) -> None:
    assert by_place(typed) == letter


@pytest.mark.parametrize("typed", [*"abcdefghij?xoq9", "é", "漢"])
def test_other_characters_are_what_they_are(typed: str) -> None:
    assert by_place(typed) == typed
