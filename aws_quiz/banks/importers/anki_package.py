"""Anki packages: notes whose fields hold options, or whose front offers them and whose back names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.columns import columns_by_name
from aws_quiz.banks.drafts.draft import Draft, DraftOption, Refused
from aws_quiz.banks.drafts.html_text import plain_of_html
from aws_quiz.banks.drafts.own_fields import OWN_MARK, own_fields_of
from aws_quiz.banks.drafts.table_rows import Row, drafts_of_rows
from aws_quiz.banks.importers.anki_collection import notes_of
from aws_quiz.banks.importers.card_options import draft_of_card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.anki_collection import Note, NoteType
    from aws_quiz.banks.importers.opening import Source

OWN_FIELDS = ("Question", "Options", "Answer", "Reasons", "Takeaway", "Sources", "aws-quiz")
"""The fields of the note type that `bank export --format anki` writes."""

_CLOZE = re.compile(r"\{\{c\d+::")
_SOUND = re.compile(r"\[sound:[^\]]*\]")
_ITEM = re.compile(r"<li\b[^>]*>(.*?)</li>", re.IGNORECASE | re.DOTALL)


def looks_like(source: Source) -> bool:
    return source.is_package


def read(source: Source) -> Iterator[Item]:
    by_type: dict[NoteType, list[tuple[int, Note]]] = {}
    for number, note in enumerate(notes_of(source.path, source.shown), 1):
        by_type.setdefault(note.type, []).append((number, note))
    for kind, notes in by_type.items():
        columns = columns_by_name(kind.fields)
        if kind.fields == OWN_FIELDS:
            yield from (_own(number, note) for number, note in notes)
        elif columns.suffices:
            rows = [Row(number, [_SOUND.sub("", cell) for cell in note.fields]) for number, note in notes]
            named = dict(notes)
            for item in drafts_of_rows(rows, columns, source.first):
                yield _placed(item, named[item.line]) if isinstance(item, Draft) else item
        else:
            yield from (_card(number, note) for number, note in notes)


def _placed(draft: Draft, note: Note) -> Draft:
    return draft._replace(name=f"anki {note.guid}", subject=_deck(note) or draft.subject)


def _deck(note: Note) -> str:
    return note.deck.rpartition("::")[2]


def _card(number: int, note: Note) -> Item:
    if any(_CLOZE.search(cell) for cell in note.fields):
        return Refused(number, "it is a text with gaps")
    sides = [plain_of_html(_SOUND.sub("", cell)) for cell in note.fields]
    front, back, *more = [*sides, "", ""]
    extra = "\n".join(filter(None, more))
    return draft_of_card(number, front, back, subject=_deck(note), name=f"anki {note.guid}", extra=extra)


def _own(number: int, note: Note) -> Item:
    cells = dict(zip(OWN_FIELDS, note.fields, strict=False))
    own = own_fields_of(plain_of_html(cells.get("aws-quiz", "")).removeprefix(OWN_MARK))
    texts = [plain_of_html(item) for item in _ITEM.findall(cells.get("Options", ""))]
    whys = [plain_of_html(item) for item in _ITEM.findall(cells.get("Reasons", ""))]
    right = set(cells.get("Answer", "").lower().split())
    if own is None or len(own.keys) != len(texts):
        return Refused(number, "its hidden field with ids and keys was changed")
    if not right <= set(own.keys):
        return Refused(number, "its key is none of the options")
    whys += [""] * (len(texts) - len(whys))
    options = tuple(DraftOption(text, key in right, why) for key, text, why in zip(own.keys, texts, whys, strict=False))
    takeaway = plain_of_html(cells.get("Takeaway", ""))
    sources = tuple(plain_of_html(item) for item in _ITEM.findall(cells.get("Sources", "")))
    return Draft(
        number,
        plain_of_html(cells.get("Question", "")),
        options,
        sources=sources,
        subject=own.topic_title,
        own=own._replace(takeaway=takeaway or own.takeaway),
    )
