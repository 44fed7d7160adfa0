from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ASCII, CODE, UNICODE, signs_for
from tests.terminal.test_harmless import HOSTILE


def shown(text: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(text, width)]


def test_prose_is_wrapped_between_words() -> None:
    assert shown("one two three four", 9) == ["one two", "three", "four"]


def test_a_line_may_be_exactly_as_wide_as_the_width() -> None:
    assert shown("one two three", 7) == ["one two", "three"]


def test_width_is_counted_in_cells() -> None:
    assert shown("日本 日本", 5) == ["日本", "日本"]
    assert shown("日本日本", 5) == ["日本", "日本"]


def test_a_long_word_is_broken_and_nothing_of_it_is_lost() -> None:
    word = "x" * 25
    lines = shown(f"a {word} b", 10)
    assert all(len(line) <= 10 for line in lines)
    assert "".join(lines).replace(" ", "") == f"a{word}b"


def test_a_long_word_starts_on_the_line_before_it_where_there_is_room() -> None:
    assert shown("Add " + "y" * 30, 20) == ["Add " + "y" * 16, "y" * 14]


def test_an_address_is_broken_behind_a_slash() -> None:
    assert shown("docs.aws.amazon.com/vpc/latest/gateway-endpoints.html", 36) == [
        "docs.aws.amazon.com/vpc/latest/",
        "gateway-endpoints.html",
    ]


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    text = "arn:aws:s3:::b/[prod] [/x] [bold]no[/bold] :smile: \\[y]"
    assert shown(text, 100) == [text]


def test_code_spans_keep_their_backticks_and_are_styled() -> None:
    (line,) = wrapped("use `aws s3 cp` here", 40)
    assert line.plain == "use `aws s3 cp` here"
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == CODE] == ["aws s3 cp"]


def test_a_code_span_is_still_code_where_a_line_breaks_in_it() -> None:
    lines = wrapped("use `aws s3 cp` here", 10)
    assert [line.plain for line in lines] == ["use `aws", "s3 cp`", "here"]
    assert any(span.style == CODE for span in lines[1].spans)


def test_a_single_backtick_is_text() -> None:
    assert shown("a ` b", 20) == ["a ` b"]


def test_fenced_code_keeps_its_lines_and_their_indent() -> None:
    assert shown('Read:\n```json\n{\n    "a":  1\n}\n```\nWhy?', 40) == ["Read:", "  {", '      "a":  1', "  }", "Why?"]


def test_a_long_line_of_code_is_broken_never_cut() -> None:
    code = "abcdefghij" * 3
    lines = shown(f"```\n{code}\n```", 12)
    assert lines == ["  abcdefghij"] * 3


def test_code_without_an_end_is_code_to_the_end() -> None:
    assert shown("```\n  x", 20) == ["    x"]


def test_an_empty_line_in_code_is_kept() -> None:
    assert shown("```\na\n\nb\n```", 20) == ["  a", "  ", "  b"]


def test_a_line_end_stays_one_where_the_text_has_no_fences_and_no_empty_lines() -> None:
    assert shown("first thing\nsecond thing", 40) == ["first thing", "second thing"]


def test_lines_are_joined_to_paragraphs_where_empty_lines_part_them() -> None:
    assert shown("one\ntwo\n\nthree", 40) == ["one two", "three"]


def test_list_items_keep_their_lines() -> None:
    assert shown("Both:\n- one\n- two\n\nEnd", 40) == ["Both:", "- one", "- two", "End"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert shown("", 10) == [""]


@pytest.mark.parametrize("width", [0, 1, 2, 3])
def test_no_width_is_too_small_to_end(width: int) -> None:
    assert "".join(shown("日本 abc", width)).replace(" ", "") == "日本abc"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_could_steer_a_terminal_or_turn_text_around_is_removed(hostile: str) -> None:
    assert shown(f"a{hostile}b", 20) == ["ab"]
    assert shown(f"```\na{hostile}b\n```", 20) == ["  ab"]


def test_lines_hang_below_the_place_where_their_lead_ends() -> None:
    lines = hung(Text(" ✓ "), wrapped("one two", 3))
    assert [line.plain for line in lines] == [" ✓ one", "   two"]


def test_signs_are_chosen_by_the_encoding() -> None:
    assert signs_for("UTF-8") == signs_for("utf8") == UNICODE
    assert signs_for("ascii") == signs_for("ANSI_X3.4-1968") == ASCII
    assert signs_for(None) == signs_for("no-such-encoding") == ASCII
    assert signs_for("latin-1").encoding == "iso8859-1"
    assert signs_for("latin-1").right == ASCII.right


def test_every_ascii_sign_is_ascii_and_only_the_ellipsis_is_longer_than_a_cell() -> None:
    for name in ASCII._fields:
        sign = getattr(ASCII, name)
        assert sign.isascii()
        if name not in {"ellipsis", "encoding"}:
            scale = getattr(UNICODE, name)
            assert len(sign) == len(scale) == (len(scale) if name in {"levels", "blocks"} else 1)
            assert cell_len(scale) == len(scale)


def test_what_the_encoding_cannot_write_is_made_simpler_in_its_place() -> None:
    line = Text("“a” — é → 日", "bold")
    assert ASCII.printable(line).plain == '"a" - ? > ?'
    assert signs_for("latin-1").printable(line).plain == '"a" - é > ?'
    assert UNICODE.printable(line) is line
