"""Arguments that nobody means: each is refused in a sentence, and nothing of it is stored."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aws_quiz.cli.app import main
from aws_quiz.environment import Environment
from aws_quiz.errors import ExitStatus
from tests.runner import Home, Stream, bank_text

LONG = "x" * 5_000


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "exams").mkdir()
    shipped = Path(__file__).parents[2] / "question_banks" / "exams" / "saa-c03.yaml"
    (home.banks / "exams" / "saa-c03.yaml").write_text(shipped.read_text())
    (home.banks / "s3.yaml").write_text(bank_text(concepts=6, exams='{saa-c03: ["1.1", "2.1", "3.1", "4.1"]}'))
    return home


@pytest.mark.parametrize("minutes", ["inf", "-inf", "nan", "1e308", "0", "-1", "1441", "soon", ""])
@pytest.mark.parametrize("command", [("exam", "saa-c03", "--questions", "2"), ("drill",)])
def test_minutes_that_nobody_has(learner: Home, command: tuple[str, ...], minutes: str) -> None:
    done = learner.run_own(*command, "--plain", "--minutes", minutes, typed="a\nquit\nleave\n")
    assert done.status == ExitStatus.USED_WRONGLY
    assert "minutes from 0.1 to 1440" in done.err
    assert learner.run_own("exam", "--list", "--json").json["mocks"] == []


@pytest.mark.parametrize("number", ["99999999999999999999999", "-1", "0x10", "1e3", LONG])
@pytest.mark.parametrize(
    "command",
    [
        ("find", "prompt", "--limit"),
        ("drill", "--plain", "--limit"),
        ("drill", "--plain", "--new"),
        ("exam", "saa-c03", "--plain", "--questions"),
        ("exam", "saa-c03", "--show"),
    ],
    ids=" ".join,
)
def test_numbers_without_bounds(learner: Home, command: tuple[str, ...], number: str) -> None:
    done = learner.run_own(*command, number)
    assert done.status == ExitStatus.USED_WRONGLY
    assert "Traceback" not in done.err


def test_a_home_that_nobody_has_is_no_folder_of_banks(home: Home) -> None:
    done = home.run("config", "banks", "~nosuch/x")
    assert done.status == ExitStatus.USED_WRONGLY
    assert home.run("status").status == 0


@pytest.mark.parametrize("path", ["nowhere", "nowhere.yaml", LONG, "\udcff\udcfe"])
@pytest.mark.parametrize("command", [("bank", "check"), ("bank", "list", "--banks"), ("drill", "--plain", "--banks")])
def test_paths_that_lead_nowhere(home: Home, command: tuple[str, ...], path: str) -> None:
    done = home.run(*command, path)
    assert done.status == ExitStatus.USED_WRONGLY, done.err
    assert "Traceback" not in done.err


def test_a_page_follows_no_dangling_link_and_waits_for_no_pipe(learner: Home) -> None:
    os.symlink("nowhere/else.html", learner.folder / "link.html")
    os.mkfifo(learner.folder / "pipe.html")
    (learner.folder / "old.html").write_text("old")
    for name, words in (("link.html", ()), ("pipe.html", ("--force",)), ("old.html", ())):
        done = learner.run_own("report", "--html", learner.folder / name, *words)
        assert done.status == ExitStatus.USED_WRONGLY
    assert not (learner.folder / "nowhere").exists()
    assert (learner.folder / "old.html").read_text() == "old"
    assert learner.run_own("report", "--html", learner.folder / "old.html", "--force").status == 0
    assert "<html" in (learner.folder / "old.html").read_text()


def test_a_page_that_cannot_be_written_whole_leaves_the_old_one(learner: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    (learner.folder / "old.html").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = learner.run_own("report", "--html", learner.folder / "old.html", "--force")
    assert done.status == ExitStatus.USED_WRONGLY
    assert "No space left" in done.err
    assert (learner.folder / "old.html").read_text() == "old"
    assert [entry.name for entry in learner.folder.iterdir() if entry.name.startswith(".aws")] == []


PLACES: dict[str, dict[str, str | None]] = {
    "a file for a home": {"AWS_QUIZ_HOME": "/etc/hostname"},
    "a device for a home": {"AWS_QUIZ_HOME": "/dev/null/x"},
    "no such user": {"AWS_QUIZ_HOME": "~nosuch/x"},
    "a long home": {"AWS_QUIZ_HOME": "/tmp/" + LONG},
    "bytes": {"AWS_QUIZ_HOME": "/proc/\udcff"},
}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "words", ["status --short", "status", "drill --plain --limit 1", "bank list", "config", "history verify"]
)
def test_places_where_nothing_can_be_kept(place: str, words: str) -> None:
    variables = {**os.environ, "PYTHONWARNINGS": "ignore"}
    for name, value in PLACES[place].items():
        variables.pop(name, None)
        if value is not None:
            variables[name] = value
    done = subprocess.run(
        [sys.executable, "-m", "aws_quiz", *words.split()],
        capture_output=True,
        input=b"quit\n",
        check=False,
        env=variables,
        cwd="/",
    )
    assert b"Traceback" not in done.stderr, done.stderr
    assert done.returncode in set(ExitStatus) - {ExitStatus.BUG}
    if words == "status --short" and place.startswith("a "):
        assert done.returncode == ExitStatus.STORE_UNUSABLE


def test_a_machine_that_names_no_home_is_told_what_to_set(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_data_dir", nobody)
    monkeypatch.setattr("platformdirs.user_cache_dir", nobody)
    out, err = Stream(), Stream()
    for words in (["status"], ["drill", "--plain"], ["bank", "list"], ["config"]):
        environment = Environment(variables={}, stdin=Stream(), stdout=out, stderr=err)
        assert main(words, environment) == ExitStatus.STORE_UNUSABLE
        assert "set AWS_QUIZ_HOME" in err.getvalue()


@pytest.mark.slow
def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    program = f"{sys.executable} -m aws_quiz bank list"
    done = subprocess.run(
        ["bash", "-c", f"mkdir {tmp_path}/gone && cd {tmp_path}/gone && rmdir ../gone && {program}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AWS_QUIZ_HOME": str(tmp_path / "home"), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
