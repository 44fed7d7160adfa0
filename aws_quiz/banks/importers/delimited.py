"""CSV and TSV: one question a row, by what the columns are called, else by what stands in them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.columns import Columns, columns_as_asked, columns_by_content, columns_by_name, parsed_columns
from aws_quiz.banks.drafts.draft import Refused
from aws_quiz.banks.drafts.table_rows import Row, drafts_of_rows
from aws_quiz.banks.importers.own_table import is_own_table, read_own_table
from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

LONGEST_CELL = 1 << 20
_DELIMITERS = ",\t;|"


class Table(NamedTuple):
    """Rows with their lines, the header's names (empty where there is none) and what the columns hold."""

    rows: list[Row]
    names: tuple[str, ...]
    columns: Columns
    broken: Refused | None = None


def looks_like(source: Source) -> bool:
    if source.suffix in (".csv", ".tsv", ".tab"):
        return True
    first = source.lines[0] if source.lines else ""
    return columns_by_name(_header_of(first)).suffices


def _header_of(line: str) -> list[str]:
    rows = list(csv.reader([line[:10_000]], delimiter=_delimiter(line)))
    return rows[0] if rows else []


def read(source: Source) -> Iterator[Item]:
    table = table_of(source)
    if is_own_table(table.names):
        yield from read_own_table(table.names, table.rows)
    elif not table.columns.suffices:
        names = ", ".join(filter(None, table.names)) or "no header"
        raise UsedWrongly(
            f"Nothing tells which columns of {source.shown} hold the question, its options and its key ({names}).",
            "Say so: --column prompt=2 --column option=3 --column option=4 --column answer=7",
        )
    else:
        yield from drafts_of_rows(table.rows, table.columns, source.first)
    if table.broken:
        yield table.broken


def table_of(source: Source) -> Table:
    """The table of a file, its columns named by the learner, by a header or by a guess."""
    rows, broken = _rows(source)
    if not rows:
        return Table([], (), Columns(), broken)
    head = tuple(cell.strip() for cell in rows[0].cells)
    if source.columns:
        found = columns_as_asked(parsed_columns([f"{role}={column}" for role, column in source.columns]), head)
        has_header = columns_by_name(head).prompt >= 0 or any(not column.isdecimal() for _, column in source.columns)
        return Table(rows[1:] if has_header else rows, head, found, broken)
    named = columns_by_name(head)
    if named.suffices or is_own_table(head):
        return Table(rows[1:], head, named, broken)
    guessed = columns_by_content([row.cells for row in rows])
    if guessed.suffices:
        return Table(rows, (), guessed, broken)
    guessed = columns_by_content([row.cells for row in rows[1:]])
    return Table(rows[1:], head, guessed if guessed.suffices else named, broken)


def _rows(source: Source) -> tuple[list[Row], Refused | None]:
    delimiter = "\t" if source.suffix in (".tsv", ".tab") else _delimiter("\n".join(source.lines[:20]))
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, Refused(line, f"this row cannot be read ({error}); the rest of the file is not read")
    return rows, None


def _delimiter(head: str) -> str:
    """The sign that stands most evenly between cells; quoted text does not count."""
    bare = re.sub(r'"[^"]*"', "", head)
    return max(_DELIMITERS, key=lambda sign: (bare.count(sign), -_DELIMITERS.index(sign)))
