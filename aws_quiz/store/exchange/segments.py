"""A segment: some rows of the log in one file of a shared folder, written once and never changed.

A line of JSON says what follows and holds its checksum; then come the rows, compressed. So a file that is half there,
whatever made it so, is told from a whole one, and a copy under any name is as good as the file itself. A segment stands
by itself: it holds the sittings and devices that its rows name.
"""

from __future__ import annotations

import json
import re
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.store.exchange.row_sets import CARRIED
from aws_quiz.store.readable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_quiz.store.exchange.row_sets import Row, RowSets

ENDING = ".segment"
FORMAT = "aws-quiz segment"
MOST_BYTES = 1 << 29
"""More than any segment holds, unpacked: what claims more is not ours."""


class NotWhole(Exception):
    """Part of a segment, or no segment at all."""


class Alien(Exception):
    """A whole segment with what this program cannot take."""


class Segment(NamedTuple):
    """Rows by table, in the columns that they had under `schema` at the device that wrote them.

    `replaces` names segments of which it holds every row.
    """

    schema: int
    device: str
    columns: dict[str, list[str]]
    rows: RowSets
    replaces: tuple[str, ...] = ()


def packed(segment: Segment) -> bytes:
    """The bytes of a segment's file."""
    body = {table: [segment.columns[table], rows] for table, rows in segment.rows.items()}
    text = json.dumps(body, separators=(",", ":"), ensure_ascii=False)
    # Text with lone surrogates is text that SQLite never gave, so strict encoding is right.
    data = zlib.compress(text.encode(), 1)
    head = {
        "format": FORMAT,
        "schema": segment.schema,
        "device": segment.device,
        "rows": sum(len(rows) for rows in segment.rows.values()),
        "bytes": len(data),
        "sha256": sha256(data).hexdigest(),
    }
    if segment.replaces:
        head["replaces"] = segment.replaces
    return json.dumps(head).encode() + b"\n" + data


def name_of(device: str, number: int, data: bytes) -> str:
    """The name of a segment: its device's, its number there, and a part of its checksum.

    A device that was restored, or copied, counts from where it stood; the checksum keeps it from the names that it, or
    its twin, has used.
    """
    return f"{device}-{number:06}-{sha256(data).hexdigest()[:8]}{ENDING}"


def number_in(name: str, device: str) -> int:
    """The number in the name of a device's segment; 0 in every other name, a conflict copy's too."""
    match = re.fullmatch(rf"{re.escape(device)}-(\d+)-[0-9a-f]{{8}}{re.escape(ENDING)}", name)
    return int(match[1]) if match else 0


def replaced_by(path: str) -> tuple[str, ...]:
    """The names of the segments that the one in a file replaces; none where it is not whole, or cannot be read."""
    try:
        with open(path, "rb") as file:
            line = file.readline()
            if b'"replaces"' not in line:
                return ()
            return _replaces(_head(line, file.read()))
    except (OSError, NotWhole):
        return ()


def may_be_segment(name: str) -> bool:
    """Whether a name may be that of a segment, of a conflict copy of one too; files in the making are not looked at."""
    return ENDING in name and not name.startswith((".", "~"))


def unpacked(data: bytes) -> Segment:
    """The segment in a file's bytes. Raises NotWhole and Alien."""
    line, _, rest = data.partition(b"\n")
    head = _head(line, rest)
    try:
        opened = zlib.decompressobj()
        text = opened.decompress(rest, MOST_BYTES)
        if not opened.eof:
            raise Alien("its rows cannot be unpacked")
        segment = _segment(int(head["schema"]), str(head["device"]), json.loads(text))
        return segment._replace(replaces=_replaces(head))
    except (zlib.error, RecursionError, *UNREADABLE) as error:
        raise Alien("its rows cannot be read") from error


def _head(line: bytes, rest: bytes) -> dict[str, Any]:
    """What the first line says of the rest. Raises NotWhole where that is not so."""
    try:
        head: dict[str, Any] = json.loads(line)
        if head["format"] == FORMAT and head["bytes"] == len(rest) and head["sha256"] == sha256(rest).hexdigest():
            return head
    except (RecursionError, *UNREADABLE):
        pass
    raise NotWhole


def _replaces(head: Mapping[str, Any]) -> tuple[str, ...]:
    names = head.get("replaces")
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _segment(schema: int, device: str, body: Mapping[str, tuple[list[str], Sequence[Sequence[Any]]]]) -> Segment:
    rows: dict[str, list[Row]] = {}
    columns: dict[str, list[str]] = {}
    for table, (names, values) in body.items():
        if table in CARRIED:
            columns[table] = [str(name) for name in names]
            rows[table] = list(map(tuple, values))
            if not set(map(len, rows[table])) <= {len(columns[table])}:
                raise ValueError(table)
    return Segment(schema, device, columns, rows)
