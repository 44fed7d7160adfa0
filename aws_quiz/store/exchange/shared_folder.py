"""One folder that several devices share: each adds segments of its own and reads those of the others.

Whatever carries the folder (a cloud, a git repository, a stick) may be late, out of order, or leave copies behind. So
nothing rests on names, times or order: a segment is known by its checksum, stands by itself, and is never changed; and
what a device has not sent is a list in its store, kept by triggers in the transaction that logs a row.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aws_quiz.errors import UsedWrongly
from aws_quiz.store.database import transaction
from aws_quiz.store.exchange.compacting import compact
from aws_quiz.store.exchange.placing import BESIDE, clear_left, placed
from aws_quiz.store.exchange.receiving import Receiver, strike_off
from aws_quiz.store.exchange.row_sets import BATCH, CLOCK, columns_of, make_ready_for_many, rows_by_id, with_parents
from aws_quiz.store.exchange.segments import (
    MOST_BYTES,
    Segment,
    may_be_segment,
    name_of,
    number_in,
    packed,
    replaced_by,
)
from aws_quiz.store.log_tables import LOG_TABLES
from aws_quiz.store.migrations import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.exchange.merging import Taken
    from aws_quiz.store.log import Log

    Thing = TypeVar("Thing")
    Progress = Callable[[Sequence[Thing]], Iterable[Thing]]


class Synced(NamedTuple):
    """What a sync did. `sent` holds keys of rows by table; `waiting` names segments that are not whole yet, `refused`
    those that this program cannot take, each with the reason."""

    received: Taken
    sent: dict[str, list[str]]
    waiting: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def sync_with(
    log: Log,
    folder: str,
    scheduling: Scheduling,
    reading: Progress[str] = lambda names: names,
    sending: Progress[int] = lambda parts: parts,
    *,
    anew: bool = False,
) -> Synced:
    """The union of this log and a folder's: reads what is new there, then adds what the folder lacks.

    `reading` and `sending` go through the names of segments and the parts of what is sent, and may show it.
    Raises UsedWrongly where the folder is not there, or holds nothing of what it held before: then it is most likely
    not mounted, and only `anew` writes everything into it again. Whatever breaks a sync off, the next one goes on.
    """
    path = os.path.realpath(folder)
    sizes = _segments_in(path, folder)
    _open(log, path, folder, sizes, anew=anew)
    known = _read_of(log, path)
    unread = sorted(name for name, size in sizes.items() if known.get(name) != size)
    make_ready_for_many(log.db)
    receiver = Receiver(log, path, scheduling)
    for name in reading(unread):
        receiver.read(name)
    receiver.take_in()
    sent = _send(log, path, sizes, sending)
    _compact(log, path, sizes)
    return Synced(receiver.taken, sent, tuple(receiver.waiting), tuple(receiver.refused))


def _segments_in(path: str, folder: str) -> dict[str, int]:
    """Sizes of the files that may be segments, by name."""
    try:
        with os.scandir(path) as entries:
            return {
                entry.name: entry.stat().st_size
                for entry in entries
                if may_be_segment(entry.name) and entry.is_file() and entry.stat().st_size <= MOST_BYTES
            }
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsedWrongly(
            f"The folder {folder} cannot be read: {why}.", "Make it, or mount it, and name it again."
        ) from error


def _open(log: Log, path: str, folder: str, sizes: Mapping[str, int], *, anew: bool) -> None:
    """Sees to it that what is kept of the folder is true of it: from the first time on, and where files have gone."""
    names = set(_read_of(log, path))
    gone = names - sizes.keys()
    replaced = {old for name in sizes for old in replaced_by(os.path.join(path, name))} if gone else set()
    if gone & replaced:
        with transaction(log.db):
            _forget_read(log, path, gone & replaced)
        names, gone = names - replaced, gone - replaced
    if names and gone == names and not anew:
        raise UsedWrongly(
            f"{folder} holds none of the files that it held at the last sync.",
            "Is it mounted? If it was emptied, `aws-quiz sync FOLDER --anew` writes everything there again.",
        )
    if not gone and log.db.execute("SELECT 1 FROM sync_folder WHERE path = ?", (path,)).fetchone():
        return
    with transaction(log.db):
        log.db.execute("INSERT OR IGNORE INTO sync_folder VALUES (?)", (path,))
        log.db.execute("DELETE FROM sync_read WHERE path = ?", (path,))
        for table in LOG_TABLES:
            log.db.execute(f"INSERT OR IGNORE INTO sync_unsent SELECT ?, ?, id FROM {table}", (path, table))


def _read_of(log: Log, path: str) -> dict[str, int]:
    """The segments whose rows are all here, with the sizes that they had."""
    return dict(log.db.execute("SELECT name, size FROM sync_read WHERE path = ?", (path,)).fetchall())


def _forget_read(log: Log, path: str, names: Iterable[str]) -> None:
    log.db.executemany("DELETE FROM sync_read WHERE path = ? AND name = ?", ((path, name) for name in names))


def _send(log: Log, path: str, sizes: Mapping[str, int], sending: Progress[int]) -> dict[str, list[str]]:
    """Adds what the folder lacks, in segments of this device's, and gives its keys by table."""
    query = "SELECT log_table, id FROM sync_unsent WHERE path = ? ORDER BY log_table, id"
    unsent = log.db.execute(query, (path,)).fetchall()
    if not unsent:
        return {}
    number = max((number_in(name, log.device) for name in sizes), default=0)
    columns = {table: columns_of(log.db, table) for table in (*LOG_TABLES, CLOCK)}
    own = _beside(log)
    try:
        clear_left(path, log.now(), own)
        for start in sending(range(0, len(unsent), BATCH)):
            part = unsent[start : start + BATCH]
            rows = {table: rows_by_id(log.db, table, ids) for table, ids in _by_table(part).items()}
            data = packed(Segment(NEWEST, log.device, columns, with_parents(log.db, rows)))
            number += 1
            name = name_of(log.device, number, data)
            with placed(os.path.join(path, name), own) as beside, open(beside, "wb") as file:
                file.write(data)
            with transaction(log.db):
                strike_off(log.db, path, part)
                log.db.execute("INSERT OR REPLACE INTO sync_read VALUES (?, ?, ?)", (path, name, len(data)))
    except OSError as error:
        raise UsedWrongly(
            f"{path} cannot be written: {error.strerror or error}.",
            "What is new here stays to be sent; sync again when it can be.",
        ) from error
    return _by_table(unsent)


def _compact(log: Log, path: str, sizes: Mapping[str, int]) -> None:
    """Makes one of many small segments of this device. Where the folder does not let it, it stays as it is."""
    known = _read_of(log, path)
    # What could not be taken in here is not to spoil the one, nor to go.
    taken = {name: size for name, size in sizes.items() if known.get(name) == size}
    with suppress(OSError):
        done = compact(path, log.device, taken, log.now(), _beside(log))
        with transaction(log.db):
            _forget_read(log, path, done.gone)
            if done.made:
                log.db.execute("INSERT OR REPLACE INTO sync_read VALUES (?, ?, ?)", (path, *done.made))


def _beside(log: Log) -> str:
    """How the names of this device's files in the making begin."""
    return f"{BESIDE}{log.device}-"


def _by_table(keys: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The ids of rows by table, of keys in the order of their tables."""
    return {table: [id_ for _, id_ in of] for table, of in groupby(keys, itemgetter(0))}
