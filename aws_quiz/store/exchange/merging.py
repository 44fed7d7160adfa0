"""The union of logs. A row is never changed, so a union needs no judgement: what is not here yet is inserted.

Whatever was set last counts (`max(id)`), memory is folded in the order of ids, and ids are a hybrid logical clock; so
two files that hold the same rows say the same, whichever way they came by them.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store import memory_cache
from aws_quiz.store.database import transaction
from aws_quiz.store.exchange.row_sets import AMPLE_CACHE, CLOCK, columns_of, rows_by_id
from aws_quiz.store.identity import LARGEST_ID
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.readable import UNREADABLE
from aws_quiz.store.review_rows import read_standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.row_sets import Row
    from aws_quiz.store.log import Log

MOST_CONCEPTS = 200
"""Concepts that are corrected one by one; where more are touched, the whole log is folded again at the next use."""

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
    log.db.execute(AMPLE_CACHE)
    for rows in batches:
        with transaction(log.db):
            found = merge(log.db, rows, scheduling)
        taken |= found
    return taken


def merge(db: sqlite3.Connection, rows: Mapping[str, Sequence[Row]], scheduling: Scheduling) -> Taken:
    """The union of the log with rows; call inside a transaction.

    What is remembered is corrected, or marked to be folded again. Raises one of UNFIT.
    """
    fresh: dict[str, list[Row]] = {}
    known = differing = 0
    for table in LOG_TABLES:
        if not rows.get(table):
            continue
        incoming = {row[0]: tuple(row) for row in rows[table]}
        between = db.execute(f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ?", (min(incoming), max(incoming)))
        # Most of what comes is of a time of which nothing is here.
        here = {row[0]: row for row in rows_by_id(db, table, list(incoming))} if between.fetchone() else {}
        known += len(here)
        differing += sum(incoming[id_] != row for id_, row in here.items())
        if new := [row for id_, row in incoming.items() if id_ not in here]:
            _refuse_ids_beyond(new)
            fresh[table] = sorted(new, key=lambda row: str(row[0]))
    if fresh:
        _insert(db, fresh, scheduling)
    for session, used in rows.get(CLOCK, ()):
        db.execute(
            f"INSERT INTO {CLOCK} SELECT id, ? FROM session WHERE id = ?"
            " ON CONFLICT (session) DO UPDATE SET used = max(used, excluded.used)",
            (used, session),
        )
    return Taken({table: [row[0] for row in new] for table, new in fresh.items()}, known, differing)


def _insert(db: sqlite3.Connection, fresh: Mapping[str, Sequence[Row]], scheduling: Scheduling) -> None:
    current = (scheduling.fold,)
    keeps = db.execute("SELECT value FROM local WHERE name = 'memory'").fetchone() == current
    touched = _touched(db, fresh) if keeps else set()
    corrects = keeps and len(touched) <= MOST_CONCEPTS
    before = {concept: list(read_standing(db, "concept = ?", concept)) for concept in touched if corrects}
    for table in LOG_TABLES:
        if table in fresh:
            places = ", ".join("?" * len(fresh[table][0]))
            db.executemany(f"INSERT INTO {table} VALUES ({places})", fresh[table])
    if keeps and not corrects:
        db.execute("DELETE FROM local WHERE name = 'memory'")
    for concept, answers in before.items():
        memory_cache.correct(db, answers, list(read_standing(db, "concept = ?", concept)), scheduling)


def _touched(db: sqlite3.Connection, fresh: Mapping[str, Sequence[Row]]) -> set[str]:
    """Concepts whose memory the rows may change: by answers, answers taken back, explanations gone through."""
    concept_at = columns_of(db, "review").index("concept")
    of_answer = {row[0]: row[concept_at] for row in fresh.get("review", ())}
    touched = set(of_answer.values())
    question_at = columns_of(db, "explained").index("question")
    touched.update(str(row[question_at]).rsplit(".", 1)[0] for row in fresh.get("explained", ()))
    review_at = columns_of(db, "retraction").index("review")
    for row in fresh.get("retraction", ()):
        found = db.execute("SELECT concept FROM review WHERE id = ?", (row[review_at],)).fetchone()
        touched.update(found or ())
    return touched


def _refuse_ids_beyond(rows: Iterable[Row]) -> None:
    """Behind an id that no clock gives, no further row could be put."""
    for row in rows:
        if not isinstance(row[0], str) or row[0] > LARGEST_ID:
            raise sqlite3.IntegrityError(f"the id {row[0]!r} is beyond every clock")


def kinds(db: sqlite3.Connection, ids: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many rows there are of each kind, of keys by table; sittings are told apart, kinds without any left out."""
    counts = {table: len(found) for table, found in ids.items()}
    sittings = rows_by_id(db, "session", ids.get("session", []))
    kind_at = columns_of(db, "session").index("kind")
    mocks = sum(row[kind_at] == "exam" for row in sittings)
    named = {"drill": len(sittings) - mocks, "exam": mocks, **counts}
    order = ("review", "drill", "exam", *(table for table in LOG_TABLES if table not in ("review", "session")))
    return {kind: named[kind] for kind in order if named.get(kind)}
