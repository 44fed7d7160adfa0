"""Settings, kept in the log like everything a learner decides: the newest value of a name counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from aws_quiz.store.log import Log


OF_THIS_DEVICE = frozenset({"banks", "sync"})
"""Names of settings that name folders of one machine: of these a device heeds its own rows alone."""


def read_settings(log: Log) -> dict[str, str]:
    """Every setting that was ever set, by name; an empty text means that it was set back."""
    return settings_in(log.db)


def settings_in(db: sqlite3.Connection) -> dict[str, str]:
    """The same, from a file that is open."""
    own = ", ".join(f"'{name}'" for name in sorted(OF_THIS_DEVICE))
    rows = db.execute(
        f"SELECT name, value, max(id) FROM setting WHERE name NOT IN ({own})"
        " OR device = (SELECT value FROM local WHERE name = 'device') GROUP BY name"
    )
    return {name: value for name, value, _ in rows if value}


def write_settings(log: Log, values: Mapping[str, str]) -> None:
    """Sets all of these or none."""
    from aws_quiz.store.database import transaction

    with transaction(log.db):
        for name, value in values.items():
            id_, device, moment = log.sign()
            log.db.execute("INSERT INTO setting VALUES (?, ?, ?, ?, ?)", (id_, device, name, value, moment))
