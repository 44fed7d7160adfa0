"""An export of the whole log, read back: equal to the log, and what is not as it was written is named by its line."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from aws_quiz.store.exchange.json_lines import Export
from aws_quiz.store.exchange.merging import Taken, merge_batches
from aws_quiz.store.log import Log
from aws_quiz.store.records import whole_log
from tests.store.exchange.learners import USUAL, Device, folded, kept, rows_of, said, union
from tests.store.exchange.test_merging import doings, play


def lines_of(log: Log) -> list[bytes]:
    return [json.dumps(record).encode() for record in whole_log(log)]


def read(lines: list[bytes], log: Log | None = None) -> Export:
    def is_here(table: str, id_: str) -> bool:
        found = log.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id_,)).fetchone() if log else None
        return found is not None

    export = Export(is_here)
    export.read(lines)
    return export


def take_in(log: Log, lines: list[bytes]) -> tuple[Export, Taken]:
    export = read(lines, log)
    return export, merge_batches(log, export.batches(), USUAL)


@settings(max_examples=25)
@given(doings)
def test_an_export_read_into_another_store_is_the_union(doings: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder:
        one, other = devices = [Device(Path(folder), name, years) for name, years in (("one", 0), ("other", 8))]
        play(devices, [(who % 2, what) for who, what in doings])
        both = union(rows_of(one.log), rows_of(other.log))
        export, _ = take_in(other.log, lines_of(one.log))
        assert export.malformed == []
        assert rows_of(other.log) == both
        assert kept(other.log) == folded(other.log)
        take_in(one.log, lines_of(other.log))
        assert said(one.log) == said(other.log)
        assert take_in(one.log, lines_of(other.log))[1].new == {}
        for device in devices:
            device.close()


@pytest.fixture
def exported(tmp_path: Path) -> list[dict[str, Any]]:
    device = Device(tmp_path, "one")
    device.drill(0)
    device.mark(1)
    for choice in (0, 1, 2):
        device.mock(choice)
    return list(whole_log(device.log))


def at(records: list[dict[str, Any]], kind: str) -> int:
    """The place of the first record of a kind, counted from 0."""
    return next(number for number, record in enumerate(records) if record["record"] == kind)


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        ("review", {"verdict": "maybe"}, "not a row of the log (CHECK constraint failed"),
        ("review", {"words": "many"}, "not a row of the log (cannot store TEXT value in INTEGER column"),
        ("review", {"study_day": "yesterday"}, "no moment or day in 'study_day': 'yesterday'"),
        ("review", {"answered_at": "2026-11-28T10:00:00"}, "no moment or day in 'answered_at': '2026-11-28T10:00:00'"),
        ("review", {"id": "zzz"}, "no id that aws-quiz makes: 'zzz'"),
        ("review", {"id": "ffffffff-ffff-7fff-bfff-ffffffffffff"}, "no id that aws-quiz makes"),
        ("review", {"id": None}, "no id that aws-quiz makes: None"),
        ("review", {"session": "none"}, "its session none is neither in this file nor in your log"),
        ("review", {"more": 1}, "unknown key 'more'"),
        ("flag", {"device": "none"}, "its device none is neither in this file nor in your log"),
        ("flag", {"is_set": 2}, "not a row of the log (CHECK constraint failed"),
        ("session", {"plan": "{"}, "its plan cannot be read"),
        ("note", {"record": "diary"}, "no kind of record that there is: 'diary'"),
        ("log", {"schema": 99}, "a newer aws-quiz wrote it"),
        ("log", {"schema": "x"}, "a head without a version"),
    ],
)
def test_a_line_that_is_not_as_it_was_written_is_named_and_left_out(
    exported: list[dict[str, Any]], kind: str, changes: dict[str, Any], reason: str
) -> None:
    place = at(exported, kind)
    exported[place] = {**exported[place], **changes}
    export = read([json.dumps(record).encode() for record in exported])
    assert export.malformed[0].line == place + 1
    assert export.malformed[0].reason.startswith(reason)


@pytest.mark.parametrize("line", [b"{", b"7", b"[]", b"null", b"\xff\xfe", b'{"record": []}', b"[" * 100_000])
def test_a_line_that_is_no_record_is_named_and_the_others_are_taken(
    exported: list[dict[str, Any]], line: bytes
) -> None:
    lines = [json.dumps(record).encode() for record in exported]
    export = read([*lines[:3], line, *lines[3:], b"", b"  "])
    assert [malformed.line for malformed in export.malformed] == [4]
    assert export.rows == len(lines) - 1


def test_a_missing_key_is_named(exported: list[dict[str, Any]]) -> None:
    place = at(exported, "setting") if any(one["record"] == "setting" for one in exported) else at(exported, "note")
    key = list(exported[place])[-1]
    del exported[place][key]
    (malformed,) = read([json.dumps(record).encode() for record in exported]).malformed
    assert malformed == (place + 1, f"no key {key!r}")


def test_an_answer_without_the_rest_says_what_to_export() -> None:
    export = read([json.dumps({"record": "review", "id": "x", "response": ["a"]}).encode()])
    assert export.answers_alone
    assert "history export --all" in export.malformed[0].reason


def test_rows_may_name_what_the_log_holds_already(exported: list[dict[str, Any]], tmp_path: Path) -> None:
    lines = [json.dumps(record).encode() for record in exported]
    log = Device(tmp_path, "other").log
    take_in(log, lines[: at(exported, "review")])
    export, taken = take_in(log, [lines[0], *lines[at(exported, "review") :]])
    assert export.malformed == []
    assert len(taken.new["review"]) == 5


def test_an_export_from_before_it_had_a_head_is_read(exported: list[dict[str, Any]], tmp_path: Path) -> None:
    before = [record for record in exported if record["record"] not in ("log", "exam_clock")]
    for record in before:
        if record["record"] == "note":
            record["question"] = f"{record.pop('concept')}.1"
    log = Device(tmp_path, "other").log
    export, _ = take_in(log, [json.dumps(record).encode() for record in before])
    assert export.malformed == []
    assert log.db.execute("SELECT concept FROM note").fetchall() == [("kms-thing",)]


def test_two_exports_in_one_file_are_their_union(tmp_path: Path) -> None:
    one, other, third = (Device(tmp_path, name) for name in ("one", "other", "third"))
    one.drill(1)
    other.drill(2)
    export, _ = take_in(third.log, lines_of(one.log) + lines_of(other.log) + lines_of(one.log))
    assert export.malformed == []
    assert rows_of(third.log) == union(rows_of(one.log), rows_of(other.log), rows_of(third.log))
    assert len(rows_of(third.log)["review"]) == 6
