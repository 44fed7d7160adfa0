"""Segments of a shared folder, read and taken into the log."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store.database import transaction
from aws_quiz.store.exchange.correcting import Correcting
from aws_quiz.store.exchange.merging import NOTHING, UNFIT, merge
from aws_quiz.store.exchange.row_sets import BATCH, CLOCK, Staging, columns_of
from aws_quiz.store.exchange.segments import Alien, NotWhole, Segment, unpacked
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.migrations import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.row_sets import RowSets
    from aws_quiz.store.log import Log


class _Held(NamedTuple):
    """Rows of a segment. `size` is that of its file; it stands at the last of its rows alone: then it has been read."""

    name: str
    size: int | None
    rows: RowSets


class Receiver:
    """Reads segments and takes their rows in, many with one commit."""

    def __init__(self, log: Log, path: str, scheduling: Scheduling) -> None:
        self.taken = NOTHING
        self.waiting: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self._log = log
        self._path = path
        self._scheduling = scheduling
        self._columns = {table: columns_of(log.db, table) for table in (*LOG_TABLES, CLOCK)}
        self._held: list[_Held] = []

    def read(self, name: str) -> None:
        try:
            with open(os.path.join(self._path, name), "rb") as file:
                data = file.read()
            segment = unpacked(data)
            rows = [self._of_today(segment)] if segment.schema == NEWEST else list(_upgraded(segment))
        except FileNotFoundError:
            pass  # its device has put a larger one in its place since, which was there before it went
        except (OSError, NotWhole):
            # A cloud may still be bringing it; the next sync looks again.
            self.waiting.append(name)
        except Alien as error:
            self.refused.append((name, str(error)))
        else:
            self._held += [_Held(name, None, one) for one in rows[:-1]]
            self._held += [_Held(name, len(data), one) for one in rows[-1:]]
            if sum(len(values) for held in self._held for values in held.rows.values()) >= BATCH:
                self.take_in()

    def _of_today(self, segment: Segment) -> RowSets:
        if any(segment.columns[table] != self._columns[table] for table in segment.rows):
            raise Alien("its columns are not those of its version")
        return segment.rows

    def take_in(self) -> None:
        """Takes in what has been read so far; where that does not fit, all of it that does."""
        held, self._held = self._held, []
        try:
            self._take(held)
        except UNFIT:
            for one in held:
                try:
                    self._take([one])
                except UNFIT as error:
                    self.refused.append((one.name, f"its rows do not fit the log ({error})"))

    def _take(self, held: Sequence[_Held]) -> None:
        """All of it in one transaction, or nothing. Raises one of UNFIT."""
        if not held:
            return
        db = self._log.db
        found = NOTHING
        # No savepoint for each segment: inside one, SQLite would keep what a page was before every single row.
        with transaction(db), Correcting(db, self._scheduling) as correcting:
            db.execute("INSERT OR REPLACE INTO local VALUES ('receiving', ?)", (self._path,))
            unsent = set(db.execute("SELECT log_table, id FROM sync_unsent WHERE path = ?", (self._path,)))
            for name, size, rows in held:
                found |= merge(db, rows, correcting)
                sent = unsent.intersection((table, row[0]) for table in rows for row in rows[table]) if unsent else ()
                strike_off(db, self._path, sent)
                if size is not None:
                    db.execute("INSERT OR REPLACE INTO sync_read VALUES (?, ?, ?)", (self._path, name, size))
            db.execute("DELETE FROM local WHERE name = 'receiving'")
        self.taken |= found


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


def strike_off(db: sqlite3.Connection, path: str, sent: Iterable[tuple[str, str]]) -> None:
    """From now on the folder has these rows, by table and id."""
    db.executemany(
        "DELETE FROM sync_unsent WHERE path = ? AND log_table = ? AND id = ?",
        ((path, table, id_) for table, id_ in sent),
    )
