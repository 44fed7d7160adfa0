"""Damaged stores: what is derived is made anew, a row that cannot be read is left out and named, the rest is said."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aws_quiz.errors import ExitStatus
from tests.runner import Home, bank_text

COMMANDS = (
    ("drill", "--plain"),
    ("drill", "--plain", "--weak"),
    ("status",),
    ("status", "--short"),
    ("report",),
    ("report", "--json"),
    ("study", "s3"),
    ("show", "s3-01"),
    ("resume",),
    ("config",),
    ("goal",),
    ("history", "export"),
    ("history", "export", "--all"),
    ("history", "verify"),
    ("history", "faults"),
    ("exam", "--list"),
    ("exam", "saa-c03", "--show", "1"),
)
OWN = {"drill", "report", "study", "show", "exam"}


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which everything has been done once."""
    home = Home(tmp_path_factory.mktemp("used"))
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=9, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    home.run("goal", "saa-c03", "--date", "2026-12-20")
    home.run_own("drill", "--plain", typed="a\nb\nflag\nnote mine\nreport wrong\nc ?\nsuspend last\nundo\nd\nquit\n")
    home.run_own("exam", "saa-c03", "--questions", "3", "--plain", typed="a\nnext\nb\nsubmit\nyes\n")
    home.run_own("report")
    with closing(sqlite3.connect(home.store)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return home.folder


@pytest.fixture
def learner(used: Path, tmp_path: Path) -> Home:
    shutil.copytree(used, tmp_path / "copy")
    return Home(tmp_path / "copy")


def run(home: Home, command: tuple[str, ...]) -> tuple[int, str]:
    done = (home.run_own if command[0] in OWN else home.run)(*command, typed="a\nquit\nleave\n")
    assert done.status != ExitStatus.BUG, done.err
    assert "Traceback" not in done.err
    assert "move it away" not in done.err or done.status == ExitStatus.STORE_UNUSABLE
    return done.status, done.out + done.err


def change(home: Home, *statements: str) -> None:
    with closing(sqlite3.connect(home.store)) as db:
        triggers = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            db.execute(statement)
        db.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE memory SET stability = 0",
        "UPDATE memory SET stability = -3.5",
        "UPDATE memory SET stability = 1e308, difficulty = -1e308",
        "UPDATE memory SET last_day = 99999999999",
        "UPDATE memory SET first_day = -5, due_day = -5",
        "UPDATE memory SET first = 77",
        "UPDATE day SET day = 'no day'",
        "UPDATE day SET milliseconds = 9223372036854775807, met = 9223372036854775807",
        "DELETE FROM memory",
        "DELETE FROM day",
        "DELETE FROM local WHERE name = 'memory'",
    ],
)
def test_what_is_derived_is_made_anew(learner: Home, statement: str) -> None:
    change(learner, statement)
    for command in COMMANDS:
        run(learner, command)
    assert run(learner, ("history", "verify"))[0] == 0
    assert "The store is whole" in learner.run("history", "verify").out or learner.run("history", "verify").status == 0


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE review SET verdict = 'maybe' WHERE id = (SELECT min(id) FROM review)", "review"),
        ("UPDATE review SET answered_at = 'yesterday' WHERE id = (SELECT min(id) FROM review)", "review"),
        ("UPDATE review SET study_day = '2026-02-31' WHERE id = (SELECT min(id) FROM review)", "review"),
        ("UPDATE review SET confidence = '' WHERE id = (SELECT min(id) FROM review)", "review"),
        ("UPDATE session SET plan = '{' WHERE kind = 'drill'", "session"),
        ("UPDATE session SET plan = '[1, 2]' WHERE kind = 'exam'", "session"),
        ("UPDATE session SET started_at = '' WHERE kind = 'exam'", "session"),
        ("UPDATE exam_event SET act = 'danced'", "exam_event"),
    ],
)
def test_a_row_of_the_log_that_cannot_be_read_is_left_out_and_named(learner: Home, statement: str, table: str) -> None:
    change(learner, statement)
    for command in COMMANDS:
        run(learner, command)
    status, out = run(learner, ("history", "verify"))
    assert status == ExitStatus.STORE_UNUSABLE
    assert f"of {table} cannot be read; it is ignored." in out


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE setting SET value = 'x' || char(27) || '[2J'",
        "INSERT INTO setting SELECT 'z', device, 'minutes', 'many', '' FROM setting LIMIT 1",
        "INSERT INTO setting SELECT 'z', device, 'exam-date', '0000-00-00', '' FROM setting LIMIT 1",
        "INSERT INTO setting SELECT 'z', device, 'banks', '~nosuch/x', '' FROM setting LIMIT 1",
        "UPDATE forecast SET for_day = 'someday', made_on = 'someday'",
        "UPDATE flag SET question = ''",
        "UPDATE note SET text = char(0) || char(155)",
        "UPDATE fault SET reported_at = ''",
        "UPDATE exam_clock SET used = -1e300",
    ],
)
def test_values_that_nobody_wrote_stop_no_command(learner: Home, statement: str) -> None:
    change(learner, statement)
    for command in COMMANDS:
        _, out = run(learner, command)
        assert "\x1b" not in out
        assert "\x9b" not in out


def damage_and_try(home: Home, chance: random.Random) -> None:
    """Overwrites bytes of a store's file, and runs every command on it."""
    data = bytearray(home.store.read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(100, len(data))
        length = chance.choice([1, 1, 4, 64, 4096])
        data[at : at + length] = bytes(chance.choices(range(256), k=len(data[at : at + length])))
    home.store.write_bytes(data)
    for command in COMMANDS:
        run(home, command)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_ends_every_command_in_a_sentence(learner: Home, seed: int) -> None:
    damage_and_try(learner, random.Random(seed))
