"""Markdown with checkboxes: a heading (or a number) with the stem, then `- [ ] wrong` and `- [x] right`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.own_fields import OWN_MARK
from aws_quiz.banks.importers.markdown_answers import ANSWER, drafts_of
from aws_quiz.banks.importers.markdown_scanning import Choice, questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

_BOX = re.compile(r"\s{0,8}(?:[-*+]|\d{1,2}[.)])\s+\[\s*([xX✓✔*]?)\s*\]\s+(?:\(?([A-Ja-j])[.):]\s+)?(.*)")


def looks_like(source: Source) -> bool:
    head = source.text[:400_000]
    if f"<!-- {OWN_MARK}{{" in head:
        return True
    # A list of things to do has boxes too, and marks some of them; its headings ask nothing, so nothing comes of it.
    marks = re.findall(r"^\s*[-*+]\s+\[([ xX]?)\]", head, re.MULTILINE)
    return bool({"x", "X"} & set(marks)) and bool({" ", ""} & set(marks))


def read(source: Source) -> Iterator[Item]:
    return drafts_of(list(questions_in(source.lines, _choice, ANSWER)))


def _choice(line: str, before: Sequence[Choice]) -> Choice | None:
    del before
    found = _BOX.fullmatch(line)
    return Choice(bool(found[1]), (found[2] or "").upper(), found[3]) if found else None
