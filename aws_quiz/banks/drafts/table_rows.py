"""Rows of a table, by what their columns hold, as drafts. CSV, Anki notes and their text export come through here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_by, number_of_first, without_letters
from aws_quiz.banks.drafts.columns import by_role
from aws_quiz.banks.drafts.draft import Draft, DraftOption, Refused
from aws_quiz.banks.drafts.html_text import is_html, plain_of_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.banks.drafts.columns import Columns
    from aws_quiz.banks.drafts.draft import Item

_LISTED = re.compile(r"\s*\n\s*|\s*\|\|?\s*|\s*;\s*")
_LETTERED = re.compile(r"(?:^|[\s;|,])\(?([A-J])[.):]\s+")
_MARKS = re.compile(r"[01](?:\s+[01]){2,}")
"""One mark for each option, as the note type "AllInOne" of Anki has them."""


class Row(NamedTuple):
    """The cells of one row and the line it begins in."""

    line: int
    cells: Sequence[str]


def drafts_of_rows(rows: Sequence[Row], columns: Columns, first: int | None) -> Iterator[Item]:
    """A draft for each row; `first` is what the learner said of the number of the first option."""
    options = [_options(row, columns) for row in rows]
    if first is None:
        first = columns.first_number
    if first is None and columns.answer >= 0:
        answers = (
            (row.cells[columns.answer], len(found.texts))
            for row, found in zip(rows, options, strict=True)
            if columns.answer < len(row.cells)
        )
        first = number_of_first(answers)
    for row, found in zip(rows, options, strict=True):
        if any(cell.strip() for cell in row.cells):
            yield _draft(row, columns, found, first)


def _draft(row: Row, columns: Columns, options: Lettered, first: int | None) -> Item:
    told = {name: _plain(cell) for name, cell in by_role(columns, row.cells).items()}
    if columns.wrong and not options.texts:
        wrong = [text for place in columns.wrong if place < len(row.cells) and (text := _plain(row.cells[place]))]
        options, right = Lettered.in_order([told["answer"], *wrong]), frozenset({0} if told["answer"] else ())
    else:
        try:
            right = _right(told["answer"], options, first)
        except Unclear as unclear:
            return Refused(row.line, str(unclear))
    whys = {name: _plain(row.cells[place]) for name, place in columns.whys if place < len(row.cells)}
    return Draft(
        row.line,
        told["prompt"],
        tuple(
            DraftOption(text, place in right, whys.get(name.lower(), ""))
            for place, (text, name) in enumerate(zip(options.texts, options.names, strict=True))
        ),
        told["explanation"],
        (told["source"],) if told["source"] else (),
        told["subject"],
        told["id"],
    )


def _right(answer: str, options: Lettered, first: int | None) -> frozenset[int]:
    if not options.texts:
        return frozenset()
    if _MARKS.fullmatch(answer) and len(marks := answer.split()) >= len(options.texts):
        return frozenset(at for at, place in enumerate(options.places) if place < len(marks) and marks[place] == "1")
    return named_by(answer, options, first)


def _options(row: Row, columns: Columns) -> Lettered:
    if columns.all_options >= 0:
        cell = row.cells[columns.all_options] if columns.all_options < len(row.cells) else ""
        return Lettered.in_order(options_in(_plain(cell)))
    found = [
        (number, name, text)
        for number, (name, place) in enumerate(columns.options)
        if place < len(row.cells) and (text := _plain(row.cells[place]))
    ]
    texts = without_letters([text for _, _, text in found])
    letters = tuple("ABCDEFGHIJ"[number % 10] if name.isdecimal() else name.upper() for number, name, _ in found)
    return Lettered(texts, letters, tuple(number for number, _, _ in found))


def options_in(text: str) -> list[str]:
    """The options that stand in one text: lettered ones, else one a line or with a sign between."""
    marks = list(_LETTERED.finditer(text))
    if len(marks) > 1 and "".join(mark[1] for mark in marks) == "ABCDEFGHIJ"[: len(marks)]:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return [text[mark.end() : end].strip(" \n;|,") for mark, end in zip(marks, ends, strict=True)]
    return [part for part in _LISTED.split(text) if part]


def _plain(cell: str) -> str:
    return plain_of_html(cell) if is_html(cell) else cell.strip()
