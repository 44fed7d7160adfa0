"""Other people's questions into the learner's own bank: read, judged, filed, written whole, and checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.banks.drafts.collecting import Collection, Report
from aws_quiz.banks.drafts.filing import Cabinet
from aws_quiz.banks.files.discovery import BankFolder, shipped_folder, shown_from
from aws_quiz.banks.files.loading import find_files, read_file
from aws_quiz.banks.format.writing import topic_text
from aws_quiz.banks.importers.delimited import table_of
from aws_quiz.banks.importers.formats import format_of
from aws_quiz.banks.importers.own_table import is_own_table
from aws_quiz.banks.importers.source import open_source
from aws_quiz.core.content.source import Severity
from aws_quiz.environment import BANKS_VARIABLE
from aws_quiz.errors import BankUnreadable, UsedWrongly
from aws_quiz.words.numbers import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aws_quiz.banks.files.loading import BankFile
    from aws_quiz.core.content.bank import Concept, Topic
    from aws_quiz.study.room import Room

HEAD = (
    "yaml-language-server: $schema={schema}",
    "Written by `aws-quiz bank import`, which writes it anew when something changes: edit values, comments are lost.",
)
SCHEMA_FILE = "bank.schema.json"
OWN_FOLDER = "banks"


class SourceRead(NamedTuple):
    """One file: its format, what its columns were taken for (a table only), how many questions stood in it."""

    path: str
    format: str
    found: int
    columns: tuple[tuple[str, str], ...] = ()
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
                (self.elsewhere, "in your other banks already"), (self.repeats, "repeated"), (self.refused, "not taken"),
            )
            if number
        ]  # fmt: skip
        lines.append(f"{listed(parts).capitalize() if parts else 'No questions'}.")
        return lines

    def record(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "folder": str(self.folder),
            "files": [
                {"path": one.path, "format": one.format, "questions": one.found, "columns": dict(one.columns)}
                for one in self.sources
            ],
            "new": self.new,
            "changed": self.changed,
            "same": self.same,
            "elsewhere": self.elsewhere,
            "repeated": self.repeats,
            "refused": self.refused,
            "reports": [report._asdict() for report in self.reports],
            "topics": list(self.topics),
            "written": [str(path) for path in self.texts],
        }


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
    folder = folder_for_imports(room) if into is None else into
    collection, sources, stems = Collection(), [], {}
    for number, path in enumerate(dict.fromkeys(paths), 1):
        shown = shown_from(os.fspath(path), None)
        source = open_source(path, shown, tuple(columns), first)
        form = format_of(source, wanted)
        found = list(form.read(source))
        collection.add(shown, found)
        stems[shown] = _title_of(source.stem)
        said, is_guess = _columns_said(source) if form.name == "csv" else ((), False)
        sources.append(SourceRead(shown, form.name, len(found), said, is_guess))
        if progress:
            progress(number, len(paths))
    placed = collection.placed()
    ours, others = _in_use(room, folder)
    cabinet = Cabinet(ours.values(), {topic.id for topic in others}, _concepts_of(others))
    filed = cabinet.file(placed, stems)
    files = {topic.id: path for path, topic in ours.items()}
    head = [line.format(schema=SCHEMA_FILE) for line in HEAD]
    texts = {
        files.get(topic.id, folder / f"{topic.id}.yaml"): topic_text(topic, head) for topic in filed.topics
    }
    _refuse_foreign(texts, ours)
    return ImportPlan(
        folder, tuple(sources), texts, tuple(sorted(collection.reports)), filed.new, filed.changed, filed.same,
        filed.elsewhere, collection.repeats, tuple(topic.id for topic in filed.topics),
    )  # fmt: skip


def folder_for_imports(room: Room) -> Path:
    """The first folder of banks of the learner's own; where there is none, one in the data folder."""
    listed_in = (*room.env.variables.get(BANKS_VARIABLE, "").split(os.pathsep), *room.preferences.banks)
    named = [*room.own_banks, *(Path(os.path.expanduser(path)) for path in listed_in if path.strip())]
    return next((path for path in named if path.is_dir()), Path(room.env.data_folder, OWN_FOLDER))


def keep_folder(room: Room, folder: Path) -> bool:
    """Adds the folder to the setting `banks` where nothing else brings it into use, and says whether it did."""
    real = os.path.realpath(folder)
    listed_in = (*room.env.variables.get(BANKS_VARIABLE, "").split(os.pathsep), *room.preferences.banks)
    in_use = [os.path.realpath(path) for path in (*room.own_banks, *(os.path.expanduser(one) for one in listed_in if one.strip()))]
    if any(real == path or real.startswith(os.path.join(path, "")) for path in in_use):
        return False
    room.set_preferences({"banks": os.pathsep.join((*room.preferences.banks, os.path.abspath(folder)))})
    return True


def _title_of(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or "Imported"


def _columns_said(source: Any) -> tuple[tuple[tuple[str, str], ...], bool]:
    table = table_of(source)
    if is_own_table(table.names):
        return (), False
    return tuple(table.columns.shown(table.names)), table.columns.is_guess


def _in_use(room: Room, folder: Path) -> tuple[dict[Path, Topic], list[Topic]]:
    """The topics that imports wrote in the folder, by file, and all other topics of banks in use."""
    folders = [one for one in _folders(room) if os.path.realpath(one.path) != os.path.realpath(folder)]
    if folder.is_dir():
        folders.append(BankFolder(folder))
    ours: dict[Path, Topic] = {}
    others: list[Topic] = []
    for file in find_files(folders)[0]:
        if file.kind != "topic":
            continue
        if os.path.realpath(file.folder.path) == os.path.realpath(folder) and _is_import(file.path):
            ours[Path(file.path)] = _whole(file)
        elif topic := read_file(file).topic:
            others.append(topic)
    return ours, others


def _folders(room: Room) -> list[BankFolder]:
    try:
        return list(room.folders)
    except UsedWrongly:  # a folder that is not there yet, or none at all
        return [BankFolder(shipped_folder(), shipped=True)]


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


def _concepts_of(topics: Iterable[Topic]) -> dict[str, Concept]:
    return {concept.id: concept for topic in topics for concept in topic.concepts}


def _refuse_foreign(texts: Mapping[Path, str], ours: Mapping[Path, Topic]) -> None:
    for path in texts:
        if path not in ours and os.path.lexists(path):
            raise UsedWrongly(
                f"{path} is there already and was not written by an import.",
                "Name another folder with --into, or give that file another name.",
            )
