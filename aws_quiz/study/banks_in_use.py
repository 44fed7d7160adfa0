"""Which banks are in use, and which catalog is theirs; a line of status asks it, so it opens nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from aws_quiz.banks.files.shipped import shipped_folder
from aws_quiz.environment import BANKS_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.environment import Environment
    from aws_quiz.study.preferences import Preferences

Places = list[tuple[Path, bool]]
"""Folders and files of banks, each with whether it is shipped."""


def banks_in_use(
    env: Environment, preferences: Preferences, own: Sequence[Path] = (), shipped: bool | None = None
) -> Places:
    """The shipped banks first. `own` come from the command line; without any, the variable and the setting count."""
    if not own:
        listed = env.variables.get(BANKS_VARIABLE, "").split(os.pathsep)
        own = [Path(os.path.expanduser(path)) for path in (*listed, *preferences.banks) if path.strip()]
    use_shipped = preferences.shipped_banks if shipped is None else shipped
    return [*([(shipped_folder(), True)] if use_shipped else []), *((path, False) for path in own)]


def catalog_path(env: Environment, places: Places) -> str:
    """The file of the catalog of these banks."""
    names = "\n".join(f"{os.path.realpath(path)}\t{is_shipped}" for path, is_shipped in places)
    return os.path.join(env.cache_folder, f"catalog-{crc32(names.encode()):08x}.sqlite")
