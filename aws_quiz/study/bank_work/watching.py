"""Notices which bank files were saved, by looking at them now and again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aws_quiz.banks.files.discovery import BankFolder, find_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.environment import Environment

PAUSE = 0.5
"""Seconds between two looks: before anybody has taken their hand from the key, and no load."""


def saved_files(env: Environment, folder: Path) -> Iterator[list[Path]]:
    """The files that were written since the last look, each time there are any; without end.

    A file that is still being written, or gone for the moment in which an editor replaces it, is told of when it is
    there.
    """
    known = _states(folder)
    while True:
        env.pause(PAUSE)
        now = _states(folder)
        changed = [Path(path) for path, state in now.items() if known.get(path) != state]
        known = now
        if changed:
            yield changed


def _states(folder: Path) -> dict[str, tuple[int, int, int]]:
    return {file.path: file.state for file in find_files([BankFolder(folder)])[0]}
