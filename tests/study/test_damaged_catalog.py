"""The catalog is disposable: whatever happens to its file, every command does what it did, and blames nobody."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.runner import Home, bank_text

COMMANDS = (
    ("drill", "--plain"),
    ("exam", "saa-c03", "--questions", "2", "--plain"),
    ("report",),
    ("report", "--json"),
    ("status", "--json"),
    ("study", "s3"),
    ("find", "prompt"),
    ("show", "s3-01"),
    ("bank", "list"),
    ("bank", "coverage"),
    ("bank", "export"),
    ("goal", "saa-c03"),
)


def zeroed(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:4096] + bytes(len(data) - 4096))


def overwritten(file: Path) -> None:
    file.write_bytes(b"this is no database at all, " * 400)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scrambled(file: Path) -> None:
    """Values inside whole pages."""
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE question SET body = substr(body, 1, 40)")
        db.execute("UPDATE concept SET body = '[]'")
        db.execute("UPDATE blueprint SET body = x'00ff'")
        db.commit()


def without_tables(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        for table in ("placement", "tag", "candidate", "question"):
            db.execute(f"DROP TABLE {table}")
        db.commit()


@pytest.fixture
def learner(home: Home) -> Home:
    """Has answered something, and has a catalog."""
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    assert home.run_own("drill", "--plain", "--limit", "2", typed="a\nb\na\nb\nb\nb\n").status == 0
    return home


@pytest.mark.parametrize("damage", [zeroed, overwritten, cut, scrambled, without_tables])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_damaged_catalog_is_made_anew(
    learner: Home, command: tuple[str, ...], damage: Callable[[Path], None]
) -> None:
    expected = learner.copy()
    expected.run_own("bank", "list")
    want = expected.run_own(*command)
    (file,) = (learner.folder / "home" / "cache").glob("catalog-*.sqlite")
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(file)
    found = learner.run_own(*command)
    assert (found.status, found.err.replace(str(learner.folder), "")) == (
        want.status,
        want.err.replace(str(expected.folder), ""),
    )
    assert "aws-quiz.sqlite" not in found.err
    assert learner.run_own("bank", "list").status == 0
    assert learner.answers() == expected.answers() or command[0] in ("drill", "exam")


def test_a_catalog_that_somebody_holds_is_neither_waited_for_long_nor_thrown_away(
    learner: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aws_quiz.banks.catalog.refresh.BUSY_SECONDS", 0.2)
    (file,) = (learner.folder / "home" / "cache").glob("catalog-*.sqlite")
    (learner.banks / "s3.yaml").write_text(bank_text(concepts=7, exams='{saa-c03: ["1.1"]}'))
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        found = learner.run_own("study", "s3")
        assert found.status == 0
        assert "number 7" in found.out
        assert file.exists()
        holder.execute("ROLLBACK")


def test_a_file_that_is_saved_while_it_is_compiled_is_read_again(
    learner: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aws_quiz.banks.files import loading

    bank = learner.banks / "s3.yaml"
    read = loading._read_bytes

    def read_and_save(file: loading.BankFile) -> object:
        found = read(file)
        if file.kind == "topic":
            bank.write_text(bank_text(concepts=9, exams='{saa-c03: ["1.1"]}'))
        return found

    bank.write_text(bank_text(concepts=8, exams='{saa-c03: ["1.1"]}'))
    with monkeypatch.context() as patched:
        patched.setattr(loading, "_read_bytes", read_and_save)
        learner.run_own("bank", "list")
    assert "number 9" in learner.run_own("study", "s3").out


def test_an_edit_of_the_same_size_and_time_is_noticed(learner: Home) -> None:
    import os

    bank = learner.banks / "s3.yaml"
    before = bank.stat()
    learner.run_own("bank", "list")
    bank.write_text(bank.read_text().replace("number 1", "numero 1"))
    os.utime(bank, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert bank.stat().st_size == before.st_size
    assert "numero 1" in learner.run_own("study", "s3").out
