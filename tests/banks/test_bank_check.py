from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aws_quiz.banks.files.loading import BankFolder
from aws_quiz.cli.as_json.bank_json import check_json
from aws_quiz.errors import UsedWrongly
from aws_quiz.study.bank_work.bank_check import run_check
from tests.banks.bank_folder import TODAY, TOPIC, write_bank
from tests.runner import Home

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = TOPIC.replace("level: application", "level: applied").replace("example", "broken").replace("orders", "things")
WARNED = (
    TOPIC.replace("topic: example", "topic: warned")
    .replace("queue-buffers-orders", "queue-buffers-parts")
    .replace(
        "A shop receives orders faster than its workers can handle them, and",
        "A press takes in sheets at a pace, where",
    )
    .replace(
        "Each order\n          must survive until a worker has time for it.",
        "A sheet\n          must wait until a machine is free.",
    )
    .replace("2026-11", "2025-09")
)


def checked(
    folder: Path, *paths: Path, shipped: bool = True, banks: Path | None = None, as_json: bool = False
) -> tuple[int, list[str]]:
    report = run_check(paths, [BankFolder(banks, shipped)] if banks else [], TODAY, relative_to=folder)
    return report.status, [json.dumps(check_json(report))] if as_json else list(report.lines())


def test_problems_are_printed_line_by_line_and_counted(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", broken=BROKEN, good=TOPIC, warned=WARNED)
    status, lines = checked(tmp_path, banks=bank)
    level = "has to be recall, application, analysis or design"
    age = "the sources were read 14 months ago, and this holds for 12; read them again"
    assert status == 3
    assert lines == [
        f'bank/broken.yaml:12:16: error [unknown-level] level "applied" {level}',
        f"bank/warned.yaml:4:5: warning [stale-check] {age}",
        "1 error, 1 warning in 2 of 6 files",
    ]


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", warned=WARNED)
    status, lines = checked(tmp_path, banks=bank)
    assert (status, lines[-1]) == (0, "0 errors, 1 warning in 1 of 4 files")


def test_a_clean_bank_says_how_much_it_holds(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", good=TOPIC)
    assert checked(tmp_path, banks=bank) == (0, ["no problems in 4 files (1 concept, 1 question)"])


def test_json_holds_the_same(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", broken=BROKEN, good=TOPIC)
    status, lines = checked(tmp_path, banks=bank, as_json=True)
    assert status == 3
    assert json.loads("\n".join(lines)) == {
        "problems": [
            {
                "path": "bank/broken.yaml",
                "line": 12,
                "column": 16,
                "severity": "error",
                "rule": "unknown-level",
                "message": 'level "applied" has to be recall, application, analysis or design',
            }
        ],
        "files": 5,
        "concepts": 1,
        "questions": 1,
        "errors": 1,
        "warnings": 0,
    }


def test_only_the_paths_that_are_given_are_reported(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", broken=BROKEN, good=TOPIC)
    assert checked(tmp_path, bank / "good.yaml", banks=bank) == (0, ["no problems in 1 file (1 concept, 1 question)"])
    assert checked(tmp_path, bank / "broken.yaml", banks=bank)[0] == 3
    assert checked(tmp_path, bank, banks=bank)[1][-1] == "1 error, 0 warnings in 1 of 5 files"


def test_a_path_of_ones_own_is_held_against_the_exams_and_ids_of_the_banks(tmp_path: Path) -> None:
    bank = write_bank(tmp_path / "bank", good=TOPIC)
    mine = tmp_path / "mine"
    mine.mkdir()
    text = TOPIC.replace("topic: example", "topic: mine").replace('["2.1"]', '["2.1", "9.9"]')
    (mine / "again.yaml").write_text(text, encoding="utf-8")
    (mine / "new.yaml").write_text(text.replace("orders", "parts").replace("mine", "new"), encoding="utf-8")
    status, lines = checked(tmp_path, mine, banks=bank)
    assert status == 3
    taken = (
        "'queue-buffers-orders' of the concept 'queue-buffers-orders' stands in bank/good.yaml:4:5 already;"
        " it is left out here"
    )
    alike = "the prompt is 83% the same as that of queue-buffers-orders.1; test the concept from another side"
    assert lines == [
        f"mine/again.yaml:4:5: error [duplicate-id] {taken}",
        'mine/new.yaml:4:5: error [unknown-task] saa-c03 has no task "9.9"',
        f"mine/new.yaml:11:9: warning [near-duplicate] {alike}",
        "2 errors, 1 warning in 2 of 2 files",
    ]


def test_of_two_that_are_alike_the_one_that_was_chosen_is_told_of(tmp_path: Path) -> None:
    text = TOPIC.replace("topic: example", "topic: early").replace("queue-buffers-orders", "queue-early")
    bank = write_bank(tmp_path / "bank", early=text, late=TOPIC)
    _, lines = checked(tmp_path, bank / "early.yaml", banks=bank)
    assert lines[0].startswith(
        "bank/early.yaml:11:9: error [near-duplicate] the prompt is 100% the same as that of queue-buf"
    )


def test_the_current_folder_may_be_checked(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", broken=BROKEN)
    status, lines = checked(tmp_path / "bank", tmp_path / "bank")
    assert status == 3
    assert lines[0].startswith("broken.yaml:12:16: error [unknown-level]")
    assert lines[-1] == "1 error, 0 warnings in 1 of 4 files"


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsedWrongly, match=r"gone\.yaml does not exist"):
        checked(tmp_path, tmp_path / "gone.yaml")


def test_the_name_of_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb.yaml").write_text("", encoding="utf-8")
    home = Home(tmp_path)
    out = home.run("bank", "check", tmp_path / "a\x1b[2Jb.yaml").out
    assert out.startswith("a\N{REPLACEMENT CHARACTER}[2Jb.yaml:1:1: error [empty-file] this file is empty")


def test_an_option_may_point_at_a_concept_of_another_bank_that_is_read_along(tmp_path: Path) -> None:
    pointing = TOPIC.replace(
        "            why: A topic", "            lacks: queue-buffers-parts\n            why: A topic"
    )
    bank = write_bank(tmp_path / "bank", other=WARNED, pointing=pointing)
    assert checked(tmp_path, bank / "pointing.yaml", banks=bank) == (
        0,
        ["no problems in 1 file (1 concept, 1 question)"],
    )
    (bank / "other.yaml").unlink()
    status, lines = checked(tmp_path, bank / "pointing.yaml", banks=bank)
    assert status == 3
    assert lines[0].startswith(
        'bank/pointing.yaml:21:13: error [unknown-concept] no bank holds the concept "queue-buffers-parts"'
    )
