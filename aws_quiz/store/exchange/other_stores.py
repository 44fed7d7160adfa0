"""Stores in other files: copied, checked and brought up to this program's schema before a row of them is believed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable, UsedWrongly
from aws_quiz.store.database import explaining, open_store, uri_of
from aws_quiz.store.exchange.backup import PAGES
from aws_quiz.store.migrations import APPLICATION_ID, refuse_foreign

if TYPE_CHECKING:
    from aws_quiz.store.exchange.backup import Done

MAGIC = b"SQLite format 3\0"


def is_database(path: str) -> bool:
    """Whether a file is one of SQLite's. Raises UsedWrongly where it cannot be read."""
    try:
        if not os.path.isfile(path):
            raise UsedWrongly(f"There is no file {path}.")
        with open(path, "rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def checked_copy(path: str, copy: str, done: Done | None = None) -> sqlite3.Connection:
    """A copy of another store, sound and of this program's schema, opened. The other file is only read.

    Raises StoreUnusable for a file of another program, one that is damaged, and one that a newer program wrote;
    UsedWrongly for one that cannot be read.
    """
    if not is_database(path):
        raise UsedWrongly(f"{path} is no store of aws-quiz.")
    with explaining(path):
        _copy(path, copy, done)
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            refuse_foreign(db, path)
            if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise StoreUnusable(f"{path} holds nothing.")
            found = [row[0] for row in db.execute("PRAGMA integrity_check(1)")]
            strays = db.execute("PRAGMA foreign_key_check").fetchone()
        if found != ["ok"]:
            raise _unsound(path, found[0])
        if strays:
            raise _unsound(path, f"a row of {strays[0]} points to a row of {strays[2]} that is gone")
    try:
        return open_store(copy)
    except StoreUnusable as error:
        # The copy is ours to know of; what it was made of is what the learner named.
        raise StoreUnusable(error.message.replace(copy, path), error.hint) from error
    except sqlite3.Error as error:
        raise _unsound(path, str(error)) from error


def _copy(path: str, copy: str, done: Done | None) -> None:
    """What the other file holds at this moment, what its program has not written back yet included."""
    progress = (lambda _, left, total: done(total - left, total)) if done else None
    try:
        with (
            closing(sqlite3.connect(f"{uri_of(path)}?mode=ro", uri=True, timeout=15)) as db,
            closing(sqlite3.connect(copy)) as target,
        ):
            target.execute("PRAGMA synchronous = OFF")
            db.backup(target, pages=PAGES, progress=progress)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # In a folder that may only be read, SQLite cannot take part; nobody else writes there either.
        shutil.copyfile(path, copy)


def _unsound(path: str, how: str) -> StoreUnusable:
    return StoreUnusable(
        f"{path} is damaged ({how}).", "Nothing was changed. `sqlite3 FILE .recover` often saves most."
    )
