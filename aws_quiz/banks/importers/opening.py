"""A file that is to be imported: opened within bounds, never run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from stat import S_ISREG
from typing import TYPE_CHECKING

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_TEXT = 50 * 1024 * 1024
LARGEST_PACKAGE = 1024 * 1024 * 1024
"""In bytes; of a package only the collection is unpacked, with a bound of its own."""

PACKAGE_START = b"PK\x03\x04"


@dataclass(frozen=True)
class Source:
    """A file, and what the learner said of it: roles of columns, the number of the first option."""

    path: str
    shown: str
    data: bytes = b""
    columns: tuple[tuple[str, str], ...] = ()
    first: int | None = None
    losses: list[str] = field(default_factory=list)

    @property
    def suffix(self) -> str:
        return os.path.splitext(self.path)[1].lower()

    @property
    def stem(self) -> str:
        return os.path.splitext(os.path.basename(self.path))[0]

    @property
    def is_package(self) -> bool:
        return self.data.startswith(PACKAGE_START)

    @cached_property
    def text(self) -> str:
        """The file as text, with line feeds alone at line ends."""
        return decoded(self.data).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers, counted from one."""
        return enumerate(self.lines, 1)


def open_source(path: Path, shown: str, columns: tuple[tuple[str, str], ...] = (), first: int | None = None) -> Source:
    """Reads a file. Raises UsedWrongly with what stands in the way."""
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode):
            raise UsedWrongly(f"{shown} is not a file.", "Name the files to import, not their folder.")
        with open(path, "rb") as handle:
            data = handle.read(4)
            is_package = data == PACKAGE_START
            if not is_package and found.st_size <= LARGEST_TEXT:
                data += handle.read(LARGEST_TEXT)
    except FileNotFoundError:
        raise UsedWrongly(f"There is no file {shown}.") from None
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{shown} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    largest = LARGEST_PACKAGE if is_package else LARGEST_TEXT
    if max(found.st_size, len(data)) > largest:
        raise UsedWrongly(f"{shown} is larger than {largest >> 20} MB.", "Split it, or export fewer questions.")
    return Source(os.fspath(path), shown, data, columns, first)


def decoded(data: bytes) -> str:
    """Bytes as text: by their byte-order mark, else as UTF-8, else as Windows has written it for thirty years."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
