"""One line of status for a shell prompt or a status bar: what is kept is read, and nothing is worked out."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.core.study_day import ROLLOVER_HOUR, streak, study_day
from aws_quiz.store.snapshot import read_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aws_quiz.cli.environment import Environment
    from aws_quiz.store.snapshot import Snapshot

FRESH_DAYS = 7
"""A forecast older than this says nothing of today."""

FILE_NAME = "aws-quiz.sqlite"


def status_line(env: Environment) -> str:
    """Such as "SAA-C03 in 27 d · 705 (41 %) · 18 due · streak 12": for the goal's exam, over all that was met."""
    path = os.path.join(env.data_folder, FILE_NAME)
    if not os.path.exists(path):
        return "aws-quiz: not started"

    def today_under(settings: Mapping[str, str]) -> date:
        turns = settings.get("day-turns", "")
        return study_day(env.now(), env.zone, int(turns) if turns.isdecimal() else ROLLOVER_HOUR)

    snapshot = read_snapshot(path, today_under)
    if snapshot is None:
        return "aws-quiz: run `aws-quiz` once"
    dot = " · " if (env.stdout.encoding or "").lower().replace("-", "") == "utf8" else " - "
    return dot.join(_parts(snapshot, today_under(snapshot.settings)))


def _parts(snapshot: Snapshot, today: date) -> Iterator[str]:
    exam, day = snapshot.settings.get("exam", ""), snapshot.settings.get("exam-date", "")
    if exam:
        left = (date.fromisoformat(day) - today).days if day else -1
        yield f"{exam.upper()} in {left} d" if left > 0 else f"{exam.upper()} today" if left == 0 else exam.upper()
    if snapshot.forecast:
        made_on, scaled, p_pass = snapshot.forecast
        if (today - date.fromisoformat(made_on)).days <= FRESH_DAYS:
            yield f"{scaled} ({p_pass:.0%})".replace("%", " %")
    yield f"{snapshot.due} due"
    yield f"streak {streak(map(date.fromisoformat, snapshot.days), today)}"
