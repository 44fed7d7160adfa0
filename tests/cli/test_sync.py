"""`sync`, by hand and with drills and mocks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from aws_quiz.cli.as_json.vocabulary import VERSION
from tests.runner import Home, bank_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Home, Home]:
    """Two machines of one learner; the clock of the second is six years ahead."""
    made = []
    for number, name in enumerate(("desk", "train")):
        (tmp_path / name).mkdir()
        machine = Home(tmp_path / name, counter=100_000 * number)
        machine.clock.tick(days=6 * 365 * number)
        (machine.banks / "s3.yaml").write_text(bank_text("s3", concepts=12))
        made.append(machine)
    return made[0], made[1]


def drill(home: Home, typed: str = "a\na\n") -> str:
    done = home.run_own("drill", "--plain", typed=typed)
    assert done.status == 0, done.err
    return done.err


def test_two_machines_come_to_hold_the_same(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    drill(desk)
    drill(train, "a\na\na\n")
    first = desk.run("sync", folder)
    assert (first.status, first.out) == (0, "Received: nothing new. Sent: 2 answers and 1 drill.\n")
    assert train.run("sync", folder).out == "Received: 2 answers and 1 drill. Sent: 3 answers and 1 drill.\n"
    found = desk.run("sync", folder, "--json").json
    assert found == {
        "version": VERSION,
        "folder": str(folder),
        "received_rows": {"review": 3, "drill": 1, "device": 1},
        "sent_rows": {},
        "waiting_files": [],
        "refused_files": [],
    }
    assert desk.answers() == train.answers()
    for machine in machines:
        assert machine.run("sync", folder).out == "Received: nothing new. Sent: nothing new.\n"
        assert machine.run("history", "verify", "--json").json["complaints"] == []


def test_with_the_setting_drills_do_it(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    for machine in machines:
        assert machine.run("config", "sync", folder).out == f"{folder}\n"
    drill(desk)
    drill(train)
    # What the desk did came before the train's first question: six years later all of it is due there.
    assert len(train.answers()) == 4
    assert len({answer["concept"] for answer in train.answers()}) == 2
    assert desk.run("sync").out == "Received: 2 answers, 1 drill and 1 setting. Sent: nothing new.\n"


def test_a_drill_goes_on_where_the_folder_is_not_there(machines: tuple[Home, Home], folder: Path) -> None:
    desk, _ = machines
    desk.run("config", "sync", folder)
    folder.rmdir()
    said = drill(desk)
    assert said.count(f"Not synced: The folder {folder} cannot be read") == 2
    assert not folder.exists()
    assert desk.run("sync").status == 2


def test_a_folder_must_be_named_once(machines: tuple[Home, Home], folder: Path) -> None:
    desk, _ = machines
    done = desk.run("sync")
    assert done.status == 2
    assert "Which folder?" in done.err
    assert desk.run("config", "sync", "here").status == 2


def test_a_setting_of_one_machine_is_not_the_others(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    desk.run("config", "sync", folder)
    desk.run("config", "banks", desk.banks)
    desk.run("goal", "saa-c03")
    desk.run("sync")
    train.run("sync", folder)
    assert train.run("goal", "--json").json["exam"] == "saa-c03"
    settings = {one["name"]: one for one in train.run("config", "--json").json["settings"]}
    assert settings["sync"]["is_default"]
    assert settings["banks"]["is_default"]


def test_what_is_half_there_and_what_is_too_new_is_said(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    drill(desk)
    desk.run("sync", folder)
    (segment,) = folder.iterdir()
    segment.write_bytes(segment.read_bytes()[:-1])
    done = train.run("sync", folder)
    assert done.status == 0
    assert "1 file not whole yet" in done.out
    assert train.answers() == []


def begin_exam(home: Home, *words: str, typed: str = "a\nq\ny\n") -> str:
    done = home.run("exam", "saa-c03", "--plain", "--questions", "5", *words, typed=typed)
    assert done.status == 0, done.err
    return done.err


def test_an_exam_in_use_on_another_device_says_so(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    for machine in machines:
        machine.run("config", "sync", folder)
    begin_exam(desk)
    refused = train.run("exam", "saa-c03", "--plain")
    assert refused.status == 2
    assert "SAA-C03 mock 1 is in use on another device (21 November, 09:" in refused.err
    said = begin_exam(train, "--resume", typed="b\nq\ny\n")
    assert "SAA-C03 mock 1 is in use on another device" in said
    assert "leave it there first" in said
    # Now it is the train's, and the desk hears of it.
    assert "in use on another device" in desk.run("exam", "saa-c03", "--plain").err
    assert "in use" not in train.run("exam", "saa-c03", "--plain").err


def test_an_exam_that_is_taken_up_is_in_use_there_from_the_first_moment_on(
    machines: tuple[Home, Home], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, train = machines
    for machine in machines:
        machine.run("config", "sync", folder)
    begin_exam(desk)
    with monkeypatch.context() as cut_off:
        # As if the power went: nothing is done when the sitting is over.
        cut_off.setattr("aws_quiz.study.history.keeping.after_sitting", lambda _: None)
        begin_exam(train, "--resume", typed="q\ny\n")
    desk.run("sync")
    assert "in use on another device" in desk.run("exam", "saa-c03", "--plain").err


def test_an_exam_taken_up_elsewhere_goes_on_where_it_was_and_its_clock_never_goes_back(
    machines: tuple[Home, Home], folder: Path
) -> None:
    desk, train = machines
    for machine in machines:
        machine.run("config", "sync", folder)
    begin_exam(desk, typed="next\nq\ny\n")
    begin_exam(train, "--resume", typed="next\nq\ny\n")
    with closing(sqlite3.connect(train.store)) as db:
        used = [row[0] for row in db.execute("SELECT used FROM exam_event ORDER BY id")]
        seen = [row[0] for row in db.execute("SELECT question FROM exam_event WHERE act = 'seen' ORDER BY id")]
    assert used == sorted(used)
    assert used[-1] > used[0]
    assert seen[2] == seen[1] != seen[0], "it goes on where it was"


def test_when_an_exam_was_in_use_elsewhere_is_said_in_the_time_of_here(
    machines: tuple[Home, Home], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, train = machines
    for machine in machines:
        machine.run("config", "sync", folder)
    begin_exam(desk)
    monkeypatch.setattr("tests.runner.UTC", timezone(timedelta(hours=-11)))
    assert "in use on another device (20 November, 22:" in train.run("exam", "saa-c03", "--plain").err


def test_an_exam_begun_on_one_device_is_handed_in_on_another(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    for machine in machines:
        machine.run("config", "sync", folder)
    begin_exam(desk)
    begin_exam(train, "--resume", typed="b\n" * 5 + "submit\nyes\n")
    desk.run("sync")
    shown = [machine.run("exam", "saa-c03", "--show", "1", "--json").json for machine in machines]
    assert shown[0] == shown[1]
    assert desk.answers() == train.answers()
    assert desk.answers()


def test_all_exams_travel_with_their_days(machines: tuple[Home, Home], folder: Path) -> None:
    desk, train = machines
    desk.run("goal", "saa-c03", "--date", "2033-01-05")
    desk.run("goal", "dva-c03", "--date", "2033-02-01", "--also")
    desk.run("sync", folder)
    train.run("sync", folder)
    (other,) = train.run("goal", "--json").json["other_exams"]
    assert (other["exam"], other["exam_date"]) == ("dva-c03", "2033-02-01")
    train.run("goal", "--drop", "dva-c03")
    train.run("sync", folder)
    desk.run("sync", folder)
    assert desk.run("goal", "--json").json["other_exams"] == []
