"""Files that mean harm: bombs, links to this machine, packages that are none. Each ends in a sentence."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
import zstandard

from aws_quiz.banks.importers import anki_collection, opening
from aws_quiz.errors import UsedWrongly
from tests.banks.imported import drafts, told

BOMB = """\
<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<quiz><question type="truefalse"><questiontext><text>&c;</text></questiontext></question></quiz>
"""
THIEF = """\
<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<quiz><question type="truefalse"><questiontext><text>&secret;</text></questiontext></question></quiz>
"""
FRONT = "Which stores objects?<div>A. EBS</div><div>B. S3</div>"


def database(notes: list[tuple[str, str]], *, new: bool = False, models: object = None) -> bytes:
    """A collection with notes, each a guid and its fields; `new` as Anki has written it since 2021."""
    fields = ["Front", "Back"]
    made = {"7": {"name": "Basic", "flds": [{"name": name, "ord": at} for at, name in enumerate(fields)]}}
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT, mid INTEGER, flds TEXT)")
        db.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER)")
        if new:
            db.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            db.execute("CREATE TABLE notetypes (id INTEGER PRIMARY KEY, name TEXT COLLATE unicase)")
            db.execute("CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT COLLATE unicase)")
            db.execute("CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT COLLATE unicase)")
            db.execute("INSERT INTO notetypes VALUES (7, 'Basic')")
            db.executemany("INSERT INTO fields VALUES (7, ?, ?)", enumerate(fields))
            db.execute("INSERT INTO decks VALUES (9, 'AWS' || char(31) || 'Storage')")
        else:
            decks = {"9": {"name": "AWS::Storage"}}
            db.execute("CREATE TABLE col (models TEXT, decks TEXT)")
            db.execute(
                "INSERT INTO col VALUES (?, ?)", (json.dumps(made if models is None else models), json.dumps(decks))
            )
        for number, (guid, text) in enumerate(notes, 1):
            db.execute("INSERT INTO notes VALUES (?, ?, 7, ?)", (number, guid, text))
            db.execute("INSERT INTO cards VALUES (?, ?, 9)", (number, number))
        db.commit()
        return db.serialize()


def package(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.writestr("media", "{}")
    return out.getvalue()


NOTES = [("g1", f"{FRONT}\x1fB<br>It does."), ("g2", "What is S3?\x1fObject storage"), ("g3", "{{c1::S3}} stores.\x1f")]


@pytest.mark.parametrize("form", ["collection.anki2", "collection.anki21", "collection.anki21b"])
def test_anki_packages_of_every_age(form: str, tmp_path: Path) -> None:
    data = database(NOTES, new=form.endswith("b"))
    if form.endswith("b"):
        data = zstandard.ZstdCompressor().compress(data)
    content = package(form, data)
    assert told(tmp_path, "a.apkg", content) == [
        "1 Which stores objects?: EBS / *S3",
        "a.apkg:2: it is a card without options to choose from",
        "a.apkg:3: it is a text with gaps",
    ]
    (draft,) = drafts(tmp_path, "a.apkg", content)
    assert (draft.name, draft.subject, draft.explanation) == ("anki g1", "Storage", "It does.")


def test_notes_of_many_fields_are_read_by_their_names(tmp_path: Path) -> None:
    names = ["Question", "Q_1", "Q_2", "Q_3", "Answers", "Extra 1"]
    models = {"7": {"name": "AllInOne", "flds": [{"name": name, "ord": at} for at, name in enumerate(names)]}}
    data = database([("g", "\x1f".join(["Which?", "x", "y", "z", "0 1 1", "Because."]))], models=models)
    assert told(tmp_path, "a.apkg", package("collection.anki2", data)) == ["1 Which?: x / *y / *z"]


@pytest.mark.parametrize("text", [BOMB, THIEF])
def test_entities_end_the_reading(text: str, tmp_path: Path) -> None:
    (report,) = told(tmp_path, "a.xml", text)
    assert report == "a.xml:2: the file declares XML entities, which no question needs; the rest is not read"


def test_broken_xml_says_where(tmp_path: Path) -> None:
    text = "<quiz>\n<question type='essay'><questiontext/></question>\n<question type='essay'></quiz>\n"
    assert told(tmp_path, "a.xml", text) == [
        "a.xml:2: it is an essay question without options",
        "a.xml:3: this is not XML (mismatched tag); the rest is not read",
    ]


def test_a_package_that_unpacks_to_more_than_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_collection, "LARGEST_COLLECTION", 1 << 20)
    for name, data in (
        ("collection.anki21", bytes(4 << 20)),
        ("collection.anki21b", zstandard.ZstdCompressor().compress(bytes(4 << 20))),
    ):
        content = package(name, data)
        assert len(content) < 10_000
        with pytest.raises(UsedWrongly, match="unpacks to more than 1 MB"):
            told(tmp_path, "a.apkg", content)


def test_files_over_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_TEXT", 1 << 20)
    with pytest.raises(UsedWrongly, match=r"a\.md is larger than 1 MB"):
        told(tmp_path, "a.md", b"x" * (2 << 20))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and nothing more", "cannot be unpacked"),
        (package("readme.txt", b"hello"), "is a zip file, but no Anki package"),
        (package("collection.anki2", b"no database at all, only text" * 9), "holds no collection that can be read"),
        (package("collection.anki21b", b"not compressed"), "holds no collection that can be read"),
        (package("collection.anki2", database(NOTES)[:3000] + bytes(3000)), "holds no"),
        (package("collection.anki2", database(NOTES, models=[])), "holds no collection that can be read"),
    ],
)
def test_packages_that_are_none(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsedWrongly) as raised:
        told(tmp_path, "a.apkg", content)
    assert said in raised.value.message


def test_views_and_triggers_of_a_package_are_not_run(tmp_path: Path) -> None:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIEW notes AS SELECT 1 AS id, 'g' AS guid, 7 AS mid, 'x' AS flds")
        db.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER)")
        data = db.serialize()
    with pytest.raises(UsedWrongly, match="holds no notes"):
        told(tmp_path, "a.apkg", package("collection.anki2", data))


def test_deep_json_is_a_sentence(tmp_path: Path) -> None:
    (report,) = told(tmp_path, "a.json", "[" * 200_000)
    assert report.startswith("a.json:1: this is not JSON")


def test_what_could_steer_a_terminal_never_gets_in(tmp_path: Path) -> None:
    (draft,) = drafts(tmp_path, "a.txt", "Wh\x1b[31mich\u202e?\nA. on\x07e\nB. two\nANSWER: A\n")
    assert draft.prompt == "Wh[31mich?"
    assert draft.options[0].text == "one"
