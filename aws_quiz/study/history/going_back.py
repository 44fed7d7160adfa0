"""Going back to a backup, and what is kept so that one can come back from there."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import UsedWrongly
from aws_quiz.store.exchange.other_stores import checked_copy
from aws_quiz.store.exchange.restoring import folders_set_in, forget_device, put_in_place
from aws_quiz.store.log import open_log
from aws_quiz.store.memory_cache import ensure_current
from aws_quiz.store.settings import read_settings, write_settings
from aws_quiz.store.verification import verify_and_mend
from aws_quiz.study.preferences import preferences_from

if TYPE_CHECKING:
    from aws_quiz.store.exchange.backup import Done
    from aws_quiz.store.verification import Verification
    from aws_quiz.study.room import Room


class Restored(NamedTuple):
    """What is in the store now, and where that which was there is kept; None where nothing was."""

    found: Verification
    kept: str | None


def restore(room: Room, path: str, done: Done | None = None) -> Restored:
    """Puts a backup in the store's place, once it is known to be sound, and keeps what was there.

    Raises StoreUnusable, nothing changed, for a file that is unsound and where another window has the store open.
    """
    store = room.store_path
    if os.path.exists(store) and os.path.exists(path) and os.path.samefile(path, store):
        raise UsedWrongly(f"{path} is the store in use.", "Name a backup of it.")
    try:
        os.makedirs(room.env.data_folder, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".aws-quiz-", dir=room.env.data_folder) as folder:
            prepared = os.path.join(folder, "restored.sqlite")
            checked_copy(path, prepared, done).close()
            found = _prepare(room, prepared, folders_set_in(store))
            kept = kept_beside(room, "restore")
            was_there = put_in_place(prepared, store, kept, done)
    except OSError as error:
        raise UsedWrongly(f"{room.env.data_folder} cannot be written: {error.strerror or error}.") from error
    return Restored(found, kept if was_there else None)


def _prepare(room: Room, prepared: str, folders: dict[str, str] | None) -> Verification:
    """Makes a backup's copy the store of this device: under an id of its own, with the folders set here."""
    with closing(open_log(prepared, room.env.now, room.env.entropy)) as log:
        own = folders_set_in(prepared) or {}
        forget_device(log.db)
    with closing(open_log(prepared, room.env.now, room.env.entropy)) as log:
        # A backup that comes to another machine names folders that are not there.
        own = {name: text for name, text in own.items() if all(map(os.path.exists, text.split(os.pathsep)))}
        write_settings(log, own if folders is None else folders)
        scheduling = preferences_from(read_settings(log)).scheduling
        ensure_current(log, scheduling, lambda reviews: room.tracked(list(reviews), "Working out what you remember"))
        return verify_and_mend(log, scheduling, lambda reviews: room.tracked(reviews, "Checking the schedule"))


def kept_beside(room: Room, before: str) -> str:
    """A name beside the store for what it holds before something is done, dated; no such file is there yet."""
    moment = room.env.now().astimezone(room.env.zone)
    begin = f"{room.store_path.removesuffix('.sqlite')}-before-{before}-{moment:%Y-%m-%d-%H%M%S}"
    number, path = 1, f"{begin}.sqlite"
    while os.path.lexists(path):
        number, path = number + 1, f"{begin}-{number + 1}.sqlite"
    return path
