from __future__ import annotations

import pytest

from aws_quiz.terminal.device.harmless import cleaned, one_line

HOSTILE = ["\x1b", "\x07", "\x08", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\ufe0f"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_could_steer_a_terminal_or_turn_text_around_is_removed(hostile: str) -> None:
    assert cleaned(f"a{hostile}b") == "ab"


def test_line_ends_and_tabs_are_kept_in_their_simplest_form() -> None:
    assert cleaned("a\r\nb\rc\td\u2028e") == "a\nb\nc    d\ne"


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert cleaned("a\ud800") == "a\ufffd"


def test_one_line_has_no_line_end() -> None:
    assert one_line(" a\n b\tc ") == "a b c"
