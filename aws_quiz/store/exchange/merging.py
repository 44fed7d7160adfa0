"""The union of logs. A row is never changed, so a union needs no judgement: what is not here yet is inserted.

Whatever was set last counts (`max(id)`), memory is folded in the order of ids, and ids are a hybrid logical clock; so
two files that hold the same rows say the same, whichever way they came by them.
"""

from __future__ import annotations

import sqlite3
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store.database import transaction
from aws_quiz.store.exchange.correcting import Correcting
from aws_quiz.store.exchange.row_sets import CLOCK, columns_of, make_ready_for_many, rows_by_id
from aws_quiz.store.identity import LARGEST_ID
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.readable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.row_sets import Row
    from aws_quiz.store.log import Log

UNFIT = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, *UNREADABLE)
"""What rows raise that no program of ours wrote."""


class Taken(NamedTuple):
    """What a union brought: keys of new rows by table, rows that were here, and those of them that differ."""

    new: dict[str, list[str]]
    known: int
    differing: int

    def __or__(self, other: Taken) -> Taken:
        tables = [table for table in LOG_TABLES if table in self.new or table in other.new]
        new = {table: self.new.get(table, []) + other.new.get(table, []) for table in tables}
        return Taken(new, self.known + other.known, self.differing + other.differing)


NOTHING = Taken({}, 0, 0)


def merge_batches(log: Log, batches: Iterable[Mapping[str, Sequence[Row]]], scheduling: Scheduling) -> Taken:
    """The union with rows in batches, each a transaction: what is broken off can be done again."""
    taken = NOTHING
    make_ready_for_many(log.db)
    for rows in batches:
        with transaction(log.db), Correcting(log.db, scheduling) as correcting:
            found = merge(log.db, rows, correcting)
        taken |= found
    return taken


def merge(db: sqlite3.Connection, rows: Mapping[str, Sequence[Row]], correcting: Correcting) -> Taken:
    """The union of the log with rows; call inside a transaction. Raises one of UNFIT."""
    fresh: dict[str, list[Row]] = {}
    known = differing = 0
    for table in LOG_TABLES:
        if not rows.get(table):
            continue
        incoming = {row[0]: row for row in rows[table]}
        between = db.execute(f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ?", (min(incoming), max(incoming)))
        # Most of what comes is of a time of which nothing is here.
        here = {row[0]: row for row in rows_by_id(db, table, list(incoming))} if between.fetchone() else {}
        known += len(here)
        differing += sum(incoming[id_] != row for id_, row in here.items())
        if new := [row for id_, row in incoming.items() if id_ not in here]:
            _refuse_ids_beyond(new)
            fresh[table] = sorted(new, key=itemgetter(0))
    if fresh:
        correcting.announce(fresh)
    for table, new in fresh.items():
        places = ", ".join("?" * len(new[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({places})", new)
    for session, used in rows.get(CLOCK, ()):
        db.execute(
            f"INSERT INTO {CLOCK} SELECT id, ? FROM session WHERE id = ?"
            " ON CONFLICT (session) DO UPDATE SET used = max(used, excluded.used)",
            (used, session),
        )
    return Taken({table: [row[0] for row in new] for table, new in fresh.items()}, known, differing)


def _refuse_ids_beyond(rows: Iterable[Row]) -> None:
    """Behind an id that no clock gives, no further row could be put."""
    for id_, *_ in rows:
        if not isinstance(id_, str) or id_ > LARGEST_ID:
            raise sqlite3.IntegrityError(f"the id {id_!r} is beyond every clock")


def kinds(db: sqlite3.Connection, ids: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many rows there are of each kind, of keys by table; sittings are told apart, kinds without any left out."""
    counts = {table: len(found) for table, found in ids.items()}
    sittings = rows_by_id(db, "session", ids.get("session", []))
    kind_at = columns_of(db, "session").index("kind")
    mocks = sum(row[kind_at] == "exam" for row in sittings)
    named = {"drill": len(sittings) - mocks, "exam": mocks, **counts}
    order = ("review", "drill", "exam", *(table for table in LOG_TABLES if table not in ("review", "session")))
    return {kind: named[kind] for kind in order if named.get(kind)}
