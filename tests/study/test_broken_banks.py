"""A bank that breaks while it is in use: every command that counts says so, and a drill waits for its questions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.runner import Home, bank_text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "demo.yaml").write_text(bank_text("demo", concepts=12))
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=3))
    home.run_own("bank", "list")
    return home


def break_it(home: Home) -> str:
    text = (home.banks / "demo.yaml").read_text()
    lines = text.splitlines()
    lines[4] = "\t" + lines[4]
    (home.banks / "demo.yaml").write_text("\n".join(lines))
    return text


@pytest.mark.parametrize(
    "command",
    [("drill", "--plain"), ("status",), ("report",), ("bank", "list"), ("exam", "saa-c03", "--questions", "1")],
)
def test_every_command_that_counts_says_how_much_is_out(learner: Home, command: tuple[str, ...]) -> None:
    break_it(learner)
    for _ in range(2):
        assert (
            "demo.yaml cannot be read (line 5): 12 concepts are left out"
            in learner.run_own(*command, typed="quit\n").err
        )


def test_a_drill_waits_for_questions_that_are_out(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--topic", "demo", "--topic", "s3", typed="a\nquit\n")
    text = break_it(learner)
    learner.run_own("drill", "--plain", "--resume", typed="b\n" * 40)
    (learner.banks / "demo.yaml").write_text(text)
    resumed = learner.run_own("drill", "--plain", "--resume", typed="quit\n")
    assert resumed.status == 0, resumed.err
    assert "Question" in resumed.out


def test_a_conflicted_copy_never_wins(learner: Home) -> None:
    copy = bank_text("demo", concepts=2).replace("Title of demo", "The copy")
    (learner.banks / "demo (conflicted copy 2026-11-20).yaml").write_text(copy)
    (learner.banks / "demo.sync-conflict-20261120.yaml").write_text(copy)
    topics = {topic["topic"]: topic for topic in learner.run_own("bank", "list", "--json").json["topics"]}
    assert (topics["demo"]["title"], topics["demo"]["concepts"]) == ("Title of demo", 12)


def test_an_ending_in_capitals_counts(learner: Home) -> None:
    (learner.banks / "KMS.YAML").write_text(bank_text("kms"))
    (learner.banks / "sqs.Yml").write_text(bank_text("sqs"))
    topics = {topic["topic"] for topic in learner.run_own("bank", "list", "--json").json["topics"]}
    assert {"kms", "sqs", "demo", "s3"} == topics


def test_a_link_to_itself_costs_nothing_but_itself(learner: Home) -> None:
    os.symlink("loop", learner.banks / "loop")
    os.symlink(learner.banks, learner.banks / "area")
    (learner.banks / "zz").mkdir()
    (learner.banks / "zz" / "kms.yaml").write_text(bank_text("kms"))
    topics = {topic["topic"] for topic in learner.run_own("bank", "list", "--json").json["topics"]}
    assert {"kms", "demo", "s3"} <= topics


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_be_read_again_comes_back(learner: Home) -> None:
    (learner.banks / "demo.yaml").chmod(0)
    assert "cannot be read" in learner.run_own("bank", "list").err
    (learner.banks / "demo.yaml").chmod(0o644)
    topics = {topic["topic"] for topic in learner.run_own("bank", "list", "--json").json["topics"]}
    assert "demo" in topics
