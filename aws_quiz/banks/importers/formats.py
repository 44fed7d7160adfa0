"""The table of formats, and how a file's own is recognized: by what stands in it, then by its name's ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.importers import (
    aiken,
    anki_package,
    anki_text,
    delimited,
    gift,
    hashcards,
    json_questions,
    markdown_checkboxes,
    markdown_lettered,
    moodle_xml,
    text2qti,
)
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source


class Format(NamedTuple):
    """One form of file: its name on the command line, what it is, how it is told and read."""

    name: str
    what: str
    looks_like: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Item]]


FORMATS = {
    one.name: one
    for one in (
        Format("anki", "an Anki package (.apkg)", anki_package.looks_like, anki_package.read),
        Format("moodle", "Moodle XML", moodle_xml.looks_like, moodle_xml.read),
        Format("anki-text", "Anki's text export", anki_text.looks_like, anki_text.read),
        Format("jsonl", "JSON lines", json_questions.looks_like_lines, json_questions.read_lines),
        Format("json", "JSON", json_questions.looks_like, json_questions.read),
        Format("csv", "a table (CSV or TSV)", delimited.looks_like, delimited.read),
        Format("checkboxes", "Markdown with checkboxes", markdown_checkboxes.looks_like, markdown_checkboxes.read),
        Format("text2qti", "text2qti", text2qti.looks_like, text2qti.read),
        Format("gift", "GIFT", gift.looks_like, gift.read),
        Format("aiken", "Aiken", aiken.looks_like, aiken.read),
        Format("hashcards", "hashcards", hashcards.looks_like, hashcards.read),
        Format("lettered", "Markdown with lettered options", markdown_lettered.looks_like, markdown_lettered.read),
    )
}
"""In the order in which they are tried: what cannot be mistaken for another comes first."""

_BY_SUFFIX = {".csv": "csv", ".tsv": "csv", ".tab": "csv", ".gift": "gift", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def format_of(source: Source, wanted: str | None = None) -> Format:
    """The format of a file, or the one that is asked for. Raises UsedWrongly where none can be told."""
    if wanted is not None:
        if wanted != "anki" and source.is_package:
            raise UsedWrongly(f"{source.shown} is a zip file, not {FORMATS[wanted].what}.")
        if wanted == "anki" and not source.is_package:
            raise UsedWrongly(f"{source.shown} is no Anki package: it is not a zip file.")
        return FORMATS[wanted]
    if source.is_package:
        return FORMATS["anki"]
    if source.suffix in _BY_SUFFIX:
        return FORMATS[_BY_SUFFIX[source.suffix]]
    for one in FORMATS.values():
        if one.looks_like(source):
            return one
    raise UsedWrongly(
        f"Nothing tells what {source.shown} is: no questions of a known form stand in it.",
        f"If it is one of these, say so with --format: {', '.join(FORMATS)}.",
    )
