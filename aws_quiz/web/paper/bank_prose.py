"""Bank text as HTML: paragraphs, fenced code as a block, `code` as code; never markup of its own."""

from __future__ import annotations

import re

from aws_quiz.web.markup import Html, joined, prose, tag

_FENCED = re.compile(r"^[^\S\n]*```[^\n]*\n(.*?)^[^\S\n]*```[^\S\n]*$\n?", re.MULTILINE | re.DOTALL)


def bank_prose(text: str) -> Html:
    """The text in elements that stand one below another.

    A text with code or empty lines was written line by line, so its lines are joined to paragraphs; in any other
    text a line end was meant as one.
    """
    pieces = _FENCED.split(text)
    joins = len(pieces) > 1 or "\n\n" in text
    found: list[Html] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            found.append(tag("pre", tag("code", piece.rstrip("\n"))))
        else:
            blocks = re.split(r"\n\s*\n", piece) if joins else piece.split("\n")
            found += [tag("p", prose(" ".join(block.split()))) for block in blocks if block.strip()]
    return joined(found)
