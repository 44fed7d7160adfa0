"""Bank files to topics, blueprints, notes and terms, with all that is wrong with them."""

from __future__ import annotations

import os
from stat import S_ISREG
from typing import TYPE_CHECKING

from aws_quiz.banks.files.discovery import BankFile, BankFolder, find_files, shown_from, unreadable
from aws_quiz.banks.files.loaded import Banks, Home, LoadedFile
from aws_quiz.banks.files.shipped import shipped_folder
from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


__all__ = [
    "LARGEST_FILE",
    "BankFile",
    "BankFolder",
    "Banks",
    "Home",
    "LoadedFile",
    "find_files",
    "load_banks",
    "read_file",
    "shipped_folder",
]

LARGEST_FILE = 10 * 1024 * 1024
"""In bytes; some five thousand questions."""


def load_banks(
    folders: Iterable[BankFolder],
    progress: Callable[[int, int], None] | None = None,
    *,
    relative_to: Path | None = None,
) -> Banks:
    """Reads everything in the folders. `progress` is told how many files of how many are read."""
    from aws_quiz.banks.files.cross_file import Assembly

    files, problems = find_files(folders, relative_to=relative_to)
    assembly = Assembly(problems)
    for number, file in enumerate(files, 1):
        loaded = read_file(file)
        problems += loaded.problems
        if loaded.blueprint:
            assembly.add_blueprint(loaded.blueprint, Location(file.shown))
        assembly.add_notes(loaded.notes)
        assembly.terms += loaded.terms
        if loaded.topic:
            home = Home(shown_from(os.fspath(file.folder.path), relative_to), file.folder.shipped)
            assembly.add_topic(loaded.topic, home)
        if progress:
            progress(number, len(files))
    return assembly.banks(len(files))


def read_file(file: BankFile) -> LoadedFile:
    """Reads one file as what it is. Never raises for what a file holds or for what stands in its place."""
    data, fault = _read_bytes(file)
    return (LoadedFile(problems=(fault,)) if fault else _parsed(file, data))._replace(digest=digest_of(data))


def digest_of(data: bytes) -> bytes:
    """16 bytes that tell one content from another."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()


def content_digest(file: BankFile) -> bytes:
    """The digest of a file as it stands now; that of nothing where it cannot be read."""
    return digest_of(_read_bytes(file)[0])


def _parsed(file: BankFile, data: bytes) -> LoadedFile:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return LoadedFile(problems=(_not_utf_8(file.shown, error.object, error.start),))
    if file.kind == "topic":
        from aws_quiz.banks.format.reading import read_topic

        topic, problems = read_topic(text, file.shown, area=file.area, strict=file.folder.shipped)
        return LoadedFile(topic=topic, problems=tuple(problems))
    if file.kind == "terms":
        from aws_quiz.banks.format.terms_reading import read_terms

        terms, problems = read_terms(text, file.shown)
        return LoadedFile(terms=terms, problems=tuple(problems))
    from aws_quiz.banks.format.blueprint_reading import read_blueprint, read_notes

    if file.kind == "blueprint":
        blueprint, problems = read_blueprint(text, file.shown)
        return LoadedFile(blueprint=blueprint, problems=tuple(problems))
    notes, problems = read_notes(text, file.shown)
    return LoadedFile(notes=notes, problems=tuple(problems))


def _read_bytes(file: BankFile) -> tuple[bytes, Problem | None]:
    place = Location(file.shown)
    try:
        found = os.stat(file.path)
        if not S_ISREG(found.st_mode):
            return b"", Problem(place, Severity.ERROR, "not-a-file", "this is not a file; remove it")
        data = b""
        if found.st_size <= LARGEST_FILE:
            with open(file.path, "rb") as handle:
                data = handle.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        return b"", Problem(place, Severity.ERROR, "unreadable", unreadable(error))
    if max(found.st_size, len(data)) > LARGEST_FILE:
        message = f"this file is larger than {LARGEST_FILE >> 20} MB; split it into several topics"
        return b"", Problem(place, Severity.ERROR, "too-large", message)
    return data, None


def _not_utf_8(path: str, data: bytes, at: int) -> Problem:
    line_start = data.rfind(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8", "replace")) + 1
    place = Location(path, data.count(b"\n", 0, at) + 1, column)
    message = f"the byte 0x{data[at]:02X} is not UTF-8; save the file in that encoding"
    return Problem(place, Severity.ERROR, "not-utf-8", message)
