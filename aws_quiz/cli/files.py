"""Files that commands write for the learner: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Writes a file beside its place and puts it there when it is whole, so that a full disk keeps the old one.

    Raises UsedWrongly with what stands in the way; with `force` a file that is there is written over.
    """
    try:
        if path.is_dir():
            raise UsedWrongly(f"{path} is a folder.", "Name the file to write, such as report.html.")
        if os.path.lexists(path) and not force:
            raise UsedWrongly(f"{path} is there already.", "Give another name, or --force to write over it.")
        if path.exists() and not path.is_file():
            raise UsedWrongly(f"{path} is a pipe or a device, not a file.", "Name the file to write.")
        real = os.path.realpath(path)
        descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(real), prefix=".aws-quiz-")
        try:
            with open(descriptor, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
            os.chmod(beside, 0o666 & ~_mask())
            os.replace(beside, real)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
