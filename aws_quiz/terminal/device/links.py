"""Links that a terminal opens (OSC 8), on pages that are redrawn in part.

Every character of a link is written with its address around it: whichever of them a redrawing touches, none leaves a
link open behind it, and terminals take neighbors of one address and id for one link.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from zlib import crc32

from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import get_term_environment_variable

if TYPE_CHECKING:
    from typing import TextIO

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.output import Output

_WITHOUT = ("linux", "dumb", "unknown", "vt")
"""How the names of terminals begin that print such an address instead of linking to it."""

_OPEN, _END, _CLOSE = "\x1b]8;", "\x1b\\", "\x1b]8;;\x1b\\"


class LinkingOutput(Vt100_Output):
    """Holds the address of a link back until its character is written, and closes the link behind it."""

    _link = ""

    def write_raw(self, data: str) -> None:
        if data.startswith(_OPEN):
            self._link = data
        else:
            super().write_raw(data)

    def write(self, data: str) -> None:
        if not self._link:
            super().write(data)
            return
        link, self._link = self._link, ""
        super().write_raw(link)
        super().write(data)
        super().write_raw(_CLOSE)


def linking_output(stdout: TextIO | None) -> Output:
    """The terminal, with links where it has them."""
    stream, term = stdout or sys.stdout, get_term_environment_variable()
    if sys.platform == "win32" or not stream.isatty() or term.startswith(_WITHOUT):
        return create_output(stdout=stdout)
    return LinkingOutput.from_pty(stream, term=term)


def linked(style: str, text: str, address: str) -> StyleAndTextTuples:
    """The text as a link, character by character; for a `LinkingOutput`."""
    opening = f"{_OPEN}id={crc32(address.encode()):x};{address}{_END}"
    # Underlined, no character of it equals what stood in its place, and so none is left as it was.
    shown = f"{style} underline".strip()
    return [piece for character in text for piece in (("[ZeroWidthEscape]", opening), (shown, character))]
