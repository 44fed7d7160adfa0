"""The open log: the file, and who writes into it, when and under which ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.memory.moments import stamp
from aws_quiz.store.database import explaining, open_store
from aws_quiz.store.identity import device_of, new_id
from aws_quiz.store.log_tables import LOG_TABLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime


_NEWEST = f"SELECT max(id) FROM ({' UNION ALL '.join(f'SELECT max(id) AS id FROM {table}' for table in LOG_TABLES)})"


class Log(NamedTuple):
    """A store opened for one learner on one machine."""

    db: sqlite3.Connection
    path: str
    device: str
    now: Callable[[], datetime]
    entropy: Callable[[int], bytes]

    def next_id(self, moment: datetime | None = None, after: str = "") -> str:
        """An id behind all that the log holds, and behind `after`, which may not be written yet."""
        (newest,) = self.db.execute(_NEWEST).fetchone()
        return new_id(moment or self.now(), self.entropy, max(newest or "", after))

    def sign(self) -> tuple[str, str, str]:
        """Id, device and moment for the row that is about to be written."""
        moment = self.now()
        return self.next_id(moment), self.device, stamp(moment)

    def close(self) -> None:
        self.db.close()


def open_log(path: str, now: Callable[[], datetime], entropy: Callable[[int], bytes]) -> Log:
    """Opens the log, making the file at first. `entropy(n)` gives n random bytes. Raises StoreUnusable."""
    db = open_store(path)
    with explaining(path):
        return Log(db=db, path=path, device=device_of(db, now(), entropy), now=now, entropy=entropy)
