"""Files that commands write for the learner: whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Writes a file beside its place and puts it there when it is whole, so that a full disk keeps the old one.

    Raises UsedWrongly with what stands in the way; with `force` a file that is there is written over.
    """
    from aws_quiz.store.exchange.placing import placed

    refuse_place(path, "report.html", force=force)
    try:
        with placed(str(path)) as beside, open(beside, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def refuse_place(path: Path, example: str, *, force: bool) -> None:
    """Raises UsedWrongly where no file is to be written: over a file without `force`, over what is no file at all."""
    try:
        if path.is_dir():
            raise UsedWrongly(f"{path} is a folder.", f"Name the file to write, such as {example}.")
        if os.path.lexists(path) and not force:
            raise UsedWrongly(f"{path} already exists.", "Choose another name, or use --force to overwrite it.")
        if path.exists() and not path.is_file():
            raise UsedWrongly(f"{path} is a pipe or a device, not a file.", "Name the file to write.")
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error
