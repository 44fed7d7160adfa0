"""Another log brought into this one: from a store, or from an export of everything."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import UsedWrongly
from aws_quiz.store.exchange.backup import back_up
from aws_quiz.store.exchange.json_lines import Export
from aws_quiz.store.exchange.merging import kinds, merge_batches
from aws_quiz.store.exchange.other_stores import checked_copy, is_database
from aws_quiz.store.exchange.row_sets import BATCH, how_many, whole_log_in_batches
from aws_quiz.study.history.going_back import kept_beside
from aws_quiz.study.history.unions import after_union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.store.exchange.json_lines import Malformed
    from aws_quiz.store.exchange.row_sets import RowSets
    from aws_quiz.study.room import Room

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Imported(NamedTuple):
    """What an import brought: new rows by kind, rows that were here, those of them that differ from what came, lines
    that were left out, and the store as it was before, kept in a file where there is anything to undo."""

    new: dict[str, int]
    known: int
    differing: int
    malformed: tuple[Malformed, ...]
    kept: str | None


def bring_in(room: Room, path: str) -> Imported:
    """The union of the log with a file's. Raises UsedWrongly for a file that is neither store nor export."""
    if is_database(path):
        return _bring_in_store(room, path)
    return _bring_in_export(room, path)


def _bring_in_store(room: Room, path: str) -> Imported:
    if os.path.exists(room.store_path) and os.path.samefile(path, room.store_path):
        raise UsedWrongly(f"{path} is the store in use.", "Name the store of another device, or a backup.")
    with (
        tempfile.TemporaryDirectory(prefix="aws-quiz-") as folder,
        closing(checked_copy(path, os.path.join(folder, "copy.sqlite"))) as other,
    ):
        return _merged(room, whole_log_in_batches(other), how_many(other), ())


def _bring_in_export(room: Room, path: str) -> Imported:
    db = room.log.db

    def is_here(table: str, id_: str) -> bool:
        return db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id_,)).fetchone() is not None

    export = Export(is_here)
    lines = _lines_of(path)
    export.read(room.tracked(lines, f"Reading {os.path.basename(path)}"))
    if not export.rows:
        if export.answers_alone:
            raise UsedWrongly(
                f"{path} holds answers without the rest of the log.", "`aws-quiz history export --all` writes it whole."
            )
        line, reason = export.malformed[0] if export.malformed else (1, "nothing in it")
        raise UsedWrongly(
            f"{path} is neither a store of aws-quiz nor an export of one (line {line}: {reason}).",
            "Name a store, or what `aws-quiz history export --all` wrote.",
        )
    return _merged(room, export.batches(), export.rows, tuple(export.malformed))


def _lines_of(path: str) -> list[bytes]:
    try:
        with open(path, "rb") as file:
            data = file.read()
        if data[:2] in UTF_16:  # what redirecting writes in some shells of Windows
            data = data.decode("utf-16").encode()
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    return data.splitlines()


def _merged(room: Room, batches: Iterator[RowSets], rows: int, malformed: tuple[Malformed, ...]) -> Imported:
    kept = kept_beside(room, "import")
    back_up(room.log.path, kept)
    found = merge_batches(room.log, _shown(room, batches, rows), room.preferences.scheduling)
    after_union(room, found)
    new = kinds(room.log.db, found.new)
    if not new:
        os.unlink(kept)
    return Imported(new, found.known, found.differing, malformed, kept if new else None)


def _shown(room: Room, batches: Iterator[RowSets], rows: int) -> Iterator[RowSets]:
    """The batches, with a bar that moves by what they hold of all rows."""
    parts = iter(room.tracked(range(rows // BATCH), "Adding what is not here yet", heavy=True))
    held = 0
    for batch in batches:
        yield batch
        held += sum(map(len, batch.values()))
        while held >= BATCH:
            held -= BATCH
            next(parts, None)
    for _ in parts:  # the bar ends, and leaves the terminal to others
        pass
