"""Named styles, and the signs that stand beside every colour so that nothing is lost without it.

Only the terminal's own sixteen colours are used: they follow the learner's palette, light or dark.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.text import Text

ACCENT = "cyan"
RIGHT = "bold green"
WRONG = "bold red"
DIM = "dim"
CODE = "cyan"
STRONG = "bold"

WIDEST = 100
"""Columns beyond which a line of prose is hard to follow; wider terminals keep the rest empty."""

_SIMPLER = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-",
    "\u2026": ".", "\u2192": ">", "\u2190": "<", "\u00d7": "x", "\u00b7": "-", "\u2022": "*", "\u00a0": " ",
})  # fmt: skip


class Signs(NamedTuple):
    """One cell each, except `ellipsis`. `encoding` is what the output can write.

    `levels` and `blocks` are scales of such signs, from least to most: shades (the first for nothing), and heights.
    """

    right: str = "✓"
    wrong: str = "✗"
    here: str = "▸"
    known: str = "●"
    missed: str = "○"
    open: str = "·"
    flag: str = "⚑"
    flag_open: str = "⚐"
    shaky: str = "~"
    bar_left: str = "▕"
    bar_full: str = "█"
    bar_empty: str = "░"
    bar_right: str = "▏"
    bar_range: str = "▒"
    bar_mark: str = "│"
    levels: str = "·░▒▓█"
    blocks: str = "▁▂▃▄▅▆▇█"
    dot: str = "·"
    ellipsis: str = "…"
    above: str = "↑"
    below: str = "↓"
    rule: str = "─"
    answered: str = "■"
    incomplete: str = "◧"
    blank: str = "○"
    unseen: str = "·"
    encoding: str = "utf-8"

    def printable(self, line: Text) -> Text:
        """The line with what the output cannot write made simpler, or `?`; cells stay where they are."""
        if self.encoding == "utf-8" or line.plain.isascii():
            return line
        simpler = line.copy()
        simpler.plain = "".join(self._simpler(character) for character in line.plain)
        return simpler

    def _simpler(self, character: str) -> str:
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            simpler = character.translate(_SIMPLER)
            return simpler if simpler.isascii() else "?"
        return character


UNICODE = Signs()
ASCII = Signs(
    right="+",
    wrong="x",
    here=">",
    known="*",
    missed="o",
    open=".",
    flag="!",
    flag_open="?",
    shaky="~",
    bar_left="[",
    bar_full="#",
    bar_empty="-",
    bar_right="]",
    bar_range="=",
    bar_mark="|",
    levels=".-+*#",
    blocks="_.-:=+*#",
    dot="-",
    ellipsis="...",
    above="^",
    below="v",
    rule="-",
    answered="#",
    incomplete="+",
    blank="o",
    unseen=".",
    encoding="ascii",
)


def signs_for(encoding: str | None) -> Signs:
    """The signs that an output of this encoding can write; plain ASCII where that is not known."""
    try:
        name = codecs.lookup(encoding or "ascii").name
    except LookupError:
        return ASCII
    return UNICODE if name == "utf-8" else ASCII._replace(encoding=name)
