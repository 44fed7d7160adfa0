"""Rows of the log as they travel: by table, whole, parents with them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from aws_quiz.store.database import transaction
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = tuple[Any, ...]
RowSets = dict[str, list[Row]]
"""Rows by table, in the order in which they can be inserted; a row has its table's columns in their order, the id
first."""

CLOCK = "exam_clock"
CARRIED = (*LOG_TABLES, CLOCK)
"""What travels: the log, and how far the clocks of its exams have come, of which the furthest counts."""

BATCH = 20_000
"""Rows that are held in memory, and taken in with one commit, at a time."""

PARENTS = {"session": "session", "device": "device"}
"""Columns that name a row of another table, which must be there first."""


def make_ready_for_many(db: sqlite3.Connection) -> None:
    """Spares an open store what many rows would cost; call outside a transaction."""
    # 64 MB at most: with the usual 2, pages of the indexes come and go.
    db.execute("PRAGMA cache_size = -65536")
    # A row that does not fit takes back what its triggers did; without this, every row writes that to a file first.
    db.execute("PRAGMA temp_store = MEMORY")


def columns_of(db: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns, the key first; none where there is no such table."""
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def whole_log_in_batches(db: sqlite3.Connection) -> Iterator[RowSets]:
    """Every row that travels, parents before what names them."""
    for table in CARRIED:
        yield from table_in_batches(db, table)


def how_many(db: sqlite3.Connection) -> int:
    """How many rows travel."""
    return sum(int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in CARRIED)


def table_in_batches(db: sqlite3.Connection, table: str) -> Iterator[RowSets]:
    """Every row of one table, in the order of its keys."""
    rows = db.execute(f"SELECT {', '.join(columns_of(db, table))} FROM {table} ORDER BY 1")
    while batch := rows.fetchmany(BATCH):
        yield {table: batch}


def rows_by_id(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> list[Row]:
    """The rows of a table that have these keys, in the order of the keys' text."""
    found: list[Row] = []
    names = columns_of(db, table)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        found += db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {names[0]} IN ({marks})", part)
    return sorted(found, key=lambda row: str(row[0]))


def with_parents(db: sqlite3.Connection, rows: Mapping[str, Sequence[Row]]) -> RowSets:
    """The rows with the sessions and devices that they name, and these exams' clocks: whoever gets them needs no
    other rows before."""
    full = {table: {row[0]: row for row in rows.get(table, ())} for table in CARRIED}
    for column, parent in PARENTS.items():
        named: set[str] = set()
        for table in LOG_TABLES:
            names = columns_of(db, table)
            if table != parent and column in names:
                at = names.index(column)
                named.update(row[at] for row in full[table].values())
        missing = sorted(named - full[parent].keys())
        full[parent].update((row[0], row) for row in rows_by_id(db, parent, missing))
    full[CLOCK].update((row[0], row) for row in rows_by_id(db, CLOCK, sorted(full["session"])))
    return {table: list(full[table].values()) for table in CARRIED if full[table]}


class Staging:
    """A store in memory of an older schema, to be filled row by row and then brought up to this program's."""

    def __init__(self, schema: int) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        migrate(self.db, "the rows", through=schema)

    def columns(self, table: str) -> list[str]:
        return columns_of(self.db, table)

    def add(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Adds rows of a table. Raises sqlite3.Error where they do not fit it."""
        names, places = ", ".join(columns), ", ".join("?" * len(columns))
        with transaction(self.db):
            self.db.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)

    def batches(self) -> Iterator[RowSets]:
        """Every row, in this program's schema."""
        self.upgrade()
        return whole_log_in_batches(self.db)

    def upgrade(self) -> None:
        """Brings the rows up to this program's schema. Raises sqlite3.Error where they do not fit their own."""
        migrate(self.db, "the rows")
