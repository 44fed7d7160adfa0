"""Files that were made to harm: each ends in a sentence, soon, and never in an exception."""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aws_quiz.banks.checks import check_banks
from aws_quiz.banks.files.loading import BankFile, BankFolder, LoadedFile, load_banks, read_file
from aws_quiz.banks.format.blueprint_reading import read_blueprint, read_notes
from aws_quiz.banks.format.reading import read_topic
from tests.banks.bank_folder import EXAM, NOTES, TODAY, TOPIC, found_in, write_bank

if TYPE_CHECKING:
    from pathlib import Path

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def lines(text: str) -> list[str]:
    return [str(problem) for problem in read_topic(text, "a.yaml", area="", strict=True)[1]]


def said_of(folder: Path) -> list[str]:
    return [str(problem) for problem in load_banks([BankFolder(folder)], relative_to=folder).problems]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert lines(bomb) == [
        "a.yaml:1:4: error [alias] anchors (&name) and aliases (*name) are not read in banks; write the value out"
    ]


@pytest.mark.parametrize("levels", [21, 900])
def test_levels_are_refused_at_the_first_that_is_too_deep(levels: int) -> None:
    assert lines("[" * levels) == ["a.yaml:1:21: error [too-deep] nested more than 20 deep; a bank needs far less"]
    assert lines("{a: " * levels)[0].startswith("a.yaml:1:81: error [too-deep]")


def test_a_hundred_thousand_levels_are_refused() -> None:
    """From 0.2.6 on libyaml, which looks ahead, may find the thousand-and-first before we see the first too deep."""
    (refused,) = lines("[" * 100_000)
    assert refused.startswith(("a.yaml:1:21: error [too-deep]", "a.yaml:1:1001: error [syntax]"))
    assert lines("{a: " * 100_000)[0].startswith("a.yaml:1:81: error [too-deep]")


def test_a_tag_builds_nothing(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    found = lines(f'topic: !!python/object/apply:os.system ["touch {trace}"]\n')
    assert found[0].startswith('a.yaml:1:8: error [tag] tags such as "!!python/object/apply:os.system" are not read')
    assert not trace.exists()


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)
    assert said_of(tmp_path) == [
        "big.yaml:1:1: error [too-large] this file is larger than 10 MB; split it into several topics"
    ]


def test_a_small_file_that_holds_millions_of_things_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aws_quiz.banks.format.nodes.MOST_EVENTS", 1000)
    assert lines("[" + "a," * 2000 + "]") == ["a.yaml:1:1: error [too-large] this file holds too much; split it"]


def test_a_file_that_is_not_utf_8_names_the_byte_and_its_place(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("topic: s3\ntitle: für, caf".encode() + b"\xe9\n")
    (tmp_path / "wide.yaml").write_text("topic: s3\n", encoding="utf-16")
    assert said_of(tmp_path)[0] == (
        "latin.yaml:2:16: error [not-utf-8] the byte 0xE9 is not UTF-8; save the file in that encoding"
    )
    assert said_of(tmp_path)[1].startswith("wide.yaml:1:1: error [not-utf-8] the byte 0xF")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank")
    (tmp_path / "bank" / "case.yaml").write_bytes(b"\xef\xbb\xbf" + TOPIC.replace("\n", "\r\n").encode())
    assert found_in(tmp_path / "bank") == []


def test_escape_sequences_reach_no_text(tmp_path: Path) -> None:
    text = TOPIC.replace("Put a second load balancer in front of the workers.", '"\\e]0;owned\\a"')
    assert lines(text) == [
        "a.yaml:28:19: error [control-character] the character U+001B does not belong in a bank; take the escape out"
    ]
    raw = TOPIC.replace("Put a second load", "Put \x1b[2J a second load")
    assert lines(raw) == [
        "a.yaml:28:23: error [control-character] the character U+001B does not belong in a bank; take it out"
    ]


def test_a_folder_that_is_named_like_a_file_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert said_of(tmp_path) == [
        "x.yaml:1:1: error [not-a-file] this is a folder, though it is named like a bank file; rename it"
    ]


@needs_posix
def test_a_link_that_leads_nowhere_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "y.yaml").symlink_to(tmp_path / "y.yaml")
    assert said_of(tmp_path) == [
        "x.yaml:1:1: error [unreadable] this link leads nowhere; remove it",
        f"y.yaml:1:1: error [unreadable] this cannot be read ({os.strerror(errno.ELOOP)}); remove it or leave it out",
    ]


@needs_posix
def test_a_link_to_a_folder_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", case=TOPIC)
    (tmp_path / "bank" / "again").symlink_to(tmp_path / "bank")
    assert said_of(tmp_path / "bank") == [
        "again:1:1: error [link-loop] a link leads here to a folder that is read already; remove it"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name themselves")
def test_a_name_that_is_no_text_is_told_so(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/a\xff.yaml", "wb"):
        pass
    assert said_of(tmp_path) == ["a?.yaml:1:1: error [unreadable] this name is not UTF-8; rename it"]


@needs_posix
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert said_of(tmp_path) == ["x.yaml:1:1: error [not-a-file] this is a pipe or a device, not a file; remove it"]


@needs_posix
def test_a_file_that_becomes_a_pipe_after_it_was_found_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    file = BankFile(str(tmp_path / "x.yaml"), "x.yaml", BankFolder(tmp_path), "", "topic", 0, 0)
    assert [str(problem) for problem in read_file(file).problems] == [
        "x.yaml:1:1: error [not-a-file] this is not a file; remove it"
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "x.yaml").chmod(0)
    assert said_of(tmp_path) == [
        "x.yaml:1:1: error [unreadable] you have no permission to read this; change its permissions or leave it out"
    ]


def test_a_path_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    problems = load_banks([BankFolder(tmp_path / "gone")], relative_to=tmp_path).problems
    assert [str(problem) for problem in problems] == [
        "gone:1:1: error [unreadable] there is nothing here; look at the path"
    ]


TOKENS = st.one_of(
    st.sampled_from("?:-[]{}\"'|>%&*!`~\t\n\x00\x85\u202e\ud800"),
    st.sampled_from(["&a ", "*a", "!!x ", "---\n", "...\n", "? ", ": ", "- ", "```\n", "No", "1:30", "null", ""]),
    st.sampled_from(["topic: ", "concepts: []", "key: a\n", "correct: true\n", "kind: multiple\n"]),
)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A sound file with a few pieces cut out, doubled, moved or put in."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(TOKENS, st.just(text[start:end] * 2), st.text(max_size=4)))
        text = text[:start] + piece + text[end:]
    return text


def read_as_everything(text: str) -> None:
    topic, problems = read_topic(text, "a.yaml", area="", strict=False)
    assert topic is not None or problems
    read_blueprint(text, "a.yaml")
    read_notes(text, "a.yaml")


@given(st.text())
def test_any_text_gives_a_topic_or_problems(text: str) -> None:
    read_as_everything(text)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([TOPIC, EXAM.format(id="saa-c03", code="SAA-C03", more=""), NOTES]).flatmap(damaged))
def test_any_damage_to_a_sound_file_gives_something_or_problems(text: str) -> None:
    read_as_everything(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)
@example(b".\t!:\n")
@given(st.one_of(st.binary(), damaged(TOPIC).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_in_a_bank_are_checked_to_the_end(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    banks = load_banks([BankFolder(path)], relative_to=tmp_path)
    assert banks.topics or banks.problems
    for problem in check_banks(banks, today=TODAY):
        assert str(problem).startswith("any.yaml:") or problem.location.path == "any.yaml"
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e\u2028]", problem.message)
    assert isinstance(read_file(BankFile(str(path), "a", BankFolder(path), "", "notes", 0, 0)), LoadedFile)
