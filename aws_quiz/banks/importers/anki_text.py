"""Anki's text export: notes in columns below lines such as `#separator:tab`."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.columns import columns_by_content, columns_by_name
from aws_quiz.banks.drafts.draft import Draft, Refused
from aws_quiz.banks.drafts.html_text import plain_of_html
from aws_quiz.banks.drafts.table_rows import Row, drafts_of_rows
from aws_quiz.banks.importers.card_options import draft_of_card
from aws_quiz.banks.importers.delimited import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

_HEAD = re.compile(r"#([a-z ]+):(.*)", re.IGNORECASE)
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_META = ("guid column", "notetype column", "deck column", "tags column")


def looks_like(source: Source) -> bool:
    first = source.lines[0] if source.lines else ""
    return bool(re.match(r"#(?:separator|html|tags|columns|deck|notetype|guid)\b", first, re.IGNORECASE))


def read(source: Source) -> Iterator[Item]:
    head: dict[str, str] = {}
    start = 0
    for line in source.lines:
        found = _HEAD.fullmatch(line)
        if found is None:
            break
        head[found[1].strip().lower()] = found[2].strip()
        start += 1
    separator = _SEPARATORS.get(head.get("separator", "tab").lower(), head.get("separator", "\t"))[:1] or "\t"
    rows, broken = _rows(source.lines[start:], start, separator)
    meta = {name: int(head[name]) - 1 for name in _META if head.get(name, "").isdecimal()}
    kept = [place for place in range(max((len(row.cells) for row in rows), default=0)) if place not in meta.values()]
    bare = [Row(row.line, [row.cells[place] if place < len(row.cells) else "" for place in kept]) for row in rows]
    names = next(csv.reader([head.get("columns", "")], delimiter=separator), [])
    columns = columns_by_name([names[place] if place < len(names) else "" for place in kept])
    if not columns.suffices:
        columns = columns_by_content([row.cells for row in bare])
    items = drafts_of_rows(bare, columns, source.first) if columns.suffices else (_card(row) for row in bare)
    by_line = {row.line: row for row in rows}
    for item in items:
        yield _placed(item, by_line[item.line], meta) if isinstance(item, Draft) else item
    if broken:
        yield broken


def _rows(lines: list[str], start: int, separator: str) -> tuple[list[Row], Refused | None]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=separator)
    rows: list[Row] = []
    line = start + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, cells))
            line = start + reader.line_num + 1
    except csv.Error as error:
        return rows, Refused(line, f"this row cannot be read ({error}); the rest of the file is not read")
    return rows, None


def _card(row: Row) -> Item:
    front, back, *more = [*(plain_of_html(cell) for cell in row.cells), "", ""]
    return draft_of_card(row.line, front, back, extra="\n".join(filter(None, more)))


def _placed(draft: Draft, row: Row, meta: dict[str, int]) -> Draft:
    def cell(name: str) -> str:
        place = meta.get(name, -1)
        return row.cells[place].strip() if 0 <= place < len(row.cells) else ""

    guid = cell("guid column")
    deck = cell("deck column").rpartition("::")[2]
    return draft._replace(name=f"anki {guid}" if guid else draft.name, subject=deck or draft.subject)
