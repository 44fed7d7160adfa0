"""Bank text to lines for the screen: wrapped by cells, with code shown as code, never as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from aws_quiz.terminal.device.harmless import cleaned
from aws_quiz.terminal.device.theme import CODE, DIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_quiz.terminal.device.theme import Signs

_FENCE = re.compile(r"\s*```")
_CODE_SPAN = re.compile(r"(`)([^`]+)(`)")
_LIST_ITEM = re.compile(r"\s*(?:[-*]|\d+[.)]) ")
_CODE_INDENT = "  "
_LEAST_PIECE = 12
"""Cells of a long word below which its beginning is not worth a break."""


class _Block(NamedTuple):
    text: str
    is_code: bool


def wrapped(text: str, width: int, style: str = "") -> list[Text]:
    """Lines of at most `width` cells; a word or a line of code that is longer is broken, never cut."""
    width = max(width, 2)
    lines: list[Text] = []
    for block in _blocks(cleaned(text)):
        if block.is_code:
            room = max(width - len(_CODE_INDENT), 2)
            lines += [Text(_CODE_INDENT + part, CODE) for part in _pieces(block.text, room)]
        else:
            lines += _wrapped_prose(block.text, width, style)
    return lines or [Text()]


def shortened(title: str, room: int, signs: Signs) -> str:
    """The beginning of a title, with a sign where the rest is missing."""
    if room <= len(signs.ellipsis):
        return ""
    return set_cell_size(title, room - len(signs.ellipsis)).rstrip() + signs.ellipsis


def hung(lead: Text, body: Iterable[Text]) -> list[Text]:
    """The lines after `lead`, all of them starting in the column where it ends."""
    indent = " " * cell_len(lead.plain)
    return [(lead.copy() if number == 0 else Text(indent)).append_text(line) for number, line in enumerate(body)]


def _blocks(text: str) -> Iterator[_Block]:
    """Paragraphs and lines of code.

    A text with fences or empty lines was written line by line, so its lines are joined to paragraphs;
    in any other text a line end was meant as one.
    """
    lines = text.split("\n")
    joins = any(_FENCE.match(line) or not line.strip() for line in lines)
    paragraph: list[str] = []
    in_code = False
    for line in lines:
        fence = _FENCE.match(line)
        ends = fence or not line.strip() or _LIST_ITEM.match(line) or not joins
        if ends and not in_code and paragraph:
            yield _Block(" ".join(paragraph), is_code=False)
            paragraph = []
        if fence:
            in_code = not in_code
        elif in_code:
            yield _Block(line, is_code=True)
        elif line.strip():
            paragraph.append(line)
    if paragraph:
        yield _Block(" ".join(paragraph), is_code=False)


def _wrapped_prose(paragraph: str, width: int, style: str) -> list[Text]:
    plain = " ".join(word for word in paragraph.split(" ") if word)
    text = Text(plain, style)
    for span in _CODE_SPAN.finditer(plain):
        text.stylize(DIM, span.start(1), span.end(1))
        text.stylize(CODE, span.start(2), span.end(2))
        text.stylize(DIM, span.start(3), span.end(3))
    return [text[start:end] for start, end in _line_bounds(plain, width)]


def _line_bounds(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends, filling every line as far as whole words go.

    A word that no line could hold is started where there is room, so that nothing is left standing alone.
    """
    start = end = used = 0
    for word in re.finditer(r"[^ ]+", plain):
        cells = cell_len(word[0])
        room = width - used - 1
        if end > start and cells <= room:
            used += 1 + cells
            end = word.end()
            continue
        rest = word.start()
        if end > start and cells > width and room >= _LEAST_PIECE:
            rest += len(_pieces(word[0], room, after="/")[0])
            end = rest
        if end > start:
            yield start, end
        *whole, last = _pieces(plain[rest : word.end()], width, after="/")
        for piece in whole:
            yield rest, rest + len(piece)
            rest += len(piece)
        start, end, used = rest, word.end(), cell_len(last)
    if end > start:
        yield start, end


def _pieces(text: str, width: int, after: str = "") -> list[str]:
    """The text in pieces of at most `width` cells, cut anywhere; at best behind an `after`, as in an address.

    An empty text is one empty piece.
    """
    pieces: list[str] = []
    while cell_len(text) > width:
        used = end = 0
        while used + cell_len(text[end]) <= width:
            used += cell_len(text[end])
            end += 1
        behind = text.rfind(after, 0, end) + 1 if after else 0
        end = behind if behind > end // 2 else max(end, 1)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]
