"""Files as other people write them, read as an import does, and shown one line an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.collecting import Collection
from aws_quiz.banks.importers.formats import format_of
from aws_quiz.banks.importers.opening import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from aws_quiz.banks.drafts.draft import Draft


def collected(folder: Path, name: str, content: str | bytes, wanted: str | None = None, **said: object) -> Collection:
    """What a file of this name and content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = open_source(path, name, **said)  # type: ignore[arg-type]
    collection = Collection()
    collection.add(name, list(format_of(source, wanted).read(source)))
    return collection


def drafts(folder: Path, name: str, content: str | bytes, wanted: str | None = None, **said: object) -> list[Draft]:
    """The questions that stand."""
    return [placed.draft for placed in collected(folder, name, content, wanted, **said).placed()]


def told(folder: Path, name: str, content: str | bytes, wanted: str | None = None, **said: object) -> list[str]:
    """Questions as `line prompt: option / *right option`, then what was refused, as the command says it."""
    collection = collected(folder, name, content, wanted, **said)
    lines = []
    for placed in collection.placed():
        options = " / ".join(f"{'*' if option.correct else ''}{option.text}" for option in placed.draft.options)
        lines.append(f"{placed.draft.line} {placed.draft.prompt}: {options}")
    return [*lines, *(str(report) for report in sorted(collection.reports))]
