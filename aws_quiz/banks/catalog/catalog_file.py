"""Reading from a catalog's file that heals: what turns out damaged is made anew from the banks and asked again.

The file is disposable, so nothing that is wrong with it is a reason to stop, or to speak of anything else.
"""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

Value = TypeVar("Value")

DAMAGE = (sqlite3.DatabaseError, ValueError, KeyError, TypeError, IndexError, AttributeError)
"""What a file raises whose pages or texts are not as they were written."""


class CatalogFile:
    """An open catalog. `name` is what SQLite opens it by; `renew` gives a connection to one made anew, and its name.

    Without `renew` damage is raised: so for a catalog that is just being written.
    """

    def __init__(
        self, db: sqlite3.Connection, name: str = "", renew: Callable[[], tuple[sqlite3.Connection, str]] | None = None
    ) -> None:
        self.db = db
        self.name = name
        self._renew = renew

    def each(self, decode: Callable[..., Value], query: str, values: tuple[str | int, ...] = ()) -> Iterator[Value]:
        """Every row of a query, decoded, as it is asked for."""
        given = 0
        try:
            for row in self.db.execute(query, values):
                value = decode(*row)
                yield value
                given += 1
        except DAMAGE:
            self.make_anew()
        else:
            return
        # The rows come in the order they had, for the banks are the same.
        for row in islice(self.db.execute(query, values), given, None):
            yield decode(*row)

    def asked(self, ask: Callable[[sqlite3.Connection], Value]) -> Value:
        """What a whole question to the file gives."""
        try:
            return ask(self.db)
        except DAMAGE:
            self.make_anew()
        return ask(self.db)

    def is_whole(self) -> bool:
        try:
            return bool(self.db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.DatabaseError:
            return False

    def make_anew(self) -> None:
        """Throws the file away and compiles the banks again. Call it where an error is being handled, or bare."""
        if self._renew is None:
            raise
        self.db.close()
        self.db, self.name = self._renew()

    def close(self) -> None:
        self.db.close()


def as_row(*row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever the query selects
    """Decodes nothing."""
    return row
