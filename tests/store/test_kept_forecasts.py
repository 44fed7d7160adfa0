"""Forecasts are kept as they were made, and found again by day and by moment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from aws_quiz.core.standing.readiness import Forecast
from aws_quiz.store import kept_forecasts
from aws_quiz.store.kept_forecasts import Kept, forecast_before, forecasts_by_day, keep_forecasts
from aws_quiz.store.log import Log, open_log
from tests.builders import MOMENT
from tests.runner import Clock, Home

TODAY = MOMENT.date()
EXAM_DAY = TODAY + timedelta(days=27)
MADE = Forecast(TODAY, 705, 640, 770, 0.41)


def keep_forecast(log: Log, exam: str, forecast: Forecast, answers: int, made_on: date) -> None:
    assert keep_forecasts(log, exam, [forecast], answers, made_on)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> Iterator[Log]:
    numbers = count(1)
    log = open_log(str(tmp_path / "store.sqlite"), clock.now, lambda size: next(numbers).to_bytes(size, "big"))
    yield log
    log.close()


def rows(log: Log) -> int:
    return int(log.db.execute("SELECT count(*) FROM forecast").fetchone()[0])


def on(day: date, scaled: int = 705) -> Forecast:
    return MADE._replace(day=day, scaled=scaled)


def test_a_forecast_that_has_not_changed_is_kept_once_a_day(log: Log) -> None:
    for _ in range(3):
        keep_forecast(log, "saa-c03", MADE, 40, TODAY)
    assert forecasts_by_day(log, "saa-c03") == [Kept(TODAY, MADE, 40)]
    assert rows(log) == 1


@pytest.mark.parametrize(
    ("forecast", "answers"),
    [
        (MADE._replace(scaled=706), 40),
        (MADE._replace(low=641), 40),
        (MADE._replace(high=771), 40),
        (MADE._replace(p_pass=0.42), 40),
        (MADE, 41),
    ],
)
def test_a_forecast_that_has_changed_is_kept_again(log: Log, forecast: Forecast, answers: int) -> None:
    keep_forecast(log, "saa-c03", MADE, 40, TODAY)
    keep_forecast(log, "saa-c03", forecast, answers, TODAY)
    assert rows(log) == 2
    assert forecasts_by_day(log, "saa-c03") == [Kept(TODAY, forecast, answers)]


def test_a_forecast_that_changes_and_changes_back_is_kept_three_times(log: Log) -> None:
    for scaled in (705, 711, 705):
        keep_forecast(log, "saa-c03", MADE._replace(scaled=scaled), 40, TODAY)
    assert rows(log) == 3


def test_a_chance_that_differs_only_where_nobody_looks_is_no_change(log: Log) -> None:
    keep_forecast(log, "saa-c03", MADE._replace(p_pass=0.410001), 40, TODAY)
    keep_forecast(log, "saa-c03", MADE._replace(p_pass=0.410004), 40, TODAY)
    assert rows(log) == 1


def test_the_same_forecast_on_another_day_is_kept_again(log: Log) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for made_on in (TODAY, tomorrow, tomorrow):
        keep_forecast(log, "saa-c03", on(EXAM_DAY), 40, made_on)
    assert rows(log) == 2


def test_forecasts_for_today_and_for_the_exams_day_do_not_displace_each_other(log: Log) -> None:
    for _ in range(2):
        keep_forecast(log, "saa-c03", MADE, 40, TODAY)
        keep_forecast(log, "saa-c03", on(EXAM_DAY, 745), 40, TODAY)
    assert rows(log) == 2


def test_by_day_the_last_forecast_of_each_day_counts_the_oldest_day_first(log: Log, clock: Clock) -> None:
    days = [TODAY + timedelta(days=number) for number in range(3)]
    for number, day in enumerate(days):
        for scaled in (600 + number, 900, 700 + number):
            keep_forecast(log, "saa-c03", on(day, scaled), 40 + number, day)
            clock.tick(seconds=1)
        clock.tick(days=1)
    kept = forecasts_by_day(log, "saa-c03")
    assert [(one.made_on, one.forecast.scaled, one.answers) for one in kept] == [
        (days[0], 700, 40),
        (days[1], 701, 41),
        (days[2], 702, 42),
    ]
    assert forecasts_by_day(log, "saa-c03", days[1]) == kept[1:]
    assert forecasts_by_day(log, "saa-c03", days[2] + timedelta(days=1)) == []


def test_by_day_only_forecasts_of_that_exam_for_that_day_itself_count(log: Log) -> None:
    keep_forecast(log, "saa-c03", on(EXAM_DAY, 745), 40, TODAY)
    keep_forecast(log, "dva-c03", on(TODAY, 500), 40, TODAY)
    assert forecasts_by_day(log, "saa-c03") == []
    assert [one.forecast.scaled for one in forecasts_by_day(log, "dva-c03")] == [500]


def test_before_a_moment_the_newest_forecast_that_was_there_by_then_counts(log: Log, clock: Clock) -> None:
    before_all = log.next_id()
    clock.tick(hours=1)
    keep_forecast(log, "saa-c03", on(TODAY, 600), 40, TODAY)
    clock.tick(hours=1)
    between = log.next_id()
    clock.tick(hours=1)
    keep_forecast(log, "saa-c03", on(TODAY, 650), 41, TODAY)
    keep_forecast(log, "saa-c03", on(EXAM_DAY, 800), 41, TODAY)
    keep_forecast(log, "dva-c03", on(TODAY, 300), 41, TODAY)
    clock.tick(hours=1)
    assert forecast_before(log, "saa-c03", before_all) is None
    assert forecast_before(log, "saa-c03", between) == Kept(TODAY, on(TODAY, 600), 40)
    assert forecast_before(log, "saa-c03", log.next_id()) == Kept(TODAY, on(TODAY, 650), 41)
    assert forecast_before(log, "clf-c02", log.next_id()) is None


@contextmanager
def only_to_be_read(log: Log) -> Iterator[None]:
    log.db.execute("PRAGMA query_only = ON")
    yield


@contextmanager
def without_room(log: Log) -> Iterator[None]:
    (pages,) = log.db.execute("PRAGMA page_count").fetchone()
    log.db.execute(f"PRAGMA max_page_count = {pages}")
    yield


@contextmanager
def written_elsewhere(log: Log) -> Iterator[None]:
    _, _, path = log.db.execute("PRAGMA database_list").fetchone()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.parametrize("hinder", [only_to_be_read, without_room, written_elsewhere])
def test_nobody_waits_for_a_forecast_that_cannot_be_kept_now(
    log: Log, monkeypatch: pytest.MonkeyPatch, hinder: Callable[[Log], AbstractContextManager[None]]
) -> None:
    monkeypatch.setattr(kept_forecasts, "PATIENCE_MILLISECONDS", 1)
    keep_forecast(log, "saa-c03", MADE, 40, TODAY)
    patience = log.db.execute("PRAGMA busy_timeout").fetchone()
    many = [on(TODAY + timedelta(days=ahead)) for ahead in range(2_000)]
    with hinder(log):
        assert keep_forecasts(log, "saa-c03", many, 40, TODAY) is False
    assert forecasts_by_day(log, "saa-c03") == [Kept(TODAY, MADE, 40)]
    assert log.db.execute("PRAGMA busy_timeout").fetchone() == patience


def test_what_is_wrong_with_the_store_is_no_reason_to_be_silent(log: Log) -> None:
    log.db.execute("DROP TABLE forecast")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        keep_forecasts(log, "saa-c03", [MADE], 40, TODAY)


def test_forecasts_are_only_ever_added(log: Log) -> None:
    keep_forecast(log, "saa-c03", MADE, 40, TODAY)
    for attempt in (
        "DELETE FROM forecast",
        "UPDATE forecast SET scaled = 1000",
        "INSERT OR REPLACE INTO forecast SELECT * FROM forecast",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
            log.db.execute(attempt)
    assert forecasts_by_day(log, "saa-c03") == [Kept(TODAY, MADE, 40)]


def test_forecasts_are_taken_away_with_the_whole_log(home: Home) -> None:
    home.run("config", "new", "5")
    log = open_log(str(home.store), home.clock.now, lambda size: b"\x07" * size)
    keep_forecast(log, "saa-c03", MADE, 40, TODAY)
    log.close()
    records = [json.loads(line) for line in home.run("history", "export", "--all").out.splitlines()]
    (kept,) = [record for record in records if record["record"] == "forecast"]
    assert kept["id"]
    assert kept["device"] == next(record["id"] for record in records if record["record"] == "device")
    assert (kept["exam"], kept["made_on"], kept["for_day"]) == ("saa-c03", TODAY.isoformat(), TODAY.isoformat())
    assert (kept["scaled"], kept["low"], kept["high"], kept["p_pass"], kept["answers"]) == (705, 640, 770, 0.41, 40)
    assert home.run("history", "export").out == ""
