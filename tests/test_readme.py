"""The README tells what there is, and its lines work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from aws_quiz.banks.checks import ALL_RULES, rule_name
from aws_quiz.cli.app import COMMANDS
from aws_quiz.errors import ExitStatus
from aws_quiz.study.preferences import SETTINGS
from tests.runner import Home

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("aws-quiz")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(command: str) -> None:
    assert f"### aws-quiz {command}\n" in README


def test_the_two_lines_need_nothing_but_python() -> None:
    setups = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(setups) == 2
    assert setups[0].endswith("aws-quiz drill")
    assert setups[1] in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("line", LINES)
def test_the_lines_of_the_tutorial_work(home: Home, line: str) -> None:
    result = home.run(*shlex.split(line)[1:])
    assert result.status == 0, result.err


@pytest.mark.parametrize("case", sorted(path.stem for path in (ROOT / "tests" / "banks" / "cases").glob("*.yaml")))
def test_every_rule_is_named(case: str) -> None:
    assert f"`{case}`" in README


def test_every_rule_of_the_linter_is_named() -> None:
    assert all(f"`{rule_name(rule)}`" in README for rule in ALL_RULES)


def test_settings_are_explained() -> None:
    section = README.partition("### aws-quiz config\n")[2].partition("\n### ")[0]
    assert [name for name in SETTINGS if f"`{name}`" not in section] == []
    assert all(setting.help for setting in SETTINGS.values())


def test_exit_statuses_are_told() -> None:
    section = README.partition("### Exit status\n")[2].partition("\n## ")[0]
    assert [status.value for status in ExitStatus if str(status.value) not in section] == []
