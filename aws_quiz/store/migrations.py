"""Brings a store file up to this program's schema, one numbered script at a time.

A script carries its own BEGIN, COMMIT and version number, so it can be run by hand as well. A released script is never
edited.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from aws_quiz.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema")
NEWEST = 9
APPLICATION_ID = 0x41575351
"""'AWSQ' in the file's header, so that a file of another program is never taken for ours."""


def version_of(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(db: sqlite3.Connection, path: str) -> None:
    """Raises StoreUnusable for a file of another program, before anything is written to it."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application == APPLICATION_ID:
        return
    if application or version_of(db) or db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise StoreUnusable(
            f"{path} is an SQLite file, but not one of aws-quiz.",
            "Move it away, or set AWS_QUIZ_HOME to another folder.",
        )


def migrate(db: sqlite3.Connection, path: str, through: int = NEWEST) -> None:
    """Applies the scripts that the file has not seen, up to number `through`; refuses a file that is newer."""
    version = version_of(db)
    if version == NEWEST:
        return
    if version > NEWEST:
        raise StoreUnusable(
            f"{path} was written by a newer aws-quiz (its schema is {version}, this program knows {NEWEST}).",
            "Upgrade aws-quiz, or set AWS_QUIZ_HOME to another folder.",
        )
    if version == 0:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.create_function("spaced", 1, _spaced, deterministic=True)
    db.create_function("spaced_orders", 1, _spaced_orders, deterministic=True)
    for number, script in enumerate(_scripts(), 1):
        if version < number <= through:
            _apply(db, script, number)


def _spaced(keys: str) -> str:
    """Option keys written without spaces before version 4, as they are written since."""
    return " ".join(keys.replace(" ", ""))


def _spaced_orders(plan: str) -> str:
    """The plan of a mock exam with its orders in the form of today."""
    import json  # no start needs it, only an upgrade

    found = json.loads(plan)
    found["orders"] = {question: _spaced(order) for question, order in found["orders"].items()}
    return json.dumps(found, separators=(",", ":"))


def _scripts() -> list[str]:
    return sorted(entry.path for entry in os.scandir(SCHEMA_FOLDER) if entry.name.endswith(".sql"))


def _apply(db: sqlite3.Connection, script: str, number: int) -> None:
    with open(script, encoding="utf-8") as file:
        text = file.read()
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have applied this script, and later ones, between our look and our lock.
        if version_of(db) < number:
            for statement in _statements(text):
                db.execute(statement)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.rollback()
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, but for its own BEGIN and COMMIT: who applies it holds the lock by then."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            if statement.strip() not in ("BEGIN;", "COMMIT;"):
                yield statement
            statement = ""
