"""Files that are whole or not there: written beside their place, brought to the disk, and renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

BESIDE = ".aws-quiz-"
"""How the name of a file in the making begins."""

LEFT_AFTER_SECONDS = 3600.0
"""Nothing takes that long to be written: a file in the making that is older was left by a program that was killed."""


@contextmanager
def placed(path: str, prefix: str = BESIDE) -> Iterator[str]:
    """The name of a new file beside the path, which takes the path's place when the block is done.

    Until then its name begins with `prefix`. Raises OSError; then, as after a kill, the path is as it was.
    """
    real = os.path.realpath(path)
    descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(real), prefix=prefix)
    os.close(descriptor)
    try:
        yield beside
        os.chmod(beside, 0o666 & ~_mask())
        _bring_to_disk(beside)
        os.replace(beside, real)
    except BaseException:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(beside + ending)
        raise
    if os.name != "nt":
        _bring_to_disk(os.path.dirname(real))


def clear_left(folder: str, now: datetime, prefix: str = BESIDE) -> None:
    """Deletes what programs of ours that were killed left half-made in a folder."""
    for entry in os.scandir(folder):
        if entry.name.startswith(prefix):
            with suppress(OSError):
                if abs(now.timestamp() - entry.stat().st_mtime) > LEFT_AFTER_SECONDS:
                    os.unlink(entry.path)


def _bring_to_disk(path: str) -> None:
    descriptor = os.open(path, os.O_RDWR if os.path.isfile(path) else os.O_RDONLY)
    try:
        # Some shared folders cannot be told to; what they hold is checked when it is read.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
