"""Putting a backup in the store's place, with what was there kept.

SQLite itself writes it over, in one transaction and under a lock that lets nobody else in: a drill that is open keeps
the lock from us, and a kill leaves the one or the other.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable
from aws_quiz.store.database import uri_of
from aws_quiz.store.exchange.backup import PAGES, copy_to
from aws_quiz.store.exchange.other_stores import is_database
from aws_quiz.store.exchange.placing import placed
from aws_quiz.store.settings import OF_THIS_DEVICE, settings_in

if TYPE_CHECKING:
    from aws_quiz.store.exchange.backup import Done

PATIENCE_SECONDS = 2.0
"""For a short command to finish; a drill stays open for longer."""


def forget_device(db: sqlite3.Connection) -> None:
    """From now on this store writes as a device of its own: what it wrote before may live on elsewhere."""
    db.execute("DELETE FROM local WHERE name = 'device'")


def put_in_place(prepared: str, store: str, kept: str, done: Done | None = None) -> bool:
    """Puts a prepared store, a file that nobody has open, into the store's place; `kept` gets what was there.

    False where nothing was there. Raises StoreUnusable where another program has the store open.
    """
    was_there = os.path.exists(store)
    try:
        # SQLite throws away what stands beside a file that it cannot read, so it is only shown files that it can.
        if was_there and is_database(store):
            with closing(_alone(store)) as db:
                _write_over(db, prepared, kept, done)
            return True
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    # What cannot be read as a store is kept as the file that it is. So are the files beside it that may hold its last
    # rows: SQLite would take them for those of the store that comes now.
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            os.replace(store + ending, kept + ending)
    os.replace(prepared, store)
    return was_there


def _write_over(db: sqlite3.Connection, prepared: str, kept: str, done: Done | None) -> None:
    with placed(kept) as beside:
        copy_to(db, beside)  # sound or not: it is what was there
    progress = (lambda _, left, total: done(total - left, total)) if done else None
    with closing(sqlite3.connect(prepared)) as source:
        source.backup(db, pages=PAGES, progress=progress)
    db.execute("PRAGMA journal_mode = WAL")


def _alone(store: str) -> sqlite3.Connection:
    """The store, opened so that nobody else can open it until it is closed."""
    db = sqlite3.connect(uri_of(store), uri=True, isolation_level=None, timeout=PATIENCE_SECONDS)
    try:
        # Leaving WAL takes every lock there is, and fails while anybody else has the file open.
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")  # in this mode the lock stays when the transaction ends
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        raise StoreUnusable(
            f"{store} is open in another window: a drill or an exam.", "Leave it there first; nothing was changed."
        ) from error
    except BaseException:
        db.close()
        raise
    return db


def folders_set_in(store: str) -> dict[str, str] | None:
    """The settings that name folders of the machine whose store this is; None where it cannot be told."""
    if not os.path.exists(store) or not is_database(store):
        return None
    try:
        with closing(sqlite3.connect(f"{uri_of(store)}?mode=ro", uri=True)) as db:
            return {name: text for name, text in settings_in(db).items() if name in OF_THIS_DEVICE}
    except sqlite3.Error:
        return None
