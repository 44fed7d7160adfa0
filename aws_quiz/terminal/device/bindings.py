"""What the keys of a screen do, as data: from one table come the binding, the line of hints and the page of help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from aws_quiz.terminal.device.viewport import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator

_Act = TypeVar("_Act")


class Binding(NamedTuple, Generic[_Act]):
    """Keys that do one thing.

    `shown` is how the help writes the keys; empty where their names, with commas between, say it. `hint` stands in
    the line of hints, with the first key or with `hint_key`, and those of the lowest `rank` stay when the line is
    short; a binding without a hint is found in the help alone.
    """

    keys: tuple[str, ...]
    act: _Act
    help: str
    hint: str = ""
    rank: int = 9
    shown: str = ""
    hint_key: str = ""

    @property
    def row(self) -> tuple[str, str]:
        """Its row on the page of help."""
        return self.shown or ", ".join(self.keys), self.help


class Bindings(Generic[_Act]):
    """A titled table of bindings, in the order of the help."""

    def __init__(self, title: str, *rows: Binding[_Act]) -> None:
        self.title = title
        self.rows = rows
        self._by_key = {key: row.act for row in rows for key in row.keys}
        assert len(self._by_key) == sum(len(row.keys) for row in rows), f"{title}: a key is bound twice"

    def __iter__(self) -> Iterator[Binding[_Act]]:
        return iter(self.rows)

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def act(self, key: str) -> _Act | None:
        """What the key does; None where it does nothing here."""
        return self._by_key.get(key)

    def hints(self, *keys: str) -> tuple[Hint, ...]:
        """What of it stands in the line of hints: all that has a hint, or the bindings of these first keys."""
        hinted = (row for row in self.rows if row.hint and (not keys or row.keys[0] in keys))
        return tuple(Hint(row.hint_key or row.keys[0], row.hint, row.rank) for row in hinted)

    @property
    def section(self) -> tuple[str, list[tuple[str, str]]]:
        """Its part of the page of help."""
        return self.title, [row.row for row in self.rows]
