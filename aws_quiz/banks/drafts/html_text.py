"""HTML to plain text with code spans, as banks have it. Nothing in it is run, followed or loaded."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from aws_quiz.banks.drafts.draft import PICTURE

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
    ]
)
_UNSEEN = frozenset(["script", "style", "head", "title", "template", "noscript"])
_PICTURES = frozenset(["img", "svg", "video", "audio", "object", "embed", "iframe", "canvas", "picture"])
_PASSED_OVER = frozenset(
    [
        "a",
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "span",
        "font",
        "small",
        "big",
        "sub",
        "sup",
        "mark",
        "del",
        "ins",
        "kbd",
        "samp",
        "var",
        "tt",
        "q",
        "cite",
        "abbr",
        "time",
        "label",
    ]
)
_KNOWN = (
    _BLOCKS
    | _UNSEEN
    | _PICTURES
    | _PASSED_OVER
    | {"br", "hr", "wbr", "pre", "code", "td", "th", "thead", "tbody", "tfoot", "colgroup", "col", "caption"}
    | {"body", "html", "center", "figure", "figcaption"}
)
"""Other words in brackets, such as `<bucket>`, are what somebody wrote, and stay."""

_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(_KNOWN, key=len, reverse=True))})(?:\s[^<>]*|\s*/)?>"
    r"|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|<!--",
    re.IGNORECASE,
)
_LINES = re.compile(r"[ \t]*\n[ \t]*")
_BLOCK, _PARAGRAPH = "\x0b", "\x0c"
"""Where an element ends the line, or leaves an empty one; a `<br>` is a line end as such."""

_BREAKS = re.compile(r"[ \t\n\x0b\x0c]*[\x0b\x0c][ \t\n\x0b\x0c]*")


def is_html(text: str) -> bool:
    """Whether tags or entities stand in a text."""
    return ("<" in text or "&" in text) and _TAG.search(text) is not None


def plain_of_html(html: str) -> str:
    """What is read of it: paragraphs on lines of their own, `code` in backquotes, a PICTURE for each picture."""
    if not is_html(html):
        return html.strip()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = 0
        self.block = 0
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _PICTURES:
            self.pieces.append(PICTURE)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "pre":
            self.block += 1
            self.pieces += (_BLOCK, "```\n")
        elif tag == "code" and not self.block:
            self.pieces.append("`")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "li":
            self.pieces.append(f"{_BLOCK}- ")
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.pieces)))
        elif tag in _BLOCKS:
            self.pieces.append(_BLOCK)
        elif tag not in _KNOWN and not self.unseen:
            self.pieces.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PICTURES or tag == "br" or tag not in _KNOWN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(self.unseen - 1, 0)
        elif tag == "pre" and self.block:
            self.block -= 1
            self.pieces[-1] = self.pieces[-1].rstrip("\n")
            self.pieces += ("\n```", _PARAGRAPH)
        elif tag == "code" and not self.block:
            self.pieces.append("`")
        elif tag == "a" and self.links:
            address, start = self.links.pop()
            said = "".join(self.pieces[start:])
            if address.startswith(("https://", "http://")) and address not in said:
                self.pieces.append(f" ({address})")
        elif tag in _BLOCKS:
            self.pieces.append(_PARAGRAPH if tag == "p" else _BLOCK)
        elif tag not in _KNOWN and not self.unseen:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data if self.block else re.sub(r"[ \t\n\r\f\v]+", " ", data))

    def text(self) -> str:
        parts = "".join(self.pieces).split("```")
        for at in range(0, len(parts), 2):
            prose = _BREAKS.sub(lambda found: "\n\n" if _PARAGRAPH in found[0] else "\n", parts[at])
            parts[at] = re.sub(r"[ \t]{2,}", " ", _LINES.sub("\n", prose))
        return "```".join(parts).replace("\N{NO-BREAK SPACE}", " ").strip()
