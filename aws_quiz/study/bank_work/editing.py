"""Where a question stands on disk, and how editors are told to open a file at a line."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import NotFound, UsedWrongly

if TYPE_CHECKING:
    from pathlib import Path

    from aws_quiz.study.room import Room

_BY_COLON = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "zed", "subl", "hx", "helix")
"""Editors that take FILE:LINE; all that are known to take anything else take +LINE FILE."""

_GOTO = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
_WAITING = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "zed", "subl")
_PLUS = (
    "vi",
    "vim",
    "nvim",
    "gvim",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "jed",
    "mg",
    "ne",
    "vis",
)


class Place(NamedTuple):
    """A file and a line in it, counted from one. `shipped` banks are replaced with the next version."""

    path: Path
    line: int
    shipped: bool


def place_of(room: Room, name: str) -> Place:
    """Where a question, a concept or a topic stands. Raises NotFound with the nearest ids."""
    question = room.catalog.question(name)
    concept = room.catalog.concept(question.concept if question else name)
    if question is not None:
        source = question.source
    elif concept is not None:
        source = concept.source
    else:
        titles = room.catalog.topic_titles()
        first = next(room.catalog.concepts(name.lower()), None) if name.lower() in titles else None
        if first is None:
            known = [*room.catalog.ids(), *titles]
            raise NotFound("question, concept or topic", name, known, "`aws-quiz find WORDS` searches them.")
        source = first.source._replace(line=1)
    path = room.env.working_folder() / source.path
    real = os.path.realpath(path)
    shipped = any(
        folder.shipped and real.startswith(os.path.join(os.path.realpath(folder.path), "")) for folder in room.folders
    )
    return Place(path, source.line, shipped)


def editor_words(room: Room, place: Place) -> list[str]:
    """The command that opens the place in the learner's editor. Raises UsedWrongly where none is set."""
    wanted = room.env.variables.get("VISUAL") or room.env.variables.get("EDITOR") or ""
    try:
        words = shlex.split(wanted)
    except ValueError:
        words = []
    if not words:
        raise UsedWrongly(
            "No editor is set: VISUAL and EDITOR are empty.",
            f"export EDITOR=nano, or open {place.path} at line {place.line}.",
        )
    name = os.path.splitext(os.path.basename(words[0]))[0].lower()
    if name in _BY_COLON:
        wait = ["--wait"] if name in _WAITING and "--wait" not in words and "-w" not in words else []
        goto = ["--goto"] if name in _GOTO else []
        return [*words, *wait, *goto, f"{place.path}:{place.line}"]
    return [*words, *([f"+{place.line}"] if name in _PLUS else []), str(place.path)]
