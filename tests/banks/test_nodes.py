from __future__ import annotations

import pytest
import yaml

from aws_quiz.banks.format.nodes import Mapping, Node, Refused, Scalar, Sequence, read_nodes


def read(text: str) -> Node:
    node, problems = read_nodes(text, "a.yaml")
    assert problems == []
    assert node is not None
    return node


def lines(text: str) -> list[str]:
    return [str(problem) for problem in read_nodes(text, "a.yaml")[1]]


@pytest.mark.parametrize("written", ["No", "yes", "1:30", "012", "1.10", "2024-01-01", "null", "~", "0x1F"])
def test_a_scalar_keeps_the_text_that_was_written(written: str) -> None:
    node = read(f"a: {written}")
    assert isinstance(node, Mapping)
    assert node.entries["a"] == Scalar(written, plain=True, line=1, column=4)


def test_quotes_and_blocks_are_told_from_plain_text() -> None:
    node = read("- plain\n- 'single'\n- \"double\"\n- >-\n  a\n  block\n")
    assert isinstance(node, Sequence)
    assert [(item.text, item.plain) for item in node.items if isinstance(item, Scalar)] == [
        ("plain", True),
        ("single", False),
        ("double", False),
        ("a block", False),
    ]


def test_places_are_counted_from_one_as_editors_do() -> None:
    node = read("first: 1\nsecond:\n    - {deep: x}\n")
    assert isinstance(node, Mapping)
    assert (node.line, node.column) == (1, 1)
    assert (node.key("second").line, node.key("second").column) == (2, 1)
    items = node.entries["second"]
    assert isinstance(items, Sequence)
    assert (items.items[0].line, items.items[0].column) == (3, 7)


def test_columns_count_characters_and_not_bytes() -> None:
    assert lines('{"äöü": 1, "ä": &x 2}') == [
        "a.yaml:1:17: error [alias] anchors (&name) and aliases (*name) are not read in banks; write the value out"
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "a: 1\nb:\n  - x\n  - |\n    two\n    lines\n"
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


def test_an_empty_text_gives_no_node_and_no_problem() -> None:
    assert read_nodes("", "a.yaml") == (None, [])
    assert read_nodes("# only a remark\n", "a.yaml") == (None, [])


def test_several_problems_are_found_in_one_run() -> None:
    text = 'a: !!int 1\na: 2\n? [x]\n: y\nb: "\\u202e"\nc: fine\n'
    assert lines(text) == [
        'a.yaml:1:4: error [tag] tags such as "!!int" are not read in banks; take it out',
        'a.yaml:2:1: error [duplicate-key] "a" stands twice, first in line 1; take one of them out',
        "a.yaml:3:3: error [key-not-text] a key has to be a plain word",
        "a.yaml:5:4: error [control-character] the character U+202E does not belong in a bank; take the escape out",
    ]
    node = read_nodes(text, "a.yaml")[0]
    assert isinstance(node, Mapping)
    assert node.entries == {"a": Refused(1, 1), "b": Refused(5, 4), "c": Scalar("fine", True, 6, 4)}


def test_a_value_with_a_control_character_is_refused_and_its_neighbour_is_not() -> None:
    node, problems = read_nodes("a: x\x1b[2Jy\nb: fine\n", "a.yaml")
    assert [str(problem) for problem in problems] == [
        "a.yaml:1:5: error [control-character] the character U+001B does not belong in a bank; take it out"
    ]
    assert isinstance(node, Mapping)
    assert node.entries == {"a": Refused(1, 4), "b": Scalar("fine", True, 2, 4)}


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x7f", "\x9b", "\u200f", "\u202e", "\u2066", "\u2028", "\ud800"]
)
def test_no_character_that_steers_a_screen_gets_through(character: str) -> None:
    node, problems = read_nodes(f"a: x{character}y", "a.yaml")
    assert [(problem.rule, problem.location.column) for problem in problems] == [("control-character", 5)]
    assert isinstance(node, Mapping)
    assert node.entries["a"] == Refused(1, 4)


def test_a_file_full_of_control_characters_is_told_so_twenty_times_and_no_more() -> None:
    found = lines("a: " + "\x01" * 1000)
    assert len(found) == 20
    assert found[-1].endswith("take it out; more of them follow")


def test_tabs_and_line_feeds_are_text() -> None:
    node = read('a: "x\\ty"\nb: |-\n  1\n  2\n')
    assert isinstance(node, Mapping)
    assert [value.text for value in node.entries.values() if isinstance(value, Scalar)] == ["x\ty", "1\n2"]


def test_a_tagged_list_is_refused_as_a_whole() -> None:
    node, problems = read_nodes("a: !!python/tuple [x, y]\nb: [x]\n", "a.yaml")
    assert [problem.rule for problem in problems] == ["tag"]
    assert isinstance(node, Mapping)
    assert isinstance(node.entries["a"], Refused)
    assert isinstance(node.entries["b"], Sequence)


def test_twenty_levels_are_read_and_the_next_is_not() -> None:
    read("[" * 20 + "]" * 20)
    assert lines("[" * 21 + "]" * 21) == [
        "a.yaml:1:21: error [too-deep] nested more than 20 deep; a bank needs far less"
    ]


def test_without_the_c_library_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a: No\nb: [1:30, "x", !!int 2]\nc: |\n  block\na: twice\n'
    fast = read_nodes(text, "a.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert read_nodes(text, "a.yaml") == fast
    assert [problem.rule for problem in read_nodes("a: [", "a.yaml")[1]] == ["syntax"]
