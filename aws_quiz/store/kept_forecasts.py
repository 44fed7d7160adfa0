"""Forecasts, kept as they were made: a forecast that could be rewritten would never have been wrong."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing.readiness import Forecast
from aws_quiz.store.database import transaction
from aws_quiz.store.readable import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.store.log import Log

PATIENCE_MILLISECONDS = 200
NOT_NOW = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
_COLUMNS = "made_on, for_day, scaled, low, high, p_pass, answers"


class Kept(NamedTuple):
    """A forecast, the study day on which it was made, and the first answers that it rested on."""

    made_on: date
    forecast: Forecast
    answers: int


def keep_forecasts(log: Log, exam: str, said: Sequence[Forecast], answers: int, made_on: date) -> bool:
    """Keeps forecasts, but for those whose day's newest of this exam says the same, made on the same day.

    Nobody waits for it: where another program writes, the disk is full or the file may only be read, they are not kept
    and False is returned.
    """
    (usual,) = log.db.execute("PRAGMA busy_timeout").fetchone()
    log.db.execute(f"PRAGMA busy_timeout = {PATIENCE_MILLISECONDS}")
    try:
        with transaction(log.db):
            for forecast in said:
                _keep(log, exam, forecast, answers, made_on)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in NOT_NOW:
            raise
        return False
    finally:
        log.db.execute(f"PRAGMA busy_timeout = {usual}")
    return True


def _keep(log: Log, exam: str, forecast: Forecast, answers: int, made_on: date) -> None:
    row = log.db.execute(
        f"SELECT {_COLUMNS} FROM forecast WHERE exam = ? AND for_day = ? ORDER BY id DESC LIMIT 1",
        (exam, forecast.day.isoformat()),
    ).fetchone()
    values = (made_on.isoformat(), forecast.day.isoformat(), *forecast[1:4], round(forecast.p_pass, 4), answers)
    if row == values:
        return
    id_, device, moment = log.sign()
    log.db.execute(
        f"INSERT INTO forecast (id, device, exam, made_at, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (id_, device, exam, moment, *values),
    )


def forecasts_by_day(log: Log, exam: str, since: date | None = None) -> list[Kept]:
    """The last forecast of each day for that day itself, oldest first."""
    rows = log.db.execute(
        f"SELECT {_COLUMNS}, max(id) FROM forecast WHERE exam = ? AND for_day = made_on AND made_on >= ?"
        " GROUP BY made_on ORDER BY made_on",
        (exam, since.isoformat() if since else ""),
    )
    return list(readable(rows, _kept))


def forecast_before(log: Log, exam: str, row_id: str) -> Kept | None:
    """The newest forecast for its own day that was made before a row of the log, named by its id."""
    row = log.db.execute(
        f"SELECT {_COLUMNS} FROM forecast WHERE exam = ? AND for_day = made_on AND id < ? ORDER BY id DESC LIMIT 1",
        (exam, row_id),
    ).fetchone()
    return next(readable([row], _kept), None) if row else None


def _kept(row: tuple[str, str, int, int, int, float, int]) -> Kept:
    made_on, for_day, scaled, low, high, p_pass, answers = row[:7]
    return Kept(date.fromisoformat(made_on), Forecast(date.fromisoformat(for_day), scaled, low, high, p_pass), answers)
