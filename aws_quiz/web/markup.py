"""HTML by construction: whatever is not known to be HTML is escaped on its way into an element.

Titles and takeaways come from anyone's bank. No module beside this one decides what has to be escaped.
"""

from __future__ import annotations

import re
from html import escape
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE_SPAN = re.compile(r"`([^`]+)`")
_FIGURE = re.compile(r"(?<=\d) (?=(?:%|s|min|h)(?!\w)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
"""The space within a figure, such as `41 %` or `21 November`, which no line may end in."""

_VOID = {"meta"}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


NOTHING = Html("")


def tag(name: str, /, *children: str, **attributes: str | float | None) -> Html:
    """An element; children that are plain text are escaped.

    An attribute is left out where it is None. Underscores become hyphens, and one at the end (`class_`) goes.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_harmless(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = joined(children)
    return Html(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{inside}</{name}>")


def joined(children: Iterable[str], between: str = "") -> Html:
    """Children one after another, what is plain text among them escaped."""
    return Html(_escaped(between).join(map(_escaped, children)))


def prose(text: str) -> Html:
    """Plain text in which `code` is shown as code."""
    pieces = _CODE_SPAN.split(text)
    return joined(chain.from_iterable((word, tag("code", code) if code else NOTHING) for word, code in _pairs(pieces)))


def paragraph(*sentences: str, class_: str | None = None) -> Html:
    """Sentences as one paragraph, empty ones left out; nothing where all are empty."""
    said = [one if isinstance(one, Html) else prose(one) for one in sentences if one]
    return tag("p", joined(said, " "), class_=class_) if said else NOTHING


def _pairs(pieces: list[str]) -> Iterable[tuple[str, str]]:
    """Words and the code after them, of what a split at code spans gives."""
    return zip(pieces[::2], [*pieces[1::2], ""], strict=True)


def _escaped(text: str) -> str:
    return text if isinstance(text, Html) else escape(_FIGURE.sub("\N{NO-BREAK SPACE}", _harmless(text)))


def _harmless(text: str) -> str:
    """Without control and bidi characters, which could turn the text around them."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character == "\n" or (kind := category(character)) not in {"Cc", "Cf", "Cs"} else
        "\N{REPLACEMENT CHARACTER}" if kind == "Cs" else " " * (kind == "Cc")
        for character in text
    )  # fmt: skip
