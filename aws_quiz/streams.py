"""What goes in and out, made harmless: the one door for text between the program and the outside.

Banks, file names, notes and arguments are other people's text. On the way out nothing may steer the terminal or be
more than the output can write; on the way in no byte may be a reason to fall over.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

LONGEST_LINE = 20_000
"""Characters of a line of input that are read; what is longer is no answer, and no note that anybody reads again."""

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def printable(text: str) -> str:
    """Text that no terminal takes for an order: controls (C0, C1), marks of direction and broken halves become signs.

    Line feeds and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character in "\n\t" or (character.isprintable() and character not in _BIDI):
        return character
    from unicodedata import category  # nearly all text is plain

    if character in _BIDI or category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def usable_output(stream: TextIO | None) -> TextIO:
    """The stream, which from now on writes what it cannot encode as a sign; where it is closed, one into nothing."""
    if stream is None or stream.closed:
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def usable_input(stream: TextIO | None) -> TextIO:
    """The stream, which from now on reads bytes that are no text as signs; where it is closed, one without a line."""
    if stream is None or stream.closed:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def read_line(stream: TextIO) -> str | None:
    """A line without its end, cut where it is longer than anybody types; None where the input has ended."""
    line = stream.readline(LONGEST_LINE)
    if not line:
        return None
    ended = line.endswith("\n")
    while not ended and (rest := stream.readline(1 << 16)):
        ended = rest.endswith("\n")
    return line.rstrip("\r\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def can_write(stream: TextIO, text: str) -> bool:
    """Whether the stream's encoding has every character."""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def let_go(stream: TextIO) -> None:
    """Sends what is still to be written into nothing: whoever read it has gone, or the disk is full."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError, io.UnsupportedOperation):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def raw_arguments() -> list[str]:
    """The words of the command line as text; bytes that are none become signs."""
    return [word.encode("utf-8", "replace").decode() for word in sys.argv[1:]]
