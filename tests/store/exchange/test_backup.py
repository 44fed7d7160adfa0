"""A backup is whole or not there, whatever goes on while it is made."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from aws_quiz.errors import StoreUnusable, UsedWrongly
from aws_quiz.store.exchange import backup
from aws_quiz.store.exchange.backup import KEPT, back_up, backups_in, daily_backup
from tests.builders import MOMENT
from tests.store.exchange.learners import Device, rows_of
from tests.store.test_durability import is_subsequence, prompt, start_drill, write_banks

BACKUPS, PARTS = 200, 8


@pytest.fixture
def device(tmp_path: Path) -> Device:
    device = Device(tmp_path, "one")
    device.drill(1)
    return device


def answers_in(path: Path) -> list[str]:
    """The questions answered in a store, in order; it must be one whole file."""
    assert not path.with_name(path.name + "-wal").exists()
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    found = [row[0] for row in db.execute("SELECT question FROM review ORDER BY id")]
    db.close()
    return found


def test_a_backup_is_the_store_as_it_is_in_one_file(device: Device, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    back_up(str(device.path), str(path))
    assert len(answers_in(path)) == 3
    assert sorted(file.name for file in tmp_path.iterdir() if "one" not in file.name) == ["copy"]
    (tmp_path / "again").mkdir()
    path.rename(tmp_path / "again" / "one.sqlite")
    assert rows_of(Device(tmp_path / "again", "one", opened=1).log) == rows_of(device.log)


def test_a_backup_is_of_one_moment_while_others_write(
    device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PAGES", 3)
    steps: list[int] = []

    def answering(done: int, total: int) -> None:
        steps.append(done)
        device.drill(len(steps))

    back_up(str(device.path), str(tmp_path / "copy"), answering)
    assert len(steps) > 5
    assert steps == sorted(steps)
    assert len(answers_in(tmp_path / "copy")) == 3


def test_there_must_be_a_store_and_a_place(device: Device, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="no store"):
        back_up(str(tmp_path / "none.sqlite"), str(tmp_path / "copy"))
    with pytest.raises(UsedWrongly, match="cannot be written"):
        back_up(str(device.path), str(tmp_path / "no" / "folder"))
    with pytest.raises(UsedWrongly, match="is the store itself"):
        back_up(str(device.path), str(tmp_path / "." / "one.sqlite"))
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("begin", [8192, -4096], ids=["hardly anything", "all but its last page"])
def test_a_damaged_store_takes_no_backups_place(device: Device, tmp_path: Path, begin: int) -> None:
    back_up(str(device.path), str(tmp_path / "copy"))
    whole = (tmp_path / "copy").read_bytes()
    for choice in range(60):
        device.drill(choice)
    device.log.close()
    data = bytearray(device.path.read_bytes())
    data[begin:] = bytes(len(data[begin:]))
    device.path.write_bytes(data)
    with pytest.raises(StoreUnusable, match="is damaged"):
        back_up(str(device.path), str(tmp_path / "copy"))
    assert (tmp_path / "copy").read_bytes() == whole
    assert not list(tmp_path.glob(".aws-quiz-*"))


def test_one_backup_a_day_and_the_last_ten_are_kept(device: Device) -> None:
    first = date(2026, 11, 1)
    made = [daily_backup(str(device.path), first + timedelta(days=day), MOMENT) for day in range(14)]
    again = daily_backup(str(device.path), first + timedelta(days=13), MOMENT)
    assert (all(made), again) == (True, None)
    names = backups_in(str(device.path), first + timedelta(days=13))
    assert names == [f"aws-quiz-{first + timedelta(days=day)}.sqlite" for day in range(13, 3, -1)]
    assert sorted(path.name for path in (device.path.parent / "backups").iterdir()) == sorted(names)


def test_backups_of_a_clock_that_ran_ahead_go_first(device: Device) -> None:
    for day in range(KEPT):
        daily_backup(str(device.path), date(2090, 1, 1) + timedelta(days=day), MOMENT)
    today = date(2026, 11, 28)
    for day in range(3):
        daily_backup(str(device.path), today + timedelta(days=day), MOMENT)
    names = backups_in(str(device.path), today + timedelta(days=2))
    assert names[:4] == [f"aws-quiz-{day}.sqlite" for day in ("2026-11-30", "2026-11-29", "2026-11-28", "2090-01-10")]
    assert len(names) == KEPT


def test_what_a_killed_backup_left_is_cleared_and_a_running_ones_is_not(device: Device) -> None:
    folder = device.path.parent / "backups"
    folder.mkdir()
    for name, age in ((".aws-quiz-old", 7200), (".aws-quiz-new", 5)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (MOMENT.timestamp() - age,) * 2)
    (folder / "mine.txt").write_bytes(b"x")
    daily_backup(str(device.path), MOMENT.date(), MOMENT)
    left = sorted(path.name for path in folder.iterdir())
    assert left == [".aws-quiz-new", f"aws-quiz-{MOMENT.date()}.sqlite", "mine.txt"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are killed")
@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.thorough)])
def test_a_backup_that_is_killed_is_whole_or_the_old_one(device: Device, tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    path = tmp_path / "copy"
    killed = 0
    for number in range(times):
        device.drill(number)
        seconds = chance.uniform(0.0005, 0.02)
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                signal.setitimer(signal.ITIMER_REAL, seconds)
                back_up(str(device.path), str(path))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        if path.exists():
            assert len(answers_in(path)) % 3 == 0
    assert killed > 0


def check_backups_during_drills(folder: Path, part: int, backups: int) -> None:
    typed = write_banks(folder, concepts=400)
    chance = random.Random(part)
    store, copy = folder / "home" / "aws-quiz.sqlite", folder / "copy.sqlite"
    for number in range(backups):
        drill = start_drill(folder, "--new", "400", "--seed", str(number), stdin=typed)
        assert drill.stdout is not None
        begun = "".join(drill.stdout.readline() for _ in range(chance.randrange(12, 90)))
        shown = [line for line in begun.splitlines() if line.startswith(("Prompt ", "Right", "Wrong"))]
        before = [one for one, verdict in pairwise(shown) if not verdict.startswith("Prompt")]
        if chance.random() < 0.5:
            drill.send_signal(signal.SIGKILL)
        back_up(str(store), str(copy))
        time.sleep(chance.uniform(0, 0.005))
        drill.send_signal(signal.SIGKILL)
        drill.stdout.read()
        drill.wait()
        drill.stdout.close()
        kept = [prompt(question) for question in answers_in(copy)]
        assert is_subsequence(before, kept), f"an answer from before backup {number} is not in it"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
def test_backups_taken_while_drills_are_killed_are_whole(tmp_path: Path) -> None:
    check_backups_during_drills(tmp_path, 0, 2)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")
@pytest.mark.parametrize("part", range(PARTS))
def test_200_backups_taken_while_drills_are_killed_are_whole(tmp_path: Path, part: int) -> None:
    check_backups_during_drills(tmp_path, part, BACKUPS // PARTS)
