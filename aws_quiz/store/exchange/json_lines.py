"""An export of the whole log, read back line by line; a line that is not as it was written is named, not guessed at."""

from __future__ import annotations

import codecs
import json
import sqlite3
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.core.memory.moments import moment_of
from aws_quiz.store.exams import exam_of
from aws_quiz.store.exchange.row_sets import CARRIED, CLOCK, PARENTS, Staging, table_in_batches
from aws_quiz.store.identity import is_id
from aws_quiz.store.migrations import NEWEST
from aws_quiz.store.readable import UNREADABLE
from aws_quiz.store.records import HEAD
from aws_quiz.store.sessions import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.store.exchange.row_sets import RowSets

WITHOUT_HEAD, NOTES_OF_QUESTIONS = 6, 4
"""Versions of exports that do not say theirs: the last without a head, and the last whose notes name questions."""

DAYS = ("study_day", "made_on", "for_day")
"""Columns that hold a day; those whose names end in `_at` hold a moment."""


class _Wrong(Exception):
    """What is wrong with a line, in words."""


class Malformed(NamedTuple):
    """A line, counted from 1, that was left out, and why."""

    line: int
    reason: str


class _Parsed(NamedTuple):
    """A row in its place: line, version of the schema, table, values by column."""

    line: int
    schema: int
    table: str
    values: dict[str, Any]


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
        self._orphans: list[_Parsed] = []

    def read(self, lines: Iterable[bytes]) -> None:
        """Reads every line; rows whose parents are nowhere are left out."""
        for number, line in enumerate(lines, 1):
            if line.strip():
                with self._naming(number):
                    self._take(number, json.loads(line.removeprefix(codecs.BOM_UTF8)))
        # Parents stand before what names them in one export, but not where two were put together.
        for orphan in sorted(self._orphans, key=lambda one: CARRIED.index(one.table)):
            with self._naming(orphan.line):
                for parent, id_ in self._missing(orphan):
                    raise _Wrong(f"its {parent} {id_} is neither in this file nor in your log")
                self._insert(orphan)
        self.malformed.sort()
        for staging in self._stagings.values():
            staging.db.execute("COMMIT")

    @contextmanager
    def _naming(self, line: int) -> Iterator[None]:
        """Names a line with what is wrong in it."""
        try:
            yield
        except sqlite3.Error as error:
            self.malformed.append(Malformed(line, f"not a row of the log ({error})"))
        except _Wrong as error:
            self.malformed.append(Malformed(line, str(error)))
        except (*UNREADABLE, RecursionError):
            self.malformed.append(Malformed(line, "not JSON of an export"))

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
        columns = self._columns_of(schema, table)
        if record.keys() != set(columns):
            wrong = sorted(record.keys() ^ set(columns))
            raise _Wrong(f"{'no' if wrong[0] in columns else 'unknown'} key {wrong[0]!r}")
        _check(table, columns[0], record)
        parsed = _Parsed(number, schema, table, record)
        if self._missing(parsed):
            self._orphans.append(parsed)
        else:
            self._insert(parsed)

    def _insert(self, parsed: _Parsed) -> None:
        columns = self._columns_of(parsed.schema, parsed.table)
        names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        # Not "OR IGNORE", which would pass over rows that break a rule of the schema, too.
        done = self._staging(parsed.schema).db.execute(
            f"INSERT INTO {parsed.table} ({names}) SELECT {places}"
            f" WHERE NOT EXISTS (SELECT 1 FROM {parsed.table} WHERE {columns[0]} = :{columns[0]})",
            parsed.values,
        )
        self.rows += done.rowcount
        if parsed.table in self._met:
            self._met[parsed.table].add(parsed.values["id"])

    def _missing(self, parsed: _Parsed) -> list[tuple[str, str]]:
        """The parents of a row that are neither in the log nor in what has been read so far."""
        named = [
            (parent, str(parsed.values[column]))
            for column, parent in PARENTS.items()
            if column in parsed.values and parsed.table != CLOCK
        ]
        return [
            (parent, id_) for parent, id_ in named if id_ not in self._met[parent] and not self._is_here(parent, id_)
        ]

    def _begin(self, schema: object) -> None:
        if not isinstance(schema, int) or schema < 1:
            raise _Wrong("a head without a version")
        if schema > NEWEST:
            raise _Wrong(f"a newer aws-quiz wrote it (its schema is {schema}, this program knows {NEWEST})")
        self._schema = schema

    def _staging(self, schema: int) -> Staging:
        if schema not in self._stagings:
            self._stagings[schema] = Staging(schema)
            self._stagings[schema].db.execute("BEGIN")
        return self._stagings[schema]

    def _columns_of(self, schema: int, table: str) -> list[str]:
        if (schema, table) not in self._columns:
            self._columns[schema, table] = self._staging(schema).columns(table)
        return self._columns[schema, table]


def _check(table: str, key: str, record: dict[str, Any]) -> None:
    """Raises _Wrong with what is wrong in a row that the schema alone would take."""
    if not is_id(record[key]):
        raise _Wrong(f"no id that aws-quiz makes: {record[key]!r}")
    for name, value in record.items():
        try:
            is_fine = not name.endswith("_at") or moment_of(value).tzinfo is not None
            if name in DAYS:
                date.fromisoformat(value)
        except (ValueError, TypeError):
            is_fine = False
        if not is_fine:
            raise _Wrong(f"no moment or day in {name!r}: {value!r}")
    if table == "session":
        names = ("exam", "seed", "plan", "started_at")
        try:
            if record["kind"] == "exam":
                exam_of((record["id"], *(record[name] for name in names), None))
            else:
                session_of((record["id"], record["kind"], *(record[name] for name in names), record["study_day"]))
        except UNREADABLE:
            raise _Wrong("its plan cannot be read") from None
