"""The list of the log's tables is that of the schema: what is guarded stands in it, and nothing else does."""

from __future__ import annotations

import pytest

from aws_quiz.store.log import Log
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.records import whole_log


def guarded(log: Log, act: str) -> set[str]:
    rows = log.db.execute("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE ?", (f"%no_{act}",))
    return {row[0] for row in rows}


def test_every_table_of_the_log_is_guarded_and_every_guarded_table_is_of_the_log(log: Log) -> None:
    assert guarded(log, "update") == guarded(log, "delete") == set(LOG_TABLES)


def test_an_export_of_everything_holds_every_table(log: Log) -> None:
    log.db.execute("PRAGMA foreign_keys = OFF")
    for table in LOG_TABLES:
        if table == "device":
            continue
        columns = log.db.execute(f"PRAGMA table_info({table})").fetchall()
        values = [_value(name, kind) for _, name, kind, *_ in columns]
        log.db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)
    assert {record["record"] for record in whole_log(log)} == {"log", *LOG_TABLES}


@pytest.mark.parametrize("table", LOG_TABLES)
def test_every_row_of_the_log_is_owed_to_every_shared_folder(log: Log, table: str) -> None:
    log.db.execute("PRAGMA foreign_keys = OFF")
    log.db.execute("INSERT INTO sync_folder VALUES ('/here'), ('/there')")
    columns = log.db.execute(f"PRAGMA table_info({table})").fetchall()
    log.db.execute(
        f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))})",
        [_value(name, kind) for _, name, kind, *_ in columns],
    )
    owed = log.db.execute("SELECT path, log_table, id FROM sync_unsent").fetchall()
    assert owed == [("/here", table, "x"), ("/there", table, "x")]


def _value(name: str, kind: str) -> str | int:
    allowed = {"verdict": "right", "confidence": "sure", "act": "seen", "kind": "drill"}
    return allowed.get(name, "x") if kind == "TEXT" else 0
