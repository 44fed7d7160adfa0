"""A backup takes the store's place whole, or nothing is changed; what was there is kept."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from aws_quiz.errors import StoreUnusable, UsedWrongly
from aws_quiz.store.exchange import restoring
from aws_quiz.store.exchange.backup import back_up
from aws_quiz.store.exchange.other_stores import checked_copy
from aws_quiz.store.exchange.restoring import put_in_place
from aws_quiz.store.migrations import NEWEST
from tests.builders import review
from tests.store.exchange.learners import Device, rows_of
from tests.store.exchange.test_backup import answers_in
from tests.store.version_two import write_version_two


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with six answers, and a backup of it with three."""
    device = Device(tmp_path, "one")
    device.drill(1)
    back_up(str(device.path), str(tmp_path / "backup"))
    device.drill(2)
    device.close()
    return device.path


def prepared(folder: Path) -> str:
    checked_copy(str(folder / "backup"), str(folder / "prepared")).close()
    return str(folder / "prepared")


def test_the_backup_is_the_store_and_what_was_there_is_kept(store: Path, tmp_path: Path) -> None:
    assert put_in_place(prepared(tmp_path), str(store), str(tmp_path / "kept"))
    assert len(answers_in(store)) == 3
    assert len(answers_in(tmp_path / "kept")) == 6
    assert put_in_place(str(tmp_path / "kept"), str(store), str(tmp_path / "kept again"))
    assert len(answers_in(store)) == 6


def test_a_store_that_is_open_is_left_alone(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring, "PATIENCE_SECONDS", 0.05)
    drill = Device(tmp_path, "one", opened=1)
    before = rows_of(drill.log)
    with pytest.raises(StoreUnusable, match="open in another window"):
        put_in_place(prepared(tmp_path), str(store), str(tmp_path / "kept"))
    drill.drill(3)
    assert len(rows_of(drill.log)["review"]) == len(before["review"]) + 3
    drill.close()
    assert not (tmp_path / "kept").exists()
    assert put_in_place(str(tmp_path / "prepared"), str(store), str(tmp_path / "kept"))


def test_nobody_comes_in_while_it_is_put_in_place(store: Path, tmp_path: Path) -> None:
    tried = []

    def coming_in(done: int, total: int) -> None:
        tried.append(done)
        window = sqlite3.connect(store, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            window.execute("SELECT count(*) FROM review").fetchone()
        window.close()

    assert put_in_place(prepared(tmp_path), str(store), str(tmp_path / "kept"), coming_in)
    assert tried
    assert len(answers_in(store)) == 3


def test_a_store_that_cannot_be_read_is_kept_as_the_file_that_it_is(store: Path, tmp_path: Path) -> None:
    broken = os.urandom(9000)
    store.write_bytes(broken)
    store.with_name(store.name + "-wal").write_bytes(b"its last rows")
    assert put_in_place(prepared(tmp_path), str(store), str(tmp_path / "kept"))
    assert (tmp_path / "kept").read_bytes() == broken
    assert (tmp_path / "kept-wal").read_bytes() == b"its last rows"
    assert len(answers_in(store)) == 3


def test_where_nothing_was_nothing_is_kept(store: Path, tmp_path: Path) -> None:
    store.unlink()
    assert not put_in_place(prepared(tmp_path), str(store), str(tmp_path / "kept"))
    assert len(answers_in(store)) == 3
    assert not (tmp_path / "kept").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are killed")
@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.thorough)])
def test_a_restore_that_is_killed_leaves_the_one_or_the_other(store: Path, tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    source, original = prepared(tmp_path), store.read_bytes()
    ends = set()
    for _ in range(times):
        store.write_bytes(original)
        (tmp_path / "kept").unlink(missing_ok=True)
        seconds = chance.uniform(0.0005, 0.02)
        shutil.copyfile(source, tmp_path / "source")
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                signal.setitimer(signal.ITIMER_REAL, seconds)
                put_in_place(str(tmp_path / "source"), str(store), str(tmp_path / "kept"))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        db = sqlite3.connect(store)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (answers,) = db.execute("SELECT count(*) FROM review").fetchone()
        db.close()
        ends.add((answers, os.WIFSIGNALED(status)))
        assert answers == 6 or (answers == 3 and len(answers_in(tmp_path / "kept")) == 6)
    assert (6, True) in ends


def test_an_older_store_is_brought_up_and_the_file_itself_is_only_read(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite"
    write_version_two(old, [review("s3-thing"), review("s3-thing", day=2)])
    before = old.read_bytes()
    db = checked_copy(str(old), str(tmp_path / "copy"))
    assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    assert db.execute("SELECT count(*) FROM review").fetchone() == (2,)
    db.close()
    assert old.read_bytes() == before


def test_what_another_program_holds_open_is_copied_with_its_last_rows(tmp_path: Path) -> None:
    device = Device(tmp_path, "one")
    device.drill(1)
    assert device.path.with_name("one.sqlite-wal").stat().st_size > 0
    db = checked_copy(str(device.path), str(tmp_path / "copy"))
    assert db.execute("SELECT count(*) FROM review").fetchone() == (3,)
    db.close()


def foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.close()


def newer(path: Path) -> None:
    Device(path.parent, "newer").close()
    db = sqlite3.connect(path.parent / "newer.sqlite")
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    shutil.copyfile(path.parent / "newer.sqlite", path)


def torn(path: Path) -> None:
    device = Device(path.parent, "torn")
    for choice in range(40):
        device.drill(choice)
    device.close()
    data = device.path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def orphaned(path: Path) -> None:
    device = Device(path.parent, "orphaned")
    device.drill(1)
    device.log.db.execute("PRAGMA foreign_keys = OFF")
    device.log.db.execute("DROP TRIGGER session_no_delete")
    device.log.db.execute("DELETE FROM session")
    device.close()
    shutil.copyfile(device.path, path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("not a database")


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (foreign, StoreUnusable, "not one of aws-quiz"),
        (newer, StoreUnusable, "written by a newer aws-quiz"),
        (torn, StoreUnusable, "is damaged"),
        (orphaned, StoreUnusable, "points to a row of session that is gone"),
        (empty, UsedWrongly, "no store of aws-quiz"),
        (text, UsedWrongly, "no store of aws-quiz"),
        (Path.mkdir, UsedWrongly, "There is no file"),
    ],
)
def test_what_is_no_sound_store_is_refused_by_its_own_name(
    tmp_path: Path, make: object, error: type[Exception], words: str
) -> None:
    path = tmp_path / "other.sqlite"
    make(path)  # type: ignore[operator]
    with pytest.raises(error, match=words) as raised:
        checked_copy(str(path), str(tmp_path / "copy"))
    assert str(path) in str(raised.value)
    assert "copy" not in str(raised.value)
