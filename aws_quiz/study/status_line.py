"""One line of status for a shell prompt or a status bar: what is kept is read, and nothing is worked out."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.core.memory.study_day import streak, study_day
from aws_quiz.store.database import FILE_NAME
from aws_quiz.store.snapshot import read_snapshot
from aws_quiz.study.banks_in_use import banks_in_use, catalog_path
from aws_quiz.study.preferences import Preferences, preferences_from
from aws_quiz.words.days import exam_ahead
from aws_quiz.words.due import due
from aws_quiz.words.numbers import chance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aws_quiz.environment import Environment
    from aws_quiz.store.snapshot import Snapshot

FRESH_DAYS = 7
"""A forecast older than this says nothing of today."""


def status_line(env: Environment) -> str | None:
    """Such as "SAA-C03 in 27 days · 705 (41 %) · 18 due · streak 12": for the goal's exam, over all that was met and
    is still in the banks.

    None where the store must first be brought up to date.
    """
    path = os.path.join(env.data_folder, FILE_NAME)
    if not os.path.exists(path):
        # Where the folder itself cannot be one, or be looked into, the command line says what is the matter.
        return "aws-quiz: not started" if _could_be_made(env.data_folder) else None
    preferences, today = Preferences(), date.min

    def asked(settings: Mapping[str, str]) -> tuple[date, str, str, str]:
        nonlocal preferences, today
        preferences = preferences_from(settings)
        today = study_day(env.now(), env.zone, preferences.day_turns)
        catalog = catalog_path(env, banks_in_use(env, preferences))
        return today, preferences.exam, preferences.scheduling.fold, catalog

    snapshot = read_snapshot(path, asked)
    if snapshot is None:
        return None
    dot = " · " if (env.stdout.encoding or "").lower().replace("-", "") == "utf8" else " - "
    return dot.join(_parts(snapshot, preferences, today))


LONGEST_NAME = 255
"""Characters of a file's name that the usual file systems take."""


def _could_be_made(folder: str) -> bool:
    """Whether the nearest thing above that is there is a folder that may be looked into."""
    if max(map(len, folder.split(os.sep))) > LONGEST_NAME:
        return False
    while not os.path.lexists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return os.path.isdir(folder) and os.access(folder, os.X_OK)


def _parts(snapshot: Snapshot, preferences: Preferences, today: date) -> Iterator[str]:
    if preferences.exam:
        left = (preferences.exam_date - today).days if preferences.exam_date else None
        yield exam_ahead(preferences.exam.upper(), left if left is not None and left >= 0 else None)
    if snapshot.forecast:
        made_on, scaled, p_pass = snapshot.forecast
        if (today - date.fromisoformat(made_on)).days <= FRESH_DAYS:
            yield f"{scaled} ({chance(p_pass)})"
    yield due(snapshot.due)
    yield f"streak {streak(map(date.fromisoformat, snapshot.days), today)}"
