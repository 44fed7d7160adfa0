"""What commands print as tables and lists, looked at as a person does."""

from __future__ import annotations

import pytest

from tests.runner import Home, bank_text


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "s3.yaml").write_text(bank_text(concepts=4))
    return home


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_coverage_counts_topics_tasks_and_sections(home: Home) -> None:
    home.banks.joinpath("own.yaml").write_text(
        bank_text(topic="own", concepts=4).replace(
            "    checked: 2026-11", '    notes: ["001-014"]\n    checked: 2026-11'
        )
    )
    out = home.run("bank", "coverage", "--exam", "saa-c03", "--banks", home.banks).out
    assert ["own", "4", "8", "0", "8", "0", "0", "0"] in rows(out)
    assert any(row[:1] == ["3.1"] and int(row[-1]) >= 8 for row in rows(out))
    assert "sections with facts are covered" in out
    assert "task of DVA-C03" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_coverage_names_what_is_missing(home: Home) -> None:
    home.banks.joinpath("notes.yaml").write_text(
        "sections:\n"
        '  - {id: "001-001", title: One, topic: own, facts: 3}\n'
        '  - {id: "001-002", title: Two, topic: own, facts: 3}\n'
        '  - {id: "001-003", title: Three, topic: own, facts: 0}\n'
    )
    home.banks.joinpath("own.yaml").write_text(
        bank_text(topic="own").replace("    checked: 2026-11", '    notes: ["001-001"]\n    checked: 2026-11')
    )
    out = home.run_own("bank", "coverage").out
    assert ["own", "2", "1", "001-002"] in rows(out)
    assert "1 of 2 sections" in out


def test_faults_are_listed_with_day_question_and_text(learner: Home) -> None:
    assert "No fault" in learner.run("history", "faults").out
    learner.run_own("drill", "--plain", "--seed", "1", typed="report The key is wrong\nquit\n")
    (row,) = rows(learner.run("history", "faults").out)
    assert row[0] == "2026-11-21"
    assert row[1].startswith("s3-")
    assert " ".join(row[2:]) == "The key is wrong"


def test_suspended_concepts_are_listed_and_taken_off(learner: Home) -> None:
    learner.run_own("drill", "--plain", "--seed", "1", typed="a\nsuspend last\nquit\n")
    (suspended,) = learner.run("resume", "--json").json["suspended"]
    assert suspended in learner.run("resume").out
    assert learner.run("resume", suspended).status == 0
    assert suspended not in learner.run("resume").out
