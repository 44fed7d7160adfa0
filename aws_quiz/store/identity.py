"""Ids that sort as things happened and never collide: UUIDv7, and the device that writes them.

The wall clock may jump; order must not. So an id comes after every id that the log holds, whatever the clock says: a
hybrid logical clock (Kulkarni et al. 2014), which keeps two devices' logs in order after a merge, too. Moments are
kept beside, as the clock gave them, and nothing is ordered by them.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from aws_quiz.core.memory.moments import stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date


_LARGEST_MILLISECONDS = (1 << 48) - 1

LARGEST_ID = "f8"
"""Every id sorts before it: 48 bits of milliseconds that begin with it are of the year 10610, which no clock gives."""


def new_id(moment: datetime, entropy: Callable[[int], bytes], after: str = "") -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 bits of chance.

    It sorts behind the id `after`: where the clock does not, it is a millisecond later than that one.
    """
    milliseconds = max(int(moment.timestamp() * 1000), 0)
    if after:
        milliseconds = max(milliseconds, min(milliseconds_of(after) + 1, _LARGEST_MILLISECONDS))
    chance = int.from_bytes(entropy(10), "big")
    number = milliseconds << 80 | 0x7 << 76 | (chance >> 68 & 0xFFF) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def milliseconds_of(id_: str) -> int:
    """The time that an id carries, in milliseconds; 0 for an id of another kind."""
    digits = id_[:8] + id_[9:13]
    return int(digits, 16) if len(digits) == 12 and set(digits) <= set("0123456789abcdef") else 0


def is_id(text: object) -> bool:
    """Whether this is an id as `new_id` makes them, and one that others can be put behind."""
    import re  # only what comes from elsewhere is looked at

    form = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    return isinstance(text, str) and text < LARGEST_ID and re.fullmatch(form, text) is not None


def first_id(day: date) -> str:
    """An id that no later day's come before: two days earlier, so that time zones and late evenings make no matter.

    Ids run ahead of the clock at most, so it holds whatever the clock has done."""
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
