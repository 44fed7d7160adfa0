"""Every output that `--json` gives, with the command that gives it and its shape."""

from __future__ import annotations

from typing import NamedTuple

from aws_quiz.cli.as_json.bank_import_json import BankImportJson
from aws_quiz.cli.as_json.bank_json import BanksJson, CheckJson, CoverageJson, RulesJson
from aws_quiz.cli.as_json.forecasts_json import ResultJson
from aws_quiz.cli.as_json.history_json import (
    BackupJson,
    BackupsJson,
    RestoredJson,
    SyncedJson,
    UnionJson,
    VerifiedJson,
)
from aws_quiz.cli.as_json.mock_json import ComparedJson, MockJson, MocksJson
from aws_quiz.cli.as_json.own_json import (
    FaultsJson,
    FitJson,
    GoalJson,
    NotesJson,
    SettingsJson,
    SuspendedJson,
)
from aws_quiz.cli.as_json.plan_json import PlanJson
from aws_quiz.cli.as_json.question_json import FoundJson, SheetJson, ShownJson
from aws_quiz.cli.as_json.report_json import ReportJson
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
    JsonOutput(("plan [EXAM]",), PlanJson),
    JsonOutput(("goal [EXAM]",), GoalJson),
    JsonOutput(("goal [EXAM] --result SCORE",), ResultJson),
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
    JsonOutput(("bank explain [RULE]",), RulesJson),
    JsonOutput(("bank import FILE",), BankImportJson),
    JsonOutput(("sync [FOLDER]",), SyncedJson),
    JsonOutput(("history backup FILE",), BackupJson),
    JsonOutput(("history restore",), BackupsJson),
    JsonOutput(("history restore FILE",), RestoredJson),
    JsonOutput(("history import FILE",), UnionJson),
    JsonOutput(("history verify",), VerifiedJson),
    JsonOutput(("history faults",), FaultsJson),
)
"""In the order of `--help`; the page has them in this order, too."""
