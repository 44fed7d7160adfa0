"""A device's own small segments made one, so that a shared folder holds dozens of files and not thousands.

The one is made of the files that it replaces, never of the store: whatever they held, it holds, also where the store
was put back to an older copy. It names them, and stands beside them for a week, so that whatever carries the folder
has brought it before they go. What is left to do is read from the folder alone: after a kill the next sync does it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.store.exchange.placing import placed
from aws_quiz.store.exchange.row_sets import CARRIED, CLOCK
from aws_quiz.store.exchange.segments import Alien, NotWhole, Segment, name_of, number_in, packed, replaced_by, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from aws_quiz.store.exchange.row_sets import Row, RowSets

MOST_SMALL = 32
"""Small segments that a device leaves as they are."""

SMALL_BYTES = 1 << 18
"""A year's answers, about; a segment that is larger is never touched again."""

SETTLED_SECONDS = 7 * 86_400.0
"""How old the one must be before those that it replaces go."""


class Compacted(NamedTuple):
    """Names of segments that are gone, and the new one with its size, where one was made."""

    gone: tuple[str, ...] = ()
    made: tuple[str, int] | None = None


def compact(path: str, device: str, sizes: Mapping[str, int], now: datetime, beside: str) -> Compacted:
    """Deletes segments of the device that another of its own has replaced, and makes one of many small ones.

    `sizes` are those of segments whose rows are all here; `beside` begins the names of files in the making. Raises
    OSError; whatever it was, no row is gone.
    """
    own = sorted(name for name in sizes if number_in(name, device))
    if sum(sizes[name] < SMALL_BYTES for name in own) <= MOST_SMALL:
        return Compacted()
    replaces = {name: replaced_by(os.path.join(path, name)) for name in own}
    settled = {old for name in own if _is_settled(os.path.join(path, name), now) for old in replaces[name]}
    gone = tuple(name for name in own if name in settled)
    for name in gone:
        os.unlink(os.path.join(path, name))
    replaced = {old for names in replaces.values() for old in names}
    small = _of_one_schema(path, (name for name in own if sizes[name] < SMALL_BYTES and name not in replaced))
    if len(small) <= MOST_SMALL:
        return Compacted(gone)
    data = packed(_united(device, small))
    name = name_of(device, max(number_in(one, device) for one in own) + 1, data)
    with placed(os.path.join(path, name), beside) as making, open(making, "wb") as file:
        file.write(data)
    return Compacted(gone, (name, len(data)))


def _is_settled(path: str, now: datetime) -> bool:
    try:
        return abs(now.timestamp() - os.stat(path).st_mtime) > SETTLED_SECONDS
    except FileNotFoundError:
        return False


def _of_one_schema(path: str, names: Iterable[str]) -> dict[str, Segment]:
    """Those of the segments that are whole and of the version that most of them are of, by name."""
    found: dict[int, dict[str, Segment]] = {}
    columns: dict[tuple[int, str], list[str]] = {}
    for name in names:
        with suppress(FileNotFoundError, NotWhole, Alien), open(os.path.join(path, name), "rb") as file:
            segment = unpacked(file.read())
            known = [columns.setdefault((segment.schema, table), names) for table, names in segment.columns.items()]
            if known == list(segment.columns.values()) and _is_ours(segment):
                found.setdefault(segment.schema, {})[name] = segment
    return max(found.values(), key=len, default={})


def _is_ours(segment: Segment) -> bool:
    """Whether its rows are such that they can be united; what no program of ours wrote is left alone."""
    ids = (row[0] for rows in segment.rows.values() for row in rows)
    clocks = (row[1] for row in segment.rows.get(CLOCK, ()))
    return all(isinstance(id_, str) for id_ in ids) and all(isinstance(used, int | float) for used in clocks)


def _united(device: str, segments: Mapping[str, Segment]) -> Segment:
    """One segment with the rows of all, each once; of an exam's clock the furthest."""
    rows: RowSets = {}
    for table in CARRIED:
        found: dict[str, Row] = {}
        for row in (row for one in segments.values() for row in one.rows.get(table, ())):
            known = found.setdefault(row[0], row)
            if table == CLOCK and row[1] > known[1]:
                found[row[0]] = row
        if found:
            rows[table] = [found[id_] for id_ in sorted(found)]
    columns = {table: names for one in segments.values() for table, names in one.columns.items()}
    names = {*segments, *(name for one in segments.values() for name in one.replaces)}
    return Segment(next(iter(segments.values())).schema, device, columns, rows, tuple(sorted(names)))
