"""An export of the whole log, read back line by line; a line that is not as it was written is named, not guessed at."""

from __future__ import annotations

import codecs
import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.moments import moment_of
from aws_quiz.store.exams import exam_of
from aws_quiz.store.exchange.row_sets import CARRIED, PARENTS, Staging, table_in_batches
from aws_quiz.store.identity import is_id
from aws_quiz.store.migrations import NEWEST
from aws_quiz.store.readable import UNREADABLE
from aws_quiz.store.records import HEAD
from aws_quiz.store.sessions import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.store.exchange.row_sets import Row, RowSets

WITHOUT_HEAD, NOTES_OF_QUESTIONS = 6, 4
"""Versions of exports that do not say theirs: the last without a head, and the last whose notes name questions."""


class _Wrong(Exception):
    """What is wrong with a line, in words."""


class Malformed(NamedTuple):
    """A line, counted from 1, that was left out, and why."""

    line: int
    reason: str


class _Orphan(NamedTuple):
    """A row whose parent has not come before it."""

    line: int
    schema: int
    table: str
    id: str
    parent: str
    parent_id: str


class Export:
    """The rows of an export, checked. `is_here` says whether the log that is to take them holds a row.

    After reading, `malformed` names the lines that were left out, and `batches` gives the rows of all others.
    """

    def __init__(self, is_here: Callable[[str, str], bool]) -> None:
        self.malformed: list[Malformed] = []
        self.rows = 0
        self.answers_alone = False
        self._is_here = is_here
        self._schema = WITHOUT_HEAD
        self._stagings: dict[int, Staging] = {}
        self._columns: dict[tuple[int, str], list[str]] = {}
        self._met: dict[str, set[str]] = {parent: set() for parent in PARENTS.values()}
        self._orphans: list[_Orphan] = []

    def read(self, lines: Iterable[bytes]) -> None:
        """Reads every line, and then leaves out rows whose parents are nowhere."""
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                self._take(number, json.loads(line.removeprefix(codecs.BOM_UTF8)))
            except sqlite3.Error as error:
                self.malformed.append(Malformed(number, f"not a row of the log ({error})"))
            except _Wrong as error:
                self.malformed.append(Malformed(number, str(error)))
            except (*UNREADABLE, RecursionError):
                self.malformed.append(Malformed(number, "not JSON of an export"))
        for orphan in self._orphans:
            if orphan.parent_id not in self._met[orphan.parent]:
                self.rows -= 1
                self._stagings[orphan.schema].db.execute(f"DELETE FROM {orphan.table} WHERE id = ?", (orphan.id,))
                what = f"its {orphan.parent} {orphan.parent_id} is neither in this file nor in your log"
                self.malformed.append(Malformed(orphan.line, what))
        self.malformed.sort()
        for staging in self._stagings.values():
            staging.db.execute("COMMIT")

    def batches(self) -> Iterator[RowSets]:
        """The rows, in this program's schema, parents before what names them."""
        for staging in self._stagings.values():
            staging.upgrade()
        for table in CARRIED:
            for staging in self._stagings.values():
                yield from table_in_batches(staging.db, table)

    def _take(self, number: int, record: object) -> None:
        if not isinstance(record, dict):
            raise _Wrong("not a record")
        table = record.pop("record", None)
        if table == HEAD:
            self._begin(record.get("schema"))
            return
        if table not in CARRIED:
            raise _Wrong(f"no kind of record that there is: {table!r}")
        if table == "review" and "device" not in record:
            self.answers_alone = True
            raise _Wrong("an answer without its device; `history export --all` writes what an import takes")
        is_old_note = table == "note" and "question" in record and self._schema == WITHOUT_HEAD
        schema = NOTES_OF_QUESTIONS if is_old_note else self._schema
        staging = self._staging(schema)
        columns = self._columns_of(schema, table)
        if record.keys() != set(columns):
            wrong = sorted(record.keys() ^ set(columns))
            raise _Wrong(f"{'no' if wrong[0] in columns else 'unknown'} key {wrong[0]!r}")
        row = tuple(record[name] for name in columns)
        _check(table, columns, row)
        names, places = ", ".join(columns), ", ".join("?" * len(columns))
        # Not "OR IGNORE", which would pass over rows that break a rule of the schema, too.
        new = staging.db.execute(
            f"INSERT INTO {table} ({names}) SELECT {places}"
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {columns[0]} = ?)",
            (*row, row[0]),
        ).rowcount
        if not new:
            return
        self.rows += 1
        if table in self._met:
            self._met[table].add(row[0])
        self._orphans += [
            _Orphan(number, schema, table, row[0], parent, record[column])
            for column, parent in PARENTS.items()
            if column in columns[1:] and not self._is_known(parent, record[column])
        ]

    def _begin(self, schema: object) -> None:
        if not isinstance(schema, int) or schema < 1:
            raise _Wrong("a head without a version")
        if schema > NEWEST:
            raise _Wrong(f"a newer aws-quiz wrote it (its schema is {schema}, this program knows {NEWEST})")
        self._schema = schema

    def _is_known(self, parent: str, id_: str) -> bool:
        return id_ in self._met[parent] or self._is_here(parent, id_)

    def _staging(self, schema: int) -> Staging:
        if schema not in self._stagings:
            self._stagings[schema] = Staging(schema)
            self._stagings[schema].db.execute("BEGIN")
        return self._stagings[schema]

    def _columns_of(self, schema: int, table: str) -> list[str]:
        if (schema, table) not in self._columns:
            self._columns[schema, table] = self._staging(schema).columns(table)
        return self._columns[schema, table]


def _check(table: str, columns: list[str], row: Row) -> None:
    """Raises ValueError with what is wrong in a row that the schema alone would take."""
    if not is_id(row[0]):
        raise _Wrong(f"no id that aws-quiz makes: {row[0]!r}")
    for name, value in zip(columns, row, strict=True):
        try:
            is_fine = not name.endswith("_at") or moment_of(value).tzinfo is not None
            if name in ("study_day", "made_on", "for_day"):
                date.fromisoformat(value)
        except (ValueError, TypeError):
            is_fine = False
        if not is_fine:
            raise _Wrong(f"no moment or day in {name!r}: {value!r}")
    if table == "session":
        try:
            by_name = dict(zip(columns, row, strict=True))
            names = ("id", "exam", "seed", "plan", "started_at")
            if by_name["kind"] == "exam":
                exam_of((*(by_name[name] for name in names), None))
            else:
                session_of(tuple(by_name[name] for name in ("id", "kind", *names[1:], "study_day")))
        except UNREADABLE:
            raise _Wrong("its plan cannot be read") from None
