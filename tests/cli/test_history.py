"""`history backup`, `restore`, `import`, and the backup of the day."""

from __future__ import annotations

import gc
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from aws_quiz.cli.as_json.vocabulary import VERSION
from aws_quiz.store.database import open_store
from tests.builders import review
from tests.runner import Home, Result, bank_text
from tests.store.version_two import write_version_two


@pytest.fixture
def home(home: Home) -> Home:
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    return home


@pytest.fixture
def other(tmp_path: Path) -> Home:
    """Another machine of the same learner, whose clock is nine years behind."""
    (tmp_path / "other").mkdir()
    machine = Home(tmp_path / "other", counter=5_000)
    machine.clock.tick(days=-9 * 365)
    (machine.banks / "s3.yaml").write_text(bank_text("s3"))
    return machine


@pytest.fixture(autouse=True)
def _windows_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in one process here; each closes the store when it ends, as its own process would."""
    run = Home.run

    def run_and_close(home: Home, *words: str | Path, typed: str = "") -> Result:
        result = run(home, *words, typed=typed)
        gc.collect()
        return result

    monkeypatch.setattr(Home, "run", run_and_close)


def drill(home: Home, typed: str = "a\na\n", *words: str) -> None:
    assert home.run_own("drill", "--plain", *words, typed=typed).status == 0


def test_a_backup_is_written_and_gone_back_to(home: Home) -> None:
    drill(home)
    path = home.folder / "backup.sqlite"
    done = home.run("history", "backup", path)
    assert (done.status, done.err) == (0, "")
    assert str(path) in done.out
    drill(home, "a\n", "--new", "1")
    assert len(home.answers()) == 3
    back = home.run("history", "restore", path)
    assert back.status == 0
    assert back.out.startswith("Restored: 2 answers to 2 concepts.\n")
    assert len(home.answers()) == 2
    undo = back.out.splitlines()[-1].split()
    assert undo[:3] == ["aws-quiz", "history", "restore"]
    assert home.run(*undo[1:]).status == 0
    assert len(home.answers()) == 3
    assert home.run("history", "verify", "--json").json["complaints"] == []


def test_a_backup_that_is_there_is_written_over_only_when_told(home: Home) -> None:
    drill(home)
    path = home.folder / "backup.sqlite"
    path.write_text("mine")
    refused = home.run("history", "backup", path)
    assert (refused.status, path.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert home.run("history", "backup", path, "--force", "--json").json == {
        "version": VERSION,
        "path": str(path),
        "bytes": path.stat().st_size,
    }
    assert home.run("history", "backup", home.store, "--force").status == 2
    assert home.run("history", "backup", home.folder).status == 2


def test_before_there_is_a_store_there_is_nothing_to_back_up(home: Home) -> None:
    done = home.run("history", "backup", home.folder / "x")
    assert done.status == 5
    assert "no store" in done.err
    assert not (home.folder / "x").exists()


def test_after_a_restore_the_store_writes_as_a_device_of_its_own(home: Home) -> None:
    drill(home)
    before = device_of(home)
    home.run("history", "backup", home.folder / "b")
    home.run("history", "restore", home.folder / "b")
    assert device_of(home) != before
    drill(home, "a\n", "--new", "1")
    db = sqlite3.connect(home.store)
    assert [row[0] for row in db.execute("SELECT count(*) FROM review GROUP BY device ORDER BY 1")] == [1, 2]
    db.close()


def test_folders_set_on_this_machine_stay_set_after_a_restore(home: Home) -> None:
    home.run("config", "new", "7")
    home.run("history", "backup", home.folder / "b")
    home.run("config", "new", "9")
    home.run("config", "banks", home.banks)
    assert home.run("history", "restore", home.folder / "b").status == 0
    assert home.run("config", "banks").out.strip() == str(home.banks)
    assert home.run("config", "new").out.strip() == "7"


def test_a_backup_on_a_new_machine_names_no_folders_that_are_not_there(home: Home, other: Home) -> None:
    drill(home)
    shutil.copytree(home.banks, home.folder / "own")
    home.run("config", "banks", home.folder / "own")
    home.run("history", "backup", home.folder / "b")
    shutil.rmtree(home.folder / "own")
    back = other.run("history", "restore", home.folder / "b", "--json")
    assert back.json == {
        "version": VERSION,
        "answers": 2,
        "concepts": 2,
        "complaints": [],
        "is_damaged": False,
        "kept_path": None,
    }
    assert other.run("config", "banks").out.strip() == ""
    drill(other, "a\n", "--new", "1")


def test_a_restore_waits_for_no_drill_and_breaks_none(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aws_quiz.store.exchange.restoring.PATIENCE_SECONDS", 0.05)
    drill(home)
    home.run("history", "backup", home.folder / "b")
    window = open_store(str(home.store))
    window.execute("SELECT count(*) FROM review").fetchone()
    refused = home.run("history", "restore", home.folder / "b")
    assert refused.status == 5
    assert "open in another window" in refused.err
    window.close()
    assert sorted(path.name for path in home.store.parent.glob("*before*")) == []


@pytest.mark.parametrize(("content", "status"), [(b"", 2), (b"text", 2), (b"SQLite format 3\0" + bytes(900), 5)])
def test_what_is_no_backup_changes_nothing(home: Home, content: bytes, status: int) -> None:
    drill(home)
    (home.folder / "b").write_bytes(content)
    refused = home.run("history", "restore", home.folder / "b")
    assert refused.status == status
    assert "Traceback" not in refused.err
    assert str(home.folder / "b") in refused.err
    assert len(home.answers()) == 2
    assert home.run("history", "restore", home.folder / "none").status == 2
    assert home.run("history", "restore", home.store).status == 2


def test_a_damaged_store_is_kept_and_replaced(home: Home) -> None:
    drill(home)
    home.run("history", "backup", home.folder / "b")
    home.store.write_bytes(b"\0" * 5000)
    back = home.run("history", "restore", home.folder / "b", "--json")
    assert back.status == 0
    assert Path(back.json["kept_path"]).read_bytes() == b"\0" * 5000
    assert len(home.answers()) == 2


def test_the_first_drill_of_a_day_leaves_a_backup(home: Home) -> None:
    assert "No daily backups yet" in home.run("history", "restore").out
    drill(home)
    (first,) = home.run("history", "restore", "--json").json["backups"]
    assert Path(first).name == f"aws-quiz-{home.clock.moment:%Y-%m-%d}.sqlite"
    drill(home, "a\n", "--new", "1")
    assert home.run("history", "restore").out.splitlines() == [first]
    home.clock.tick(days=1)
    drill(home, "a\n")
    assert len(home.run("history", "restore", "--json").json["backups"]) == 2
    home.run("history", "restore", first)
    assert len(home.answers()) == 2


def test_no_backup_is_made_where_none_is_wanted(home: Home) -> None:
    home.run("config", "backups", "off")
    drill(home)
    assert not (home.store.parent / "backups").exists()


def test_a_backup_that_cannot_be_made_fails_no_drill(home: Home) -> None:
    home.store.parent.mkdir()
    (home.store.parent / "backups").write_text("in the way")
    done = home.run_own("drill", "--plain", typed="a\na\n")
    assert done.status == 0
    assert "The day's backup was not made" in done.err


def test_another_machines_store_is_brought_in_once(home: Home, other: Home) -> None:
    drill(home)
    drill(other, "a\na\na\n")
    other.run("config", "new", "3")
    done = home.run("history", "import", other.store)
    assert done.status == 0
    assert done.out.startswith("New: 3 answers, 1 drill and 1 setting.\n")
    assert len(home.answers()) == 5
    assert home.run("history", "verify", "--json").json["complaints"] == []
    kept = list(home.store.parent.glob("*before-import*"))
    again = home.run("history", "import", other.store, "--json").json
    assert (again["new_rows"], again["kept_path"], again["malformed"]) == ({}, None, [])
    assert (again["known_rows"] > 0, again["differing_rows"]) == (True, 0)
    assert list(home.store.parent.glob("*before-import*")) == kept
    assert home.run(*done.out.splitlines()[-1].split()[1:]).status == 0
    assert len(home.answers()) == 2


def test_a_store_of_an_older_version_is_brought_in(home: Home, tmp_path: Path) -> None:
    drill(home)
    write_version_two(tmp_path / "old.sqlite", [review("s3-01"), review("s3-02", day=2)])
    before = (tmp_path / "old.sqlite").read_bytes()
    done = home.run("history", "import", tmp_path / "old.sqlite", "--json")
    assert done.status == 0, done.err
    assert done.json["new_rows"]["review"] == 2
    assert (tmp_path / "old.sqlite").read_bytes() == before
    assert home.run("history", "verify", "--json").json["complaints"] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_export_of_everything_is_brought_in(home: Home, other: Home, tmp_path: Path, encoding: str) -> None:
    drill(other)
    other.run("goal", "saa-c03")
    path = tmp_path / "all.jsonl"
    path.write_text(other.run("history", "export", "--all").out, encoding=encoding)
    done = home.run("history", "import", path)
    assert (done.status, done.err) == (0, "")
    assert len(home.answers()) == 2
    assert home.run("goal", "--json").json["exam"] == "saa-c03"


def test_malformed_lines_are_named_and_the_rest_is_taken(home: Home, other: Home, tmp_path: Path) -> None:
    drill(other)
    lines = other.run("history", "export", "--all").out.splitlines()
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join([lines[0], "{", *lines[1:], json.dumps({"record": "review"})]))
    done = home.run("history", "import", path)
    assert done.status == 2
    assert f"{path}:2: not JSON of an export\n" in done.err
    assert f"{path}:{len(lines) + 2}: an answer without its device" in done.err
    assert len(home.answers()) == 2
    again = home.run("history", "import", path, "--json")
    assert (again.status, [line["line"] for line in again.json["malformed"]]) == (2, [2, len(lines) + 2])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"hello\n", "neither a store of aws-quiz nor an export of one (line 1: not JSON of an export)"),
        (b"", "neither a store of aws-quiz nor an export of one (line 1: nothing in it)"),
        (b'{"record": "review", "id": "x"}', "holds answers without the rest of the log"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_what_is_neither_is_a_sentence(home: Home, tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "x").write_bytes(content)
    done = home.run("history", "import", tmp_path / "x")
    assert done.status == 2
    assert words in done.err
    assert "Traceback" not in done.err
    assert home.run("history", "import", tmp_path / "none").status == 2


def test_control_characters_of_another_log_reach_no_terminal(home: Home, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(json.dumps({"record": "\x1b[31mred"}) + "\n" + '{"record": "log", "schema": 7}')
    done = home.run("history", "import", tmp_path / "x")
    assert "\x1b" not in done.out + done.err


def device_of(home: Home) -> str:
    db = sqlite3.connect(home.store)
    (device,) = db.execute("SELECT value FROM local WHERE name = 'device'").fetchone()
    db.close()
    return str(device)


def test_backups_that_nobody_may_look_at_are_not_said_to_be_none(home: Home) -> None:
    home.run("config", "new", "5")
    assert "No daily backups yet" in home.run("history", "restore").out
    (home.store.parent / "backups").write_text("no folder")
    listed = home.run("history", "restore")
    assert (listed.status, listed.out) == (5, "")
    assert "backups cannot be read" in listed.err
