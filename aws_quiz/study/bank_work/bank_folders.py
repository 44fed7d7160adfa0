"""The learner's own bank folder: which one commands write to, and how it comes into use."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from aws_quiz.banks.format.json_schema import schema
from aws_quiz.environment import BANKS_VARIABLE
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.study.room import Room

SCHEMA_FILE = "bank.schema.json"
SCHEMA_LINE = f"yaml-language-server: $schema={SCHEMA_FILE}"
"""By which editors find the schema beside a bank file, and complete and check what is written."""

OWN_FOLDER = "banks"


def own_folder(room: Room) -> Path:
    """The first folder of banks of the learner's own; where there is none, one in the data folder."""
    return next((path for path in _named(room) if path.is_dir()), Path(room.env.data_folder, OWN_FOLDER))


def make_folder(folder: Path) -> None:
    """Makes a bank folder with the schema for editors. Raises UsedWrongly where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(schema(), indent=2) + "\n"
        path = folder / SCHEMA_FILE
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsedWrongly(f"{folder} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def keep_folder(room: Room, folder: Path) -> bool:
    """Adds the folder to the setting `banks` where nothing else brings it into use, and says whether it did."""
    real = os.path.realpath(folder)
    in_use = map(os.path.realpath, _named(room))
    if any(real == path or real.startswith(os.path.join(path, "")) for path in in_use):
        return False
    room.set_preferences({"banks": os.pathsep.join((*room.preferences.banks, os.path.abspath(folder)))})
    return True


def _named(room: Room) -> list[Path]:
    listed = (*room.env.variables.get(BANKS_VARIABLE, "").split(os.pathsep), *room.preferences.banks)
    return [*room.own_banks, *(Path(os.path.expanduser(path)) for path in listed if path.strip())]
