"""A copy of the store that is whole, taken while drills go on, by SQLite's own backup."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable, UsedWrongly
from aws_quiz.store.database import damaged, explaining, uri_of
from aws_quiz.store.exchange.placing import clear_left, placed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    Done = Callable[[int, int], None]
    """Takes how many pages of how many are done."""

FOLDER = "backups"
KEPT = 10
PAGES = 1024
_DAILY = re.compile(r"aws-quiz-(\d{4}-\d\d-\d\d)\.sqlite")


def back_up(store: str, path: str, done: Done | None = None) -> None:
    """Writes the store as it is at this moment to a file of its own: whole, or the path stays as it was.

    Raises StoreUnusable for a store that cannot be read or is damaged, and UsedWrongly for a path that cannot be
    written.
    """
    if os.path.realpath(path) == os.path.realpath(store):
        raise UsedWrongly(f"{path} is the store itself.", "Give the backup another name.")
    try:
        with explaining(store), placed(path) as beside, closing(_to_read(store)) as db:
            how = copy_to(db, beside, done)
            if how:
                # A copy of what is damaged must not take the place of one that is whole.
                raise damaged(store, how)
    except OSError as error:
        raise UsedWrongly(f"{path} cannot be written: {error.strerror or error}.") from error


def copy_to(db: sqlite3.Connection, path: str, done: Done | None = None) -> str:
    """Copies what is in an open store at this moment into an empty file, and says what is unsound in the copy."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # the file is brought to the disk as a whole
        # An open reading transaction holds the moment: what others write meanwhile neither mixes in nor starts it anew.
        db.execute("BEGIN")
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            db.backup(copy, pages=PAGES, progress=(lambda _, left, total: done(total - left, total)) if done else None)
        finally:
            db.execute("ROLLBACK")
        # One file, without the two that WAL keeps beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    return "" if found == "ok" else str(found)


def daily_backup(store: str, day: date, now: datetime) -> str | None:
    """Takes the backup of a study day unless it is there, and keeps those of the last ten days that have one.

    Gives its path, or None where there was nothing to do. Raises as `back_up` does.
    """
    folder = os.path.join(os.path.dirname(store), FOLDER)
    path = os.path.join(folder, f"aws-quiz-{day.isoformat()}.sqlite")
    if os.path.exists(path) or not os.path.exists(store):
        return None
    try:
        os.makedirs(folder, exist_ok=True)
        clear_left(folder, now)
    except OSError as error:
        raise UsedWrongly(f"{folder} cannot be written: {error.strerror or error}.") from error
    back_up(store, path)
    for name in backups_in(store, day)[KEPT:]:
        with suppress(OSError):
            os.unlink(os.path.join(folder, name))
    return path


def backups_in(store: str, today: date) -> list[str]:
    """The names of the daily backups, newest first. Days yet to come, from a clock that ran ahead, count as oldest.

    Raises StoreUnusable where nobody may look: that there are none would be the worst thing to say.
    """
    folder = os.path.join(os.path.dirname(store), FOLDER)
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreUnusable(
            f"{folder} cannot be read ({error.strerror}).", "Check what it is, and who owns it."
        ) from None
    days = {name: match[1] for name in names if (match := _DAILY.fullmatch(name))}
    return sorted(days, key=lambda name: (days[name] <= today.isoformat(), days[name]), reverse=True)


def _to_read(store: str) -> sqlite3.Connection:
    if not os.path.exists(store):
        raise StoreUnusable(f"There is no store at {store} yet.", "`aws-quiz drill` makes one.")
    return sqlite3.connect(f"{uri_of(store)}?mode=ro", uri=True, isolation_level=None, timeout=15)
