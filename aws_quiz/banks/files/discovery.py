"""Finds the files of bank folders with one walk, without opening any.

It stands on the path to the first question, so it works on bare strings: two thousand files cost a few
milliseconds. Each entry is looked at before anybody opens it, for opening a pipe would wait for ever.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Literal, NamedTuple

from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FileKind = Literal["topic", "blueprint", "notes", "terms"]
SUFFIXES = (".yaml", ".yml")
EXAMS = "exams"
AT_ROOT: dict[str, FileKind] = {"notes.yaml": "notes", "terms.yaml": "terms"}
"""Files that are no topics where they stand directly in a bank folder."""


@dataclass(frozen=True, slots=True)
class BankFolder:
    """Where banks stand: a folder, or a single topic file. `shipped` ones are held to the strict standard."""

    path: Path
    shipped: bool = False


class BankFile(NamedTuple):
    """A file of a bank. `shown` is its path as messages name it; `size` is in bytes.

    `area` is the first folder below the bank folder, or empty.
    """

    path: str
    shown: str
    folder: BankFolder
    area: str
    kind: FileKind
    size: int
    mtime_ns: int
    ctime_ns: int = 0

    @property
    def state(self) -> tuple[int, int, int]:
        """What changes with every writing, even one that keeps the size and sets the time back."""
        return self.size, self.mtime_ns, self.ctime_ns


def find_files(
    folders: Iterable[BankFolder], *, relative_to: Path | None = None
) -> tuple[list[BankFile], list[Problem]]:
    """The bank files, shipped ones first and each in the order of their paths; and what stands in the way of others.

    Hidden files are passed over. Below `relative_to`, files are shown by their path from there.
    """
    search = _Search(os.path.join(os.fspath(relative_to), "") if relative_to else "")
    for folder in folders:
        search.add(folder)
    return sorted(search.files.values(), key=by_precedence), sorted(search.problems)


def by_precedence(file: BankFile) -> tuple[bool, str, str]:
    """Sorts files as ids are given out: to shipped banks first, then by path, so that nobody's bank takes theirs.

    Endings come last, so that `s3.yaml` goes before the copy `s3 (conflicted copy).yaml` that some other machine left.
    """
    stem, ending = os.path.splitext(file.path)
    return not file.folder.shipped, stem, ending


def shown_from(path: str, relative_to: Path | None) -> str:
    """A path as messages name it: from `relative_to` where it lies below, whole elsewhere."""
    if relative_to is None:
        return path
    base = os.fspath(relative_to)
    return "." if path == base else path.removeprefix(os.path.join(base, ""))


class _Search:
    def __init__(self, base: str) -> None:
        self.base = base
        self.files: dict[str, BankFile] = {}
        self.problems: list[Problem] = []

    def add(self, folder: BankFolder) -> None:
        path = os.fspath(folder.path)
        try:
            found = os.stat(path)
        except (OSError, ValueError) as error:
            self._unreadable(path, error)
            return
        if S_ISDIR(found.st_mode):
            self._walk(folder, path)
        elif S_ISREG(found.st_mode):
            self._keep(_file(path, self._shown(path), folder, "", "topic", found))
        else:
            self._not_a_file(path, "this is neither a file nor a folder")

    def _walk(self, folder: BankFolder, root: str) -> None:
        waiting = [(root, "")]
        seen: set[tuple[int, int]] = set()
        while waiting:
            here, area = waiting.pop()
            try:
                found = os.stat(here)
                if (found.st_dev, found.st_ino) in seen:
                    self._problem(here, "link-loop", "a link leads here to a folder that is read already; remove it")
                    continue
                seen.add((found.st_dev, found.st_ino))
                with os.scandir(here) as entries:
                    for entry in entries:
                        if entry.name.startswith("."):
                            continue
                        if not entry.name.isascii() and not _is_text(entry.name):
                            self._problem(entry.path, "unreadable", "this name is not UTF-8; rename it")
                        elif entry.name.endswith(SUFFIXES) or entry.name.lower().endswith(SUFFIXES):
                            self._look_at(entry, folder, area, at_root=here == root)
                        elif self._is_folder(entry):
                            waiting.append((entry.path, area or entry.name))
            except OSError as error:
                self._unreadable(here, error)

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Whether there is something to walk into; what cannot be told is a problem of its own, not of the rest."""
        try:
            return entry.is_dir()
        except OSError as error:
            self._unreadable(entry.path, error)
            return False

    def _look_at(self, entry: os.DirEntry[str], folder: BankFolder, area: str, *, at_root: bool) -> None:
        path = entry.path
        try:
            found = entry.stat()
        except OSError as error:
            self._unreadable(path, error)
            return
        if S_ISREG(found.st_mode):
            kind: FileKind = "blueprint" if area == EXAMS else AT_ROOT.get(entry.name, "topic") if at_root else "topic"
            self._keep(_file(path, self._shown(path), folder, area, kind, found))
        elif S_ISDIR(found.st_mode):
            self._not_a_file(path, "this is a folder, though it is named like a bank file; rename it")
        else:
            self._not_a_file(path, "this is a pipe or a device, not a file; remove it")

    def _keep(self, file: BankFile) -> None:
        # A file may be asked for twice, within a folder and by itself; the first asking decides how it is read.
        self.files.setdefault(file.path, file)

    def _shown(self, path: str) -> str:
        return path.removeprefix(self.base)

    def _problem(self, path: str, rule: str, message: str) -> None:
        # Names on disk may hold bytes that are no text at all.
        shown = self._shown(path).encode("utf-8", "replace").decode()
        self.problems.append(Problem(Location(shown), Severity.ERROR, rule, message))

    def _not_a_file(self, path: str, message: str) -> None:
        self._problem(path, "not-a-file", message)

    def _unreadable(self, path: str, error: OSError | ValueError) -> None:
        self._problem(path, "unreadable", unreadable(error, is_link=os.path.islink(path)))


def _file(path: str, shown: str, folder: BankFolder, area: str, kind: FileKind, found: os.stat_result) -> BankFile:
    return BankFile(path, shown, folder, area, kind, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_text(name: str) -> bool:
    """Whether a name on disk is text; bytes that are none come as lone surrogates, which nothing can print."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def unreadable(error: OSError | ValueError, *, is_link: bool = False) -> str:
    """Why a path cannot be read, as a sentence that says what to do."""
    if isinstance(error, FileNotFoundError):
        return "this link leads nowhere; remove it" if is_link else "there is nothing here; look at the path"
    if isinstance(error, PermissionError):
        return "you have no permission to read this; change its permissions or leave it out"
    if isinstance(error, OSError):
        return f"this cannot be read ({error.strerror or error}); remove it or leave it out"
    return "this is not a path"
