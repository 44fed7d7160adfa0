"""Rows as values, where a row may hold what this program never wrote.

A store lives for years on disks that fail. A row of the log that cannot be read is left out and named by
`history verify`; it is never a reason to stop, and never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Value = TypeVar("Value")

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError)
"""What decoding a row raises that is not as it was written."""


def readable(rows: Iterable[tuple[Any, ...]], decode: Callable[[Any], Value]) -> Iterator[Value]:
    """The rows' values; rows that cannot be read are passed over."""
    for row in rows:
        try:
            value = decode(row)
        except UNREADABLE:
            continue
        yield value


def unreadable(rows: Iterable[tuple[Any, ...]], decode: Callable[[Any], object]) -> Iterator[str]:
    """The ids, which stand first, of rows that cannot be read."""
    for row in rows:
        try:
            decode(row)
        except UNREADABLE:
            yield str(row[0])
