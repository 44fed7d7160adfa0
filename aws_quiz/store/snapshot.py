"""What is kept, read in one go for a line of status: no migration, no fold, and no import that costs.

A shell prompt waits for it, so it opens the file for reading only, waits for nobody, and takes what stands there.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store.database import uri_of
from aws_quiz.store.migrations import NEWEST, version_of
from aws_quiz.store.settings import settings_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date


class Snapshot(NamedTuple):
    """Concepts due; study days with answers, newest first, as ISO text; and the goal's forecast.

    `forecast` is the newest of the goal's exam for its own day: the day it was made, scaled score, chance to pass.
    """

    due: int
    days: list[str]
    forecast: tuple[str, int, float] | None


def read_snapshot(path: str, asked: Callable[[Mapping[str, str]], tuple[date, str, str]]) -> Snapshot | None:
    """The snapshot, or None where the file must first be brought up to date.

    `asked` tells, by the settings, today, the goal's exam, and what the memory tables must have been made with.
    """
    db = sqlite3.connect(f"{uri_of(path)}?mode=ro", uri=True, timeout=0.2)
    try:
        if version_of(db) != NEWEST:
            return None
        today, exam, made_with = asked(settings_in(db))
        if db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone() != (made_with,):
            return None
        (due,) = db.execute(
            "SELECT count(*) FROM memory WHERE due_day <= ? AND concept NOT IN"
            " (SELECT concept FROM (SELECT concept, is_set, max(id) FROM suspension GROUP BY concept)"
            " WHERE is_set = 1)",
            (today.toordinal(),),
        ).fetchone()
        days = [row[0] for row in db.execute("SELECT day FROM day ORDER BY day DESC")]
        forecast = db.execute(
            "SELECT made_on, scaled, p_pass FROM forecast WHERE exam = ? AND for_day = made_on"
            " ORDER BY id DESC LIMIT 1",
            (exam,),
        ).fetchone()
        return Snapshot(due, days, forecast)
    finally:
        db.close()
