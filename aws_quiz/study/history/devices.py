"""The log and a folder that other devices share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import QuizError
from aws_quiz.store.exchange.merging import kinds
from aws_quiz.store.exchange.shared_folder import sync_with
from aws_quiz.study.history.unions import after_union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.study.room import Room

MANY, LARGE_BYTES = 40, 1_000_000


class SyncReport(NamedTuple):
    """What came and what went, by kind of row, and segments that could not be read yet or at all."""

    folder: str
    received: dict[str, int]
    sent: dict[str, int]
    waiting: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def sync(room: Room, folder: str, *, anew: bool = False) -> SyncReport:
    """Makes the log and the folder hold the same. Raises UsedWrongly where the folder is not there."""
    found = sync_with(
        room.log,
        folder,
        room.preferences.scheduling,
        lambda names: room.tracked(names, "Reading what other devices wrote", heavy=_are_large(folder, names)),
        lambda parts: room.tracked(parts, "Writing what they lack", heavy=True),
        anew=anew,
    )
    after_union(room, found.received)
    received, sent = (kinds(room.log.db, ids) for ids in (found.received.new, found.sent))
    return SyncReport(folder, received, sent, found.waiting, found.refused)


def _are_large(folder: str, names: Sequence[str]) -> bool:
    """Whether reading these segments takes a while: a megabyte holds the answers of a year or two."""
    try:
        return sum(os.path.getsize(os.path.join(folder, name)) for name in names[:MANY]) > LARGE_BYTES
    except OSError:
        return False


def sync_if_set(room: Room) -> None:
    """Syncs with the folder of the setting, if there is one. Where that cannot be, it is said, and nobody waits."""
    folder = room.preferences.sync
    if not folder:
        return
    try:
        found = sync(room, folder)
    except QuizError as error:
        room.env.complain(f"Not synced: {error.message}")
        return
    for name, reason in found.refused:
        room.env.complain(f"Not synced: {name}: {reason}.")
