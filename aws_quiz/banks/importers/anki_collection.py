"""The notes of an Anki package: a zip that holds a SQLite file, in any of the three forms that Anki has written.

A package is anyone's file: what is unpacked has a bound, the database is opened to be read only and with its schema
not trusted, and only tables are read.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from typing import IO, TYPE_CHECKING, NamedTuple

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_COLLECTION = 512 * 1024 * 1024
MOST_NOTES = 500_000
LONGEST_FIELD = 2_000_000
MOST_STEPS = 2_000_000_000
_CHUNK = 1 << 20
_FORMS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Newest first: a new package brings an old file along that only asks to update."""


class NoteType(NamedTuple):
    """A kind of note: its name and those of its fields."""

    name: str
    fields: tuple[str, ...]


class Note(NamedTuple):
    """A note as HTML by field. `deck` is empty where the package does not say."""

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    deck: str


def notes_of(path: str, shown: str) -> Iterator[Note]:
    """Every note of a package. Raises UsedWrongly with what is wrong with it."""
    try:
        with zipfile.ZipFile(path) as package, tempfile.NamedTemporaryFile(suffix=".anki2") as unpacked:
            _unpack(package, unpacked, shown)
            with closing(sqlite3.connect(f"file:{unpacked.name}?mode=ro&immutable=1", uri=True)) as db:
                yield from _notes(db, shown)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise UsedWrongly(f"{shown} cannot be unpacked ({error}).", "Export the deck from Anki again.") from error
    except (sqlite3.Error, ValueError, RecursionError) as error:
        raise UsedWrongly(f"{shown} holds no collection that can be read ({error}).") from error


def _unpack(package: zipfile.ZipFile, target: IO[bytes], shown: str) -> None:
    name = next((form for form in _FORMS if form in package.namelist()), None)
    if name is None:
        raise UsedWrongly(f"{shown} is a zip file, but no Anki package.", "Import .apkg files, or unpack it first.")
    with package.open(name) as packed:
        stream: IO[bytes] = packed
        if name.endswith("b"):
            stream = _unzstandard(packed, shown)
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST_COLLECTION:
                message = f"{shown} unpacks to more than {LARGEST_COLLECTION >> 20} MB."
                raise UsedWrongly(message, "Export a smaller deck.")
            target.write(chunk)
    target.flush()


def _unzstandard(packed: IO[bytes], shown: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise UsedWrongly(
            f"{shown} is compressed as new versions of Anki do it, and the library that reads it is not installed.",
            'Install aws-quiz[anki], or export it from Anki with "Support older Anki versions".',
        ) from None
    reader: IO[bytes] = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(packed)
    return _Checked(reader, zstandard.ZstdError)  # type: ignore[return-value]


class _Checked:
    """A stream whose own errors become those that are expected here."""

    def __init__(self, stream: IO[bytes], error: type[Exception]) -> None:
        self.stream = stream
        self.error = error

    def read(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except self.error as error:
            raise ValueError(str(error)) from error


def _notes(db: sqlite3.Connection, shown: str) -> Iterator[Note]:
    db.execute("PRAGMA trusted_schema = OFF")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_FIELD)
    db.set_progress_handler(_Counter(MOST_STEPS // 10_000), 10_000)
    db.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "notes" not in tables or "cards" not in tables:
        raise UsedWrongly(f"{shown} holds no notes.")
    types = _types_of_tables(db) if "notetypes" in tables else _types_of_json(db)
    decks = _decks(db, tables)
    homes = dict(db.execute("SELECT nid, min(did) FROM cards GROUP BY nid"))
    query = "SELECT id, guid, mid, flds FROM notes ORDER BY id LIMIT ?"
    for note_id, guid, type_id, fields in db.execute(query, (MOST_NOTES,)):
        kind = types.get(type_id, NoteType("", ()))
        yield Note(str(guid), kind, tuple(str(fields).split("\x1f")), decks.get(homes.get(note_id, 0), ""))


class _Counter:
    """Ends a query that goes on without end, by saying so."""

    def __init__(self, most: int) -> None:
        self.left = most

    def __call__(self) -> int:
        self.left -= 1
        return self.left < 0


def _types_of_json(db: sqlite3.Connection) -> dict[int, NoteType]:
    ((text,),) = db.execute("SELECT models FROM col LIMIT 1")
    found = {}
    for key, model in _objects(text).items():
        listed = model.get("flds")
        fields = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        ordered = sorted(fields, key=lambda one: int(str(one.get("ord") or 0)))
        found[int(key)] = NoteType(str(model.get("name", "")), tuple(str(one.get("name", "")) for one in ordered))
    return found


def _objects(text: str) -> dict[str, dict[str, object]]:
    """A mapping of objects in JSON. Raises ValueError where it is nothing of the kind."""
    found = json.loads(text)
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise ValueError("its note types or decks are not listed")
    return found


def _types_of_tables(db: sqlite3.Connection) -> dict[int, NoteType]:
    fields: dict[int, list[str]] = {}
    for type_id, name in db.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(type_id, []).append(str(name))
    return {
        key: NoteType(str(name), tuple(fields.get(key, ())))
        for key, name in db.execute("SELECT id, name FROM notetypes")
    }


def _decks(db: sqlite3.Connection, tables: set[str]) -> dict[int, str]:
    if "decks" in tables:
        named = {int(key): str(name).replace("\x1f", "::") for key, name in db.execute("SELECT id, name FROM decks")}
    else:
        ((text,),) = db.execute("SELECT decks FROM col LIMIT 1")
        named = {int(key): str(deck.get("name", "")) for key, deck in _objects(text).items()}
    return {key: name for key, name in named.items() if name != "Default"}
