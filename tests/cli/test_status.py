"""One line for a shell prompt: right in every state, the same whichever way it is asked for, and light."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aws_quiz.cli.app import main
from aws_quiz.core.memory.review import Verdict
from aws_quiz.core.memory.scheduling import Scheduling
from aws_quiz.core.standing.readiness import Forecast
from aws_quiz.environment import Environment
from aws_quiz.store.kept_forecasts import keep_forecasts
from aws_quiz.store.log import Log, open_log
from aws_quiz.store.marks import set_suspended
from aws_quiz.store.migrations import NEWEST
from aws_quiz.store.reviews import append_review
from aws_quiz.store.sessions import Session
from aws_quiz.store.settings import write_settings
from aws_quiz.study.status_line import status_line
from tests.builders import MOMENT, review
from tests.runner import Clock, Home, Result, Stream, bank_text
from tests.store.version_two import write_version_two
from tests.test_architecture import loaded_by

ROOT = Path(__file__).parents[2]
TODAY = MOMENT.date()
SHORT = ("status", "--short")


@contextmanager
def log_of(home: Home) -> Iterator[Log]:
    home.store.parent.mkdir(parents=True, exist_ok=True)
    log = open_log(str(home.store), home.clock.now, lambda size: os.urandom(size))
    yield log
    log.close()


def begin(home: Home, **settings: str) -> None:
    """A store with these settings and nothing else."""
    with log_of(home) as log:
        write_settings(log, {name.replace("_", "-"): text for name, text in settings.items()})


def forecast(home: Home, made_on: date, scaled: int = 705, p_pass: float = 0.41, for_day: date | None = None) -> None:
    with log_of(home) as log:
        made = Forecast(for_day or made_on, scaled, scaled - 60, scaled + 60, p_pass)
        keep_forecasts(log, "saa-c03", [made], 40, made_on)


def everything(home: Home) -> list[str]:
    """The whole store as text, wherever SQLite keeps it at the moment."""
    with closing(sqlite3.connect(home.store)) as db:
        return [f"{db.execute('PRAGMA user_version').fetchone()}", *db.iterdump()]


def answer(home: Home, *answers: tuple[str, int]) -> None:
    """Right answers to concepts, so many days from MOMENT."""
    session = Session("0-session", "drill", "saa-c03", "7", (), MOMENT, TODAY)
    with log_of(home) as log:
        for concept, day in answers:
            append_review(log, session, review(concept, day=day), Scheduling())


def line(home: Home) -> str:
    result = home.run(*SHORT)
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n")
    assert result.out.count("\n") == 1
    return result.out.rstrip("\n")


def in_process(home: Home, *words: str) -> Result:
    """The same command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "aws_quiz", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
        env={**os.environ, "AWS_QUIZ_HOME": str(home.folder / "home"), "PYTHONIOENCODING": "utf-8"},
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_before_the_first_run_the_line_says_so_and_makes_no_store(home: Home) -> None:
    assert line(home) == "aws-quiz: not started"
    assert not home.store.exists()


def test_without_an_exam_the_line_gives_what_is_due_and_the_streak(home: Home) -> None:
    begin(home, new="5")
    assert line(home) == "nothing due · streak 0"


def test_with_nothing_due_the_line_says_none(home: Home) -> None:
    begin(home, exam="saa-c03")
    answer(home, ("s3-thing", 0))
    assert line(home) == "SAA-C03 · nothing due · streak 1"


@pytest.mark.parametrize(
    ("days", "head"),
    [(27, "SAA-C03 in 27 days"), (1, "SAA-C03 tomorrow"), (0, "SAA-C03 today"), (-1, "SAA-C03"), (-400, "SAA-C03")],
)
def test_the_exams_day_is_counted_down_to_and_then_no_longer_named(home: Home, days: int, head: str) -> None:
    begin(home, exam="saa-c03", exam_date=(TODAY + timedelta(days=days)).isoformat())
    assert line(home) == f"{head} · nothing due · streak 0"


def test_an_exam_without_a_date_is_only_named(home: Home) -> None:
    begin(home, exam="dva-c03")
    assert line(home) == "DVA-C03 · nothing due · streak 0"


def test_everything_stands_in_one_line(home: Home) -> None:
    begin(home, exam="saa-c03", exam_date=(TODAY + timedelta(days=27)).isoformat())
    answer(home, *((f"thing-{number}", -9 - number % 2) for number in range(18)), ("new-thing", -1), ("new-thing", 0))
    forecast(home, TODAY)
    assert line(home) == "SAA-C03 in 27 days · 705 (41 %) · 18 due · streak 2"


def test_a_forecast_speaks_for_a_week_and_then_falls_silent(home: Home) -> None:
    begin(home, exam="saa-c03")
    forecast(home, TODAY)
    home.clock.tick(days=7)
    assert line(home) == "SAA-C03 · 705 (41 %) · nothing due · streak 0"
    home.clock.tick(days=1)
    assert line(home) == "SAA-C03 · nothing due · streak 0"


def test_the_newest_forecast_for_today_counts_and_only_the_goals(home: Home) -> None:
    begin(home, exam="saa-c03")
    forecast(home, TODAY - timedelta(days=2), scaled=600)
    forecast(home, TODAY - timedelta(days=1), scaled=650)
    forecast(home, TODAY, scaled=900, for_day=TODAY + timedelta(days=20))
    assert "650 (41 %)" in line(home)
    begin(home, exam="dva-c03")
    assert line(home) == "DVA-C03 · nothing due · streak 0"


def test_a_suspended_concept_is_not_due_until_it_is_resumed(home: Home) -> None:
    begin(home)
    answer(home, ("s3-thing", -9), ("kms-thing", -9))
    assert line(home) == "2 due · streak 0"
    for suspended, said in ((True, "1 due · streak 0"), (False, "2 due · streak 0")):
        with log_of(home) as log:
            set_suspended(log, "kms-thing", suspended=suspended)
        assert line(home) == said


def test_the_day_turns_in_the_line_when_the_learner_says(home: Home) -> None:
    begin(home, exam="saa-c03", exam_date=(TODAY + timedelta(days=2)).isoformat())
    home.clock.moment = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)
    assert line(home).startswith("SAA-C03 in 2 d")
    begin(home, day_turns="3")
    assert line(home).startswith("SAA-C03 tomorrow")


def test_the_line_agrees_with_the_page_of_today(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=6))
    home.run("config", "banks", str(home.banks))
    home.run("config", "shipped-banks", "off")
    home.run("drill", "--plain", "--seed", "1", "--new", "4", "--limit", "4", typed="a\n" * 4)
    home.clock.tick(days=1)
    home.run("drill", "--plain", "--seed", "1", "--new", "1", "--limit", "1", typed="a\n")
    glance = home.run("--json").json
    assert line(home) == f"{glance['due']} due · streak {glance['streak']}"
    assert glance["streak"] == 2
    home.clock.tick(days=8)
    glance = home.run("--json").json
    assert line(home) == f"{glance['due']} due · streak {glance['streak']}"
    assert glance["due"] == 4


def test_an_output_that_cannot_write_a_dot_gets_a_hyphen(home: Home) -> None:
    begin(home, exam="saa-c03")

    class Old(io.StringIO):
        encoding = "latin-1"

    out = Old()
    environment = Environment(
        variables={"AWS_QUIZ_HOME": str(home.folder / "home")}, now=home.clock.now, stdout=out, stderr=Stream()
    )
    assert main(list(SHORT), environment) == 0
    assert out.getvalue() == "SAA-C03 - nothing due - streak 0\n"


def test_looking_changes_nothing_in_the_store(home: Home) -> None:
    begin(home, exam="saa-c03")
    answer(home, ("s3-thing", -9))
    said = line(home)
    before = everything(home)
    assert line(home) == said
    assert everything(home) == before


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
@pytest.mark.parametrize("name", ["what?", "50%41", "a#b", "a b", "ü&x=1"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    home = Home(tmp_path / name)
    begin(home, exam="saa-c03")
    assert line(home) == "SAA-C03 · nothing due · streak 0"


def test_the_real_process_prints_the_same(home: Home) -> None:
    assert in_process(home, *SHORT) == Result(0, "aws-quiz: not started\n", "")
    home.clock = Clock(datetime.now(UTC))
    today = (home.clock.moment - timedelta(hours=4)).date()
    begin(home, exam="saa-c03", exam_date=(today + timedelta(days=90)).isoformat())
    ago = (today - TODAY).days
    answer(home, ("s3-thing", ago - 40), ("kms-thing", ago - 40), ("iam-thing", ago))
    forecast(home, today - timedelta(days=1))
    environment = Environment(
        variables={**os.environ, "AWS_QUIZ_HOME": str(home.folder / "home")}, stdout=Stream(), stderr=Stream()
    )
    assert main(list(SHORT), environment) == 0
    assert isinstance(environment.stdout, Stream)
    printed = environment.stdout.getvalue()
    assert "705 (41 %) · 2 due" in printed
    assert in_process(home, *SHORT) == Result(0, printed, "")


def damage(home: Home) -> None:
    home.store.write_bytes(b"no database" * 1000)


def truncate(home: Home) -> None:
    answer(home, *((f"thing-{number}", 0) for number in range(60)))
    home.store.write_bytes(home.store.read_bytes()[:9000])


def turn_into_a_folder(home: Home) -> None:
    home.store.unlink()
    home.store.mkdir()


def make_newer(home: Home) -> None:
    with closing(sqlite3.connect(home.store)) as db:
        db.execute(f"PRAGMA user_version = {NEWEST + 1}")


UNUSABLE = [
    pytest.param(damage, "is damaged", id="damaged"),
    pytest.param(truncate, "is damaged", id="truncated"),
    pytest.param(turn_into_a_folder, "cannot be opened", id="a folder"),
    pytest.param(make_newer, "written by a newer aws-quiz", id="newer"),
]


@pytest.mark.parametrize(("spoil", "sentence"), UNUSABLE)
def test_a_store_that_cannot_be_read_is_a_sentence_and_status_5(
    home: Home, spoil: Callable[[Home], None], sentence: str
) -> None:
    begin(home, exam="saa-c03")
    spoil(home)
    for result in (home.run(*SHORT), in_process(home, *SHORT)):
        assert (result.status, result.out) == (5, "")
        assert sentence in result.err
        assert "Traceback" not in result.err


@contextmanager
def held(home: Home) -> Iterator[sqlite3.Connection]:
    """The store, kept by somebody who lets nobody else in."""
    holder = sqlite3.connect(home.store, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("INSERT INTO local VALUES ('held', 'yes')")
    holder.execute("COMMIT")
    yield holder
    holder.close()


def test_a_store_that_somebody_keeps_to_themselves_is_waited_for_as_long_as_is_said(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(home, exam="saa-c03")
    monkeypatch.setattr("aws_quiz.store.database.BUSY_MILLISECONDS", 2_000)
    with held(home):
        began = time.monotonic()
        result = home.run(*SHORT)
        waited = time.monotonic() - began
    assert (result.status, result.out) == (5, "")
    assert "locked by another program for 2 seconds" in result.err
    assert "Traceback" not in result.err
    assert waited > 1.8
    assert line(home) == "SAA-C03 · nothing due · streak 0"


@pytest.mark.slow
def test_the_real_process_says_so_too_where_somebody_keeps_the_store_to_themselves(home: Home) -> None:
    begin(home, exam="saa-c03")
    with held(home):
        result = in_process(home, *SHORT)
    assert (result.status, result.out) == (5, "")
    assert "locked by another program" in result.err
    assert "Traceback" not in result.err


def test_a_drill_that_is_writing_does_not_hold_the_line_up(home: Home) -> None:
    begin(home, exam="saa-c03")
    answer(home, ("s3-thing", 0))
    said = line(home)
    with closing(sqlite3.connect(home.store, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert line(home) == said == "SAA-C03 · nothing due · streak 1"


def environment_of(home: Home) -> Environment:
    return Environment(
        variables={"AWS_QUIZ_HOME": str(home.folder / "home")},
        now=home.clock.now,
        stdout=Stream(),
        stderr=Stream(),
        zone_of=lambda moment: UTC,
    )


def test_a_store_of_an_older_version_is_no_line_and_the_command_brings_it_up_to_date(home: Home) -> None:
    write_version_two(home.store, [review(day=-9)])
    before = everything(home)
    assert status_line(environment_of(home)) is None
    assert everything(home) == before
    assert line(home) == "SAA-C03 · 1 due · streak 0"
    assert status_line(environment_of(home)) == "SAA-C03 · 1 due · streak 0"


def test_what_was_remembered_under_another_retention_is_no_line_until_it_is_worked_out_anew(home: Home) -> None:
    begin(home, exam="saa-c03")
    answer(home, *((f"thing-{number}", -2) for number in range(3)))
    assert line(home) == "SAA-C03 · 3 due · streak 0"
    begin(home, retention="0.75")
    before = everything(home)
    assert status_line(environment_of(home)) is None
    assert everything(home) == before
    assert line(home) == "SAA-C03 · nothing due · streak 0"


def test_the_real_process_brings_a_store_of_an_older_version_up_to_date(home: Home) -> None:
    write_version_two(home.store, [review("s3-thing", day=-300)])
    assert in_process(home, *SHORT) == Result(0, "SAA-C03 · 1 due · streak 0\n", "")
    assert in_process(home, *SHORT) == Result(0, "SAA-C03 · 1 due · streak 0\n", "")


def test_after_an_upgrade_nothing_is_said_of_what_is_due_before_it_is_known(home: Home) -> None:
    write_version_two(home.store, [review(day=-9, verdict=Verdict.WRONG), review("kms-thing", day=0)])
    home.run("config", "new")
    assert line(home) != "SAA-C03 · nothing due · streak 0"


@pytest.mark.parametrize("settings", [{"exam_date": "some day"}, {"day_turns": "99999999999999999999"}])
def test_a_setting_that_another_version_wrote_does_not_break_the_line(home: Home, settings: dict[str, str]) -> None:
    begin(home, exam="saa-c03", **settings)
    assert home.run_own("goal").status == 0
    assert line(home) == "SAA-C03 · nothing due · streak 0"


def test_a_line_and_json_contradict_each_other(home: Home) -> None:
    begin(home)
    result = home.run(*SHORT, "--json")
    assert (result.status, result.out) == (2, "")
    assert result.err == "aws-quiz: Use either --short or --json, not both.\n"


def test_the_line_is_the_same_whatever_the_banks_so_it_takes_none(home: Home) -> None:
    begin(home, exam="saa-c03")
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    result = home.run_own(*SHORT)
    assert (result.status, result.out) == (2, "")
    assert "use it alone" in result.err


def test_the_line_loads_no_library_and_not_even_the_command_line(home: Home) -> None:
    begin(home, exam="saa-c03")
    answer(home, ("s3-thing", -9))
    line(home)
    code = (
        "import sys; sys.argv[1:] = ['status', '--short']\n"
        "from aws_quiz.cli.entry import run\n"
        "try:\n    run()\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
    )
    loaded = loaded_by(code, home.folder / "home")
    assert "sqlite3" in loaded
    heavy = {"typer", "rich", "yaml", "fsrs", "prompt_toolkit", "questionary", "click", "aws_quiz.cli.app", "json"}
    assert not heavy & loaded


def test_the_line_does_not_count_concepts_whose_banks_are_gone(home: Home) -> None:
    for topic in ("s3", "vpc"):
        (home.banks / f"{topic}.yaml").write_text(bank_text(topic, concepts=2))
    begin(home, banks=str(home.banks), shipped_banks="off")
    answer(home, ("s3-01", -9), ("s3-02", -9), ("vpc-01", -9))
    # Before anything has read the banks nobody knows better.
    assert "3 due" in line(home)
    home.run("status")
    assert "3 due" in line(home)
    (home.banks / "s3.yaml").unlink()
    home.run("status")
    assert "1 due" in line(home)
    for part in (home.store.parent / "cache").glob("catalog-*"):
        part.write_bytes(b"damaged" * 1_000)
    assert "3 due" in line(home)


@pytest.fixture
def learner(home: Home) -> Home:
    (home.banks / "s3.yaml").write_text(bank_text("s3", concepts=4))
    home.run_own("drill", "--plain", "--seed", "1", "--limit", "2", typed="a\nb\n")
    home.clock.tick(days=4)
    return home


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["page", "json"])
def test_status_is_the_page_of_today(learner: Home, words: tuple[str, ...]) -> None:
    said = learner.run_own("status", *words)
    bare = learner.run_own(*words)
    assert said == bare
    assert said.status == 0
    assert "due" in said.out


def test_status_is_the_welcome_the_first_time(home: Home) -> None:
    (home.banks / "s3.yaml").write_text(bank_text("s3"))
    assert home.copy().run_own("status") == home.copy().run_own()
    assert "aws-quiz goal" in home.run_own("status").out
