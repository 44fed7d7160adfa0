"""Other people's questions into the learner's own bank: read, judged, filed, written whole, and checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.collecting import Collection, Report
from aws_quiz.banks.drafts.filing import Cabinet
from aws_quiz.banks.files.discovery import BankFolder
from aws_quiz.banks.files.loading import find_files, read_file
from aws_quiz.banks.format.fields import shortened
from aws_quiz.banks.format.writing import topic_text
from aws_quiz.banks.importers.delimited import table_of
from aws_quiz.banks.importers.formats import format_of
from aws_quiz.banks.importers.opening import open_source
from aws_quiz.banks.importers.own_table import is_own_table
from aws_quiz.core.content.source import Severity
from aws_quiz.errors import BankUnreadable, UsedWrongly
from aws_quiz.study.bank_work.bank_folders import SCHEMA_LINE, own_folder
from aws_quiz.words.numbers import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aws_quiz.banks.files.loading import BankFile
    from aws_quiz.banks.importers.opening import Source
    from aws_quiz.core.content.bank import Topic
    from aws_quiz.study.room import Room

HEAD = (
    SCHEMA_LINE,
    "Written by `aws-quiz bank import`, which writes it anew when something changes: edit values, comments are lost.",
)


class ColumnSaid(NamedTuple):
    """What a column is taken for, and what stands in it in the first row."""

    holds: str
    column: str
    example: str


class SourceRead(NamedTuple):
    """One file: its format, how many questions stood in it, what its columns were taken for (a table only)."""

    path: str
    format: str
    found: int
    columns: tuple[ColumnSaid, ...] = ()
    is_guess: bool = False


class ImportPlan(NamedTuple):
    """What an import would do. `texts` are the files to write; nothing has been written yet."""

    folder: Path
    sources: tuple[SourceRead, ...]
    texts: Mapping[Path, str]
    reports: tuple[Report, ...]
    new: int = 0
    changed: int = 0
    same: int = 0
    elsewhere: int = 0
    repeats: int = 0
    topics: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        return sum(not report.is_taken for report in self.reports)

    @property
    def has_guesses(self) -> bool:
        return any(source.is_guess for source in self.sources)

    def summary(self) -> list[str]:
        """What was found and what becomes of it, as sentences."""
        lines = [f"{one.path}: {one.format}, {counted(one.found, 'question')}." for one in self.sources]
        parts = [
            f"{number} {words}"
            for number, words in (
                (self.new, "new"), (self.changed, "changed"), (self.same, "as before"),
                (self.elsewhere, "in your other banks already"), (self.repeats, "repeated"),
                (self.refused, "not taken"),
            )
            if number
        ]  # fmt: skip
        lines.append(f"{listed(parts)}." if parts else "No questions were found.")
        return lines


def plan_import(
    room: Room,
    paths: Sequence[Path],
    *,
    into: Path | None = None,
    wanted: str | None = None,
    columns: Sequence[tuple[str, str]] = (),
    first: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ImportPlan:
    """Reads the files and works out what to write. Raises UsedWrongly, and BankUnreadable for a bank that is broken."""
    folder = own_folder(room) if into is None else into
    collection, sources, stems = Collection(), [], {}
    for path in dict.fromkeys(paths):
        shown = os.fspath(path)
        source = open_source(path, shown, tuple(columns), first)
        form = format_of(source, wanted)
        found = list(form.read(source))
        collection.add(shown, found, progress)
        stems[shown] = _title_of(source.stem)
        said, is_guess = _columns_said(source) if form.name == "csv" else ((), False)
        sources.append(SourceRead(shown, form.name, len(found), said, is_guess))
    placed = collection.placed()
    ours = _imported(folder)
    taken_topics, taken_ids = _taken_elsewhere(room, ours)
    filed = Cabinet(ours.values(), taken_topics, taken_ids).file(placed, stems)
    files = {topic.id: path for path, topic in ours.items()}
    texts = {files.get(topic.id, folder / f"{topic.id}.yaml"): topic_text(topic, HEAD) for topic in filed.topics}
    _refuse_foreign(texts, ours)
    return ImportPlan(
        folder, tuple(sources), texts, tuple(sorted(collection.reports)), filed.new, filed.changed, filed.same,
        filed.elsewhere, collection.repeats, tuple(topic.id for topic in filed.topics),
    )  # fmt: skip


def _title_of(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or "Imported"


def _columns_said(source: Source) -> tuple[tuple[ColumnSaid, ...], bool]:
    table = table_of(source)
    if is_own_table(table.names):
        return (), False
    first = table.rows[0].cells if table.rows else ()
    said = (
        ColumnSaid(role, column, shortened(first[place]) if place < len(first) else "")
        for role, place, column in table.columns.shown(table.names)
    )
    return tuple(said), table.columns.is_guess


def _imported(folder: Path) -> dict[Path, Topic]:
    """The topics that imports wrote in the folder, by file."""
    if not folder.is_dir():
        return {}
    files = find_files([BankFolder(folder)])[0]
    return {Path(file.path): _whole(file) for file in files if file.kind == "topic" and _is_import(file.path)}


def _taken_elsewhere(room: Room, ours: Mapping[Path, Topic]) -> tuple[set[str], set[str]]:
    """The ids of topics, and of concepts, of all banks in use but those that imports wrote."""
    try:
        catalog = room.catalog
    except UsedWrongly:  # a folder that is not there yet, or none at all
        return set(), set()
    own = {concept.id for topic in ours.values() for concept in topic.concepts}
    return set(catalog.topic_titles()) - {topic.id for topic in ours.values()}, set(catalog.ids()) - own


def _is_import(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return HEAD[1].split(",")[0] in file.read(1000)
    except OSError:
        return False


def _whole(file: BankFile) -> Topic:
    """A topic that will be written anew. Raises BankUnreadable where reading would leave any of it out."""
    loaded = read_file(file)
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    if errors or loaded.topic is None:
        raise BankUnreadable(
            f"{file.shown} has errors, and writing it anew would lose what they hide.",
            f"Mend them first: aws-quiz bank check {file.shown}",
        )
    return loaded.topic


def _refuse_foreign(texts: Mapping[Path, str], ours: Mapping[Path, Topic]) -> None:
    for path in texts:
        if path not in ours and os.path.lexists(path):
            raise UsedWrongly(
                f"{path} is there already and was not written by an import.",
                "Name another folder with --into, or give that file another name.",
            )
