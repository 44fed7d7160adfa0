"""Each case is a topic with one flaw, beside the exact lines that the check says about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aws_quiz.banks.checks import ALL_RULES, rule_name
from tests.banks.bank_folder import DESIGN, TOPIC, found_in_topic

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
ONLY_OVER_A_BANK = {"key-longest", "key-position", "mix"}


@pytest.mark.parametrize("name", NAMES)
def test_a_case_has_exactly_the_problems_that_stand_beside_it(name: str, tmp_path: Path) -> None:
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    expected = (CASES / f"{name}.problems.txt").read_text(encoding="utf-8").splitlines()
    lines = [line.replace(": ", " ", 1) for line in found_in_topic(tmp_path, text)]
    assert lines == expected
    assert any(f"[{name}]" in line for line in lines)


@pytest.mark.parametrize("text", [TOPIC, DESIGN])
def test_the_topics_that_all_cases_are_made_from_have_no_problem(tmp_path: Path, text: str) -> None:
    assert found_in_topic(tmp_path, text) == []


def test_every_rule_of_the_linter_has_a_case() -> None:
    rules = {rule_name(rule) for rule in ALL_RULES}
    assert rules - ONLY_OVER_A_BANK <= set(NAMES)


def test_every_rule_shows_a_failing_example() -> None:
    for rule in ALL_RULES:
        assert "\n\n    Fails: " in (rule.__doc__ or ""), rule
