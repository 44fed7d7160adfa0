"""text2qti: `1. stem`, then `a) wrong`, `*b) right` (or `[ ]`, `[*]` where several are), `...` for feedback.

Its blocks of code that are meant to be run are never run: what they would have made is reported as left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.draft import Draft, DraftOption, Item, Refused
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.importers.opening import Source

_STEM = re.compile(r"(\d+)\.[ \t]+(.*)")
_CHOICE = re.compile(r"(\*?)([A-Za-z])\)[ \t]+(.*)")
_BOX = re.compile(r"\[([ *]?)\][ \t]+(.*)")
_FEEDBACK = re.compile(r"(\.\.\.|\+|-|!)[ \t]+(.*)")
_OTHER = re.compile(r"(=|\*|_{2,}|\^{2,})(?:[ \t]+.*|\s*)")
_RUN = re.compile(r"\s*```+\s*\{[^}]*\.run\b[^}]*\}")
_HEAD = re.compile(r"(?:Quiz title|Quiz description|Title|Points|Text title|Text|GROUP|END_GROUP|pick|solutions_[a-z]+"
                   r"|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution"
                   r"|solutions sample groups|question id)\b.*", re.IGNORECASE)  # fmt: skip
_KINDS = {
    "=": "it is a numerical question without options",
    "*": "it is a fill-in question without options",
    "_": "it is an essay question without options",
    "^": "it asks for a file",
}


def looks_like(source: Source) -> bool:
    head = source.text[:200_000]
    if re.search(r"^Quiz title:", head, re.MULTILINE) or _RUN.search(head):
        return True
    # Nothing else marks a right option with a star before its letter, or in its box.
    return bool(re.search(r"^(?:\*[A-Za-z]\)|\[\*\])[ \t]+\S", head, re.MULTILINE)) and bool(
        re.search(r"^\d+\.[ \t]+\S", head, re.MULTILINE)
    )


class _Open:
    """The question that is being read."""

    def __init__(self, line: int, stem: str) -> None:
        self.line = line
        self.stem = [stem]
        self.options: list[tuple[bool, list[str]]] = []
        self.whys: dict[int, list[str]] = {}
        self.general: list[str] = []
        self.current = self.stem
        self.other = ""


def read(source: Source) -> Iterator[Item]:
    asked: _Open | None = None
    in_code = in_comment = ""
    for number, line in source.numbered():
        if in_comment:
            in_comment = "" if line.strip() == "END_COMMENT" else in_comment
            continue
        if in_code:
            in_code = "" if line.strip().startswith("```") else in_code
            continue
        if _RUN.match(line):
            if asked:
                yield _draft(asked)
                asked = None
            yield Refused(number, "it is code that would have to be run to make questions; nothing in a file is run")
            in_code = "run"
            continue
        if line.strip() == "COMMENT":
            in_comment = "comment"
            continue
        if line.lstrip().startswith("%"):
            continue
        if stem := _STEM.fullmatch(line):
            if asked:
                yield _draft(asked)
            asked = _Open(number, stem[2])
        elif asked is None or _HEAD.fullmatch(line):
            if asked and re.match(r"(?:GROUP|END_GROUP|Text title|Text)\b", line):
                yield _draft(asked)
                asked = None
        else:
            _add(asked, line)
    if asked:
        yield _draft(asked)


def _add(asked: _Open, line: str) -> None:
    choice, box = _CHOICE.fullmatch(line), _BOX.fullmatch(line)
    if choice or box:
        match = choice or box
        assert match is not None, "one of the two was found"
        asked.options.append((match[1] == "*", [match[match.re.groups]]))
        asked.current = asked.options[-1][1]
    elif feedback := _FEEDBACK.fullmatch(line):
        if feedback[1] == "..." and asked.options:
            asked.current = asked.whys.setdefault(len(asked.options) - 1, [])
        else:
            asked.current = asked.general
        asked.current.append(feedback[2])
    elif not asked.options and (other := _OTHER.fullmatch(line)):
        asked.other = other[1][0]
    elif line.strip() or asked.current is asked.stem:
        asked.current.append(line.strip() if not line.startswith("    ") else line[4:])


def _draft(asked: _Open) -> Item:
    if not asked.options:
        return Refused(asked.line, _KINDS.get(asked.other, "it has no options to choose from"))
    options = tuple(
        DraftOption(_joined(text), correct, _joined(asked.whys.get(place, [])))
        for place, (correct, text) in enumerate(asked.options)
    )
    return Draft(asked.line, _joined(asked.stem), options, _joined(asked.general))


def _joined(lines: list[str]) -> str:
    return plain_of_markdown("\n".join(lines).strip())
