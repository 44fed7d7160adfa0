"""Ids that sort by time and never collide: UUIDv7, and the device that writes them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.memory.moments import stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date


def new_id(moment: datetime, entropy: Callable[[int], bytes]) -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 bits of chance."""
    milliseconds = int(moment.timestamp() * 1000)
    chance = int.from_bytes(entropy(10), "big")
    number = milliseconds << 80 | 0x7 << 76 | (chance >> 68 & 0xFFF) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def first_id(day: date) -> str:
    """An id that no later day's come before: two days earlier, so that time zones and late evenings make no matter."""
    earliest = datetime.fromtimestamp(0, UTC)
    if day < earliest.date() + timedelta(days=2):
        return new_id(earliest, bytes)
    return new_id(datetime.combine(day - timedelta(days=2), time(), UTC), bytes)


def device_of(db: sqlite3.Connection, moment: datetime, entropy: Callable[[int], bytes]) -> str:
    """The id of the device that this file writes as, made at the first call."""
    row = db.execute("SELECT value FROM local WHERE name = 'device'").fetchone()
    if row is None:
        device = new_id(moment, entropy)
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT OR IGNORE INTO local VALUES ('device', ?)", (device,))
        row = db.execute("SELECT value FROM local WHERE name = 'device'").fetchone()
        db.execute("INSERT OR IGNORE INTO device VALUES (?, ?)", (row[0], stamp(moment)))
        db.execute("COMMIT")
    return str(row[0])
