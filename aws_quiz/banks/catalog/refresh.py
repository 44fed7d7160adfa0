"""Keeps the catalog equal to the bank files, at a cost that grows with what changed.

A file with the size and time it had is not opened; one with other times but the same content is not parsed.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING
from zlib import crc32

from aws_quiz.banks.catalog.catalog import Catalog
from aws_quiz.banks.catalog.catalog_file import CatalogFile
from aws_quiz.banks.catalog.tables import CATALOG_VERSION, SCHEMA
from aws_quiz.banks.files.discovery import by_precedence, find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from aws_quiz.banks.files.discovery import BankFile, BankFolder

    Progress = Callable[[Sequence[BankFile]], Iterable[BankFile]]

MANY_FILES = 20
BUSY_SECONDS = 10
"""Another process may be compiling all banks for the first time; waiting beats doing it twice. Whoever holds the file
for longer keeps it, and this process makes a catalog of its own in memory."""


def open_catalog(
    path: str,
    folders: Sequence[BankFolder],
    version: str,
    *,
    relative_to: Path | None = None,
    progress: Progress | None = None,
) -> Catalog:
    """The catalog of these folders, up to date. `path` is its file; `version` is the program's.

    `progress` wraps the files that must be parsed. A catalog that is damaged, from another version, or in a
    folder that cannot be written is no reason to stop: it is made anew, in memory if need be.
    """
    files, misplaced = find_files(folders, relative_to=relative_to)
    made_by = f"{CATALOG_VERSION} {version}"
    # Named, so that it can be read beside another database; by its path, so that two do not share it.
    in_memory = f"file:{crc32(os.fsencode(path)):08x}?mode=memory&cache=shared"

    def renew() -> tuple[sqlite3.Connection, str]:
        _discard(path)
        return _opened((path, in_memory), made_by, files, progress)

    db, name = _opened((path, path, in_memory), made_by, files, progress)
    return Catalog(CatalogFile(db, name, renew), misplaced)


def _opened(
    names: Sequence[str], made_by: str, files: Sequence[BankFile], progress: Progress | None
) -> tuple[sqlite3.Connection, str]:
    """The first of these that can be opened and brought up to date; a file that cannot be is thrown away."""
    for attempt, name in enumerate(names, 1):
        db = None
        try:
            db = _connect(name, made_by)
            _refresh(db, files, progress)
        except (sqlite3.DatabaseError, OSError) as error:
            if db:
                db.close()
            if attempt == len(names):
                raise
            if not _is_busy(error):
                _discard(name)
        else:
            return db, name
    raise AssertionError("the last one either opens or raises")


def _is_busy(error: Exception) -> bool:
    """Whether somebody else holds the file, who would lose it if it were thrown away."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _connect(path: str, made_by: str) -> sqlite3.Connection:
    is_file = not path.startswith("file:")
    if is_file:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    db = sqlite3.connect(path, uri=not is_file, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        db.execute("PRAGMA mmap_size = 1073741824")
        # Syncs at checkpoints only: a power cut may lose what was compiled last, and leaves the file whole.
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] == 0:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in SCHEMA.split(";\n"):
                    db.execute(statement)
                db.execute("INSERT INTO local VALUES ('made by', ?)", (made_by,))
                db.execute("PRAGMA user_version = 1")
            db.execute("COMMIT")
        is_ours = db.execute("SELECT value FROM local WHERE name = 'made by'").fetchone() == (made_by,)
    except BaseException:
        db.close()
        raise
    if not is_ours:
        db.close()
        raise sqlite3.DatabaseError("made by another version")
    return db


def _discard(path: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        try:
            os.unlink(path + suffix)
        except OSError:
            continue


def _refresh(db: sqlite3.Connection, files: Sequence[BankFile], progress: Progress | None) -> None:
    by_path = {os.fspath(file.path): file for file in files}
    if not _outdated(db, by_path):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again under the lock: another process may have brought it up to date meanwhile.
        outdated = _outdated(db, by_path)
        if outdated:
            _compile(db, by_path, outdated, progress)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    if len(outdated) >= MANY_FILES:
        # A long write-ahead log would have to be read at every start until somebody leaves in an orderly way.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _outdated(db: sqlite3.Connection, files: Mapping[str, BankFile]) -> set[str]:
    """Paths whose size or time differs from what was compiled, that are new, or that are gone."""
    known = {row[0]: row[1:] for row in db.execute("SELECT path, size, mtime_ns, ctime_ns FROM file")}
    changed = {path for path, file in files.items() if known.get(path) != file.state}
    return changed | (known.keys() - files.keys())


def _compile(
    db: sqlite3.Connection, files: Mapping[str, BankFile], outdated: set[str], progress: Progress | None
) -> None:
    from aws_quiz.banks.catalog.compiling import Compiler
    from aws_quiz.banks.files.loading import read_file

    changed = {path for path in outdated if not _same_content(db, files.get(path))}
    if not changed:
        return
    # A file that lost an id to another one may have it back now, so it is read again.
    changed |= {row[0] for row in db.execute("SELECT path FROM file WHERE shadowed = 1")}
    compiler = Compiler(db, {path: place for place, path in enumerate(files)})
    exams_changed = compiler.forget(changed)
    waiting = [files[path] for path in changed if path in files]
    while waiting:
        waiting.sort(key=by_precedence)
        later: list[BankFile] = []
        for at, file in enumerate(progress(waiting) if progress else waiting, 1):
            exams_changed |= file.kind == "blueprint"
            displaced = compiler.insert(file, read_file(file))
            if displaced:
                compiler.forget(displaced)
                later = [*waiting[at:], *(files[path] for path in displaced)]
                break
        waiting = later
    if exams_changed:
        compiler.retag()


def _same_content(db: sqlite3.Connection, file: BankFile | None) -> bool:
    """Whether only the file's time has changed; if so, the new time is noted."""
    from aws_quiz.banks.files.loading import content_digest

    if file is None:
        return False
    row = db.execute("SELECT id, digest FROM file WHERE path = ?", (os.fspath(file.path),)).fetchone()
    if row is None or row[1] != content_digest(file):
        return False
    db.execute("UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ? WHERE id = ?", (*file.state, row[0]))
    return True
