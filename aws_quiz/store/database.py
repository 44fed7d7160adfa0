"""The store: one SQLite file that holds the log.

WAL with synchronous=FULL: an answer is one commit with one sync, and is on the disk when the call returns.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable
from aws_quiz.store.migrations import migrate, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_NAME = "aws-quiz.sqlite"
BUSY_MILLISECONDS = 15_000


def open_store(path: str) -> sqlite3.Connection:
    """Opens the store file, making or upgrading it first. Raises StoreUnusable with what to do."""
    with explaining(path):
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        except OSError as error:
            raise StoreUnusable(
                f"The folder for {path} cannot be created: {error.strerror or error}.",
                "Set AWS_QUIZ_HOME to a folder that you may write to.",
            ) from error
        db = sqlite3.connect(uri_of(path), uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
        try:
            refuse_foreign(db, path)
            db.execute("PRAGMA foreign_keys = ON")
            # Without it, INSERT OR REPLACE walks past the triggers that guard the log.
            db.execute("PRAGMA recursive_triggers = ON")
            if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            migrate(db, path)
        except BaseException:
            db.close()
            raise
        return db


def uri_of(path: str) -> str:
    """A file's name as SQLite takes it where a database in memory may stand beside it."""
    return Path(path).absolute().as_uri()


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Takes the write lock at once, so that what is read inside stays true."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def damaged(path: str, how: str) -> StoreUnusable:
    """What to say of a store that cannot be read."""
    return StoreUnusable(
        f"{path} is damaged ({how}).",
        "Keep a copy of it. `sqlite3 FILE .recover` often saves most of it; to start over, move it away.",
    )


@contextmanager
def explaining(path: str) -> Iterator[None]:
    """Turns what SQLite says of the store into a sentence for the person whose store it is."""
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite quotes the broken file in its own message, bytes and all.
        raise damaged(path, "its schema cannot be read") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            message = f"{path} has been locked by another program for {BUSY_MILLISECONDS // 1000} seconds."
            hint = "Close whatever is using it (a backup? another drill?), then try again. Saved answers are safe."
        elif code == sqlite3.SQLITE_FULL:
            message = f"The disk is full, so {path} cannot store another answer."
            hint = "Free some space, then continue: every confirmed answer is saved."
        elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            message = f"{path} cannot be opened for writing ({error})."
            hint = "Check who owns it and its folder, or set AWS_QUIZ_HOME to another folder."
        elif code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) or "decode" in str(error):
            raise damaged(path, str(error)) from error
        elif code == sqlite3.SQLITE_IOERR:
            message = f"Reading or writing {path} failed ({error})."
            hint = "Check the disk, then continue: every confirmed answer is saved."
        else:
            raise
        raise StoreUnusable(message, hint) from error
