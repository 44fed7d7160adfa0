"""Every output that `--json` gives, with the command that gives it and its shape."""

from __future__ import annotations

from typing import NamedTuple

from aws_quiz.cli.as_json.bank_json import BanksJson, CheckJson, CoverageJson
from aws_quiz.cli.as_json.mock_json import ComparedJson, MockJson, MocksJson
from aws_quiz.cli.as_json.own_json import (
    FaultsJson,
    GoalJson,
    NotesJson,
    SettingsJson,
    SuspendedJson,
    VerifiedJson,
)
from aws_quiz.cli.as_json.plan_json import FitJson, PlanJson
from aws_quiz.cli.as_json.question_json import FoundJson, SheetJson, ShownJson
from aws_quiz.cli.as_json.report_json import RealExamJson, ReportJson
from aws_quiz.cli.as_json.today_json import TodayJson


class JsonOutput(NamedTuple):
    """`commands` are those that give the shape, as one types them; each also takes `--json`."""

    commands: tuple[str, ...]
    shape: type


OUTPUTS = (
    JsonOutput(("", "status"), TodayJson),
    JsonOutput(("exam [EXAM]", "exam [EXAM] --show N"), MockJson),
    JsonOutput(("exam [EXAM] --list",), MocksJson),
    JsonOutput(("exam [EXAM] --compare N M",), ComparedJson),
    JsonOutput(("report",), ReportJson),
    JsonOutput(("plan",), PlanJson),
    JsonOutput(("goal [EXAM]",), GoalJson),
    JsonOutput(("goal [EXAM] --result SCORE",), RealExamJson),
    JsonOutput(("study TOPIC",), SheetJson),
    JsonOutput(("find WORDS",), FoundJson),
    JsonOutput(("show ID",), ShownJson),
    JsonOutput(("notes [WORDS]",), NotesJson),
    JsonOutput(("resume [CONCEPT]",), SuspendedJson),
    JsonOutput(("config [NAME [VALUE]]",), SettingsJson),
    JsonOutput(("fit",), FitJson),
    JsonOutput(("bank list",), BanksJson),
    JsonOutput(("bank check [PATH]",), CheckJson),
    JsonOutput(("bank coverage",), CoverageJson),
    JsonOutput(("history verify",), VerifiedJson),
    JsonOutput(("history faults",), FaultsJson),
)
"""In the order of `--help`; the page has them in this order, too."""
