"""One folder that several devices share: each adds segments of its own and reads those of the others.

Whatever carries the folder (a cloud, a git repository, a stick) may be late, out of order, or leave copies behind. So
nothing rests on names, times or order: a segment is known by its checksum, stands by itself, and is never changed; and
what a device has not sent is a list in its store, kept by triggers in the transaction that logs a row.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import UsedWrongly
from aws_quiz.store.database import transaction
from aws_quiz.store.exchange.merging import NOTHING, UNFIT, merge
from aws_quiz.store.exchange.placing import BESIDE, clear_left, placed
from aws_quiz.store.exchange.row_sets import AMPLE_CACHE, BATCH, CLOCK, Staging, columns_of, rows_by_id, with_parents
from aws_quiz.store.exchange.segments import (
    MOST_BYTES,
    Alien,
    NotWhole,
    Segment,
    may_be_segment,
    name_of,
    packed,
    unpacked,
)
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.migrations import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.merging import Taken
    from aws_quiz.store.exchange.row_sets import RowSets
    from aws_quiz.store.log import Log

    Progress = Callable[[Sequence[str]], Iterable[str]]


class Synced(NamedTuple):
    """What a sync did. `sent` holds keys of rows by table; `waiting` names segments that are not whole yet, `refused`
    those that this program cannot take, each with the reason."""

    received: Taken
    sent: dict[str, list[str]]
    waiting: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def sync_with(
    log: Log, folder: str, scheduling: Scheduling, progress: Progress = lambda names: names, *, anew: bool = False
) -> Synced:
    """The union of this log and a folder's: reads what is new there, then adds what the folder lacks.

    Raises UsedWrongly where the folder is not there, or holds nothing of what it held before: then it is most likely
    not mounted, and only `anew` writes everything into it again. Whatever breaks a sync off, the next one goes on.
    """
    path = os.path.realpath(folder)
    sizes = _segments_in(path, folder)
    _open(log, path, folder, sizes, anew=anew)
    known = dict(log.db.execute("SELECT name, size FROM sync_read WHERE path = ?", (path,)))
    unread = sorted(name for name, size in sizes.items() if known.get(name) != size)
    log.db.execute(AMPLE_CACHE)
    reader = _Reader(log, path, scheduling)
    for name in progress(unread):
        reader.read(name)
    reader.take_in()
    sent = _send(log, path, sizes)
    return Synced(reader.taken, sent, tuple(reader.waiting), tuple(reader.refused))


def _segments_in(path: str, folder: str) -> dict[str, int]:
    """Sizes of the files that may be segments, by name."""
    try:
        with os.scandir(path) as entries:
            return {
                entry.name: entry.stat().st_size
                for entry in entries
                if may_be_segment(entry.name) and entry.is_file() and entry.stat().st_size <= MOST_BYTES
            }
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsedWrongly(
            f"The folder {folder} cannot be read: {why}.", "Make it, or mount it, and name it again."
        ) from error


def _open(log: Log, path: str, folder: str, sizes: Mapping[str, int], *, anew: bool) -> None:
    """Sees to it that what is kept of the folder is true of it: from the first time on, and where files have gone."""
    names = {row[0] for row in log.db.execute("SELECT name FROM sync_read WHERE path = ?", (path,))}
    gone = names - sizes.keys()
    if names and gone == names and not anew:
        raise UsedWrongly(
            f"{folder} holds none of the files that it held at the last sync.",
            "Is it mounted? If it was emptied, `aws-quiz sync FOLDER --anew` writes everything there again.",
        )
    if not gone and log.db.execute("SELECT 1 FROM sync_folder WHERE path = ?", (path,)).fetchone():
        return
    with transaction(log.db):
        log.db.execute("INSERT OR IGNORE INTO sync_folder VALUES (?)", (path,))
        log.db.execute("DELETE FROM sync_read WHERE path = ?", (path,))
        for table in LOG_TABLES:
            log.db.execute(f"INSERT OR IGNORE INTO sync_unsent SELECT ?, ?, id FROM {table}", (path, table))


class _Reader:
    """Reads segments and takes their rows in, many with one commit."""

    def __init__(self, log: Log, path: str, scheduling: Scheduling) -> None:
        self.taken = NOTHING
        self.waiting: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self._log = log
        self._path = path
        self._scheduling = scheduling
        self._columns = {table: columns_of(log.db, table) for table in (*LOG_TABLES, CLOCK)}
        self._held: list[tuple[str, int, RowSets]] = []

    def read(self, name: str) -> None:
        try:
            with open(os.path.join(self._path, name), "rb") as file:
                data = file.read()
            segment = unpacked(data)
            rows = [self._of_today(segment)] if segment.schema == NEWEST else list(_upgraded(segment))
        except (OSError, NotWhole):
            # A cloud may still be bringing it; the next sync looks again.
            self.waiting.append(name)
        except Alien as error:
            self.refused.append((name, str(error)))
        else:
            self._held += [(name, len(data) if last else -1, one) for last, one in _with_last(rows)]
            if sum(len(values) for _, _, one in self._held for values in one.values()) >= BATCH:
                self.take_in()

    def _of_today(self, segment: Segment) -> RowSets:
        if any(segment.columns[table] != self._columns[table] for table in segment.rows):
            raise Alien("its columns are not those of its version")
        return segment.rows

    def take_in(self) -> None:
        """Takes in what has been read so far."""
        held, self._held = self._held, []
        if not held:
            return
        db = self._log.db
        with transaction(db):
            db.execute("INSERT OR REPLACE INTO local VALUES ('receiving', ?)", (self._path,))
            unsent = set(db.execute("SELECT log_table, id FROM sync_unsent WHERE path = ?", (self._path,)))
            for name, size, rows in held:
                db.execute("SAVEPOINT segment")
                try:
                    self.taken |= merge(db, rows, self._scheduling)
                except UNFIT as error:
                    db.execute("ROLLBACK TO segment")
                    self.refused.append((name, f"its rows do not fit the log ({error})"))
                else:
                    sent = unsent.intersection((table, row[0]) for table in rows for row in rows[table])
                    _strike_off(db, self._path, sent)
                    if size >= 0:
                        db.execute("INSERT OR REPLACE INTO sync_read VALUES (?, ?, ?)", (self._path, name, size))
                db.execute("RELEASE segment")
            db.execute("DELETE FROM local WHERE name = 'receiving'")


def _with_last(batches: Sequence[RowSets]) -> Iterator[tuple[bool, RowSets]]:
    """The parts of one segment; only with the last of them has it been read."""
    for number, batch in enumerate(batches, 1):
        yield number == len(batches), batch


def _upgraded(segment: Segment) -> Iterator[RowSets]:
    """The rows of a segment that a program of another version wrote, as this one has them."""
    if segment.schema > NEWEST:
        raise Alien("a newer aws-quiz wrote it; upgrade aws-quiz here")
    if segment.schema < 1:
        raise Alien("its version is none of ours")
    staging = Staging(segment.schema)
    try:
        for table, rows in segment.rows.items():
            if segment.columns[table] != staging.columns(table):
                raise Alien("its columns are not those of its version")
            staging.add(table, segment.columns[table], rows)
        yield from staging.batches()
    except (sqlite3.OperationalError, *UNFIT) as error:
        raise Alien(f"its rows do not fit its version ({error})") from error


def _send(log: Log, path: str, sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """Adds what the folder lacks, in segments of this device's, and gives its keys by table."""
    query = "SELECT log_table, id FROM sync_unsent WHERE path = ? ORDER BY log_table, id"
    unsent = log.db.execute(query, (path,)).fetchall()
    if not unsent:
        return {}
    numbers = [name[len(log.device) + 1 :][:6] for name in sizes if name.startswith(f"{log.device}-")]
    number = max((int(text) for text in numbers if text.isdecimal()), default=0)
    columns = {table: columns_of(log.db, table) for table in (*LOG_TABLES, CLOCK)}
    own = f"{BESIDE}{log.device}-"
    try:
        clear_left(path, log.now(), own)
        for start in range(0, len(unsent), BATCH):
            part = unsent[start : start + BATCH]
            rows = {table: rows_by_id(log.db, table, [id_ for of, id_ in part if of == table]) for table in LOG_TABLES}
            data = packed(Segment(NEWEST, log.device, columns, with_parents(log.db, rows)))
            number += 1
            name = name_of(log.device, number, data)
            with placed(os.path.join(path, name), own) as beside, open(beside, "wb") as file:
                file.write(data)
            with transaction(log.db):
                _strike_off(log.db, path, part)
                log.db.execute("INSERT OR REPLACE INTO sync_read VALUES (?, ?, ?)", (path, name, len(data)))
    except OSError as error:
        raise UsedWrongly(
            f"{path} cannot be written: {error.strerror or error}.",
            "What is new here stays to be sent; sync again when it can be.",
        ) from error
    return {table: [id_ for of, id_ in unsent if of == table] for table in dict(unsent)}


def _strike_off(db: sqlite3.Connection, path: str, sent: Iterable[tuple[str, str]]) -> None:
    """From now on the folder has these rows, by table and id."""
    db.executemany(
        "DELETE FROM sync_unsent WHERE path = ? AND log_table = ? AND id = ?",
        ((path, table, id_) for table, id_ in sent),
    )
