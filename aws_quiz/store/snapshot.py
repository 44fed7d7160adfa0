"""What is kept, read in one go for a line of status: no migration, no fold, and no import that costs.

A shell prompt waits for it, so it opens the file for reading only and takes what stands there.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store.migrations import NEWEST, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

RECENT_DAYS = 400
"""Study days that are read: no streak shown in a prompt is longer."""


class Snapshot(NamedTuple):
    """Settings by name; concepts due; study days with answers, newest first, as ISO text; and the goal's forecast.

    `forecast` is the newest of the goal's exam for its own day: the day it was made, scaled score, chance to pass.
    """

    settings: Mapping[str, str]
    due: int
    days: list[str]
    forecast: tuple[str, int, float] | None


def read_snapshot(path: str, today: Callable[[Mapping[str, str]], date]) -> Snapshot | None:
    """The snapshot, or None where the file is of another version; `today` tells the study day under the settings."""
    from aws_quiz.store.settings import settings_in

    db = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=0.2)
    try:
        if version_of(db) != NEWEST:
            return None
        settings = settings_in(db)
        (due,) = db.execute(
            "SELECT count(*) FROM memory WHERE due_day <= ? AND concept NOT IN"
            " (SELECT concept FROM (SELECT concept, is_set, max(suspended_at || id) FROM suspension GROUP BY concept)"
            " WHERE is_set = 1)",
            (today(settings).toordinal(),),
        ).fetchone()
        days = [row[0] for row in db.execute("SELECT day FROM day ORDER BY day DESC LIMIT ?", (RECENT_DAYS,))]
        forecast = db.execute(
            "SELECT made_on, scaled, p_pass FROM forecast WHERE exam = ? AND for_day = made_on"
            " ORDER BY made_at DESC, id DESC LIMIT 1",
            (settings.get("exam", ""),),
        ).fetchone()
        return Snapshot(settings, due, days, forecast)
    finally:
        db.close()


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
