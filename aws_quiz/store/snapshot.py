"""What is kept, read in one go for a line of status: no migration, no fold, and no import that costs.

A shell prompt waits for it, so it opens the file for reading only, waits for nobody, and takes what stands there.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.standing.placement import EVERY_EXAM, TABLE
from aws_quiz.store.database import uri_of
from aws_quiz.store.migrations import NEWEST, version_of
from aws_quiz.store.settings import settings_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date


class Snapshot(NamedTuple):
    """Concepts due that the banks hold; study days with answers, newest first, as ISO text; and the goal's forecast.

    `forecast` is the newest of the goal's exam for its own day: the day it was made, scaled score, chance to pass.
    """

    due: int
    days: list[str]
    forecast: tuple[str, int, float] | None


def read_snapshot(path: str, asked: Callable[[Mapping[str, str]], tuple[date, str, str, str]]) -> Snapshot | None:
    """The snapshot, or None where the file must first be brought up to date.

    `asked` tells, by the settings, today, the goal's exam, what the memory tables must have been made with, and the
    file of the banks' catalog, which may be missing.
    """
    db = sqlite3.connect(f"{uri_of(path)}?mode=ro", uri=True, timeout=0.2)
    try:
        if version_of(db) != NEWEST:
            return None
        today, exam, made_with, catalog = asked(settings_in(db))
        if db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone() != (made_with,):
            return None
        due = _due(db, today, catalog)
        days = [row[0] for row in db.execute("SELECT day FROM day ORDER BY day DESC")]
        forecast = db.execute(
            "SELECT made_on, scaled, p_pass FROM forecast WHERE exam = ? AND for_day = made_on"
            " ORDER BY id DESC LIMIT 1",
            (exam,),
        ).fetchone()
        return Snapshot(due, days, forecast)
    finally:
        db.close()


def _due(db: sqlite3.Connection, today: date, catalog: str) -> int:
    """Concepts due; without those whose banks are gone, as far as a catalog tells."""
    due = (
        "SELECT count(*) FROM memory WHERE due_day <= ?1 AND concept NOT IN"
        " (SELECT concept FROM (SELECT concept, is_set, max(id) FROM suspension GROUP BY concept) WHERE is_set = 1)"
    )
    held = f"EXISTS (SELECT 1 FROM banks.{TABLE} AS held WHERE held.exam = ?2 AND held.concept = memory.concept)"
    try:
        db.execute("ATTACH ? AS banks", (f"{uri_of(catalog)}?mode=ro",))
        (count,) = db.execute(f"{due} AND {held}", (today.toordinal(), EVERY_EXAM)).fetchone()
    except sqlite3.Error:
        # The banks were not looked at yet, or their catalog is to be made anew; nobody waits for that here.
        (count,) = db.execute(due, (today.toordinal(),)).fetchone()
    return int(count)
