"""Markdown with letters: `1. stem`, `- A. text`, and `Correct answer: B, E`, in a block that hides it or below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.importers.markdown_answers import ANSWER, drafts_of
from aws_quiz.banks.importers.markdown_scanning import Choice, questions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

_LETTERED = re.compile(
    r"\s{0,8}(?:[-*+]\s+)?(?:\*\*)?\(?([A-Za-z])\s?[.):](?:\*\*)?\s+(\S.*)|\s{0,8}[-*+]\s+([A-Z])\s+[-\u2013]\s+(.*)"
)
_BULLET = re.compile(r"\s{0,8}[-*+]\s+(\S.*)")


def looks_like(source: Source) -> bool:
    head = source.text[:400_000]
    has_answers = any(ANSWER.match(line) for line in source.lines[:5000])
    has_letters = re.search(r"^\s*(?:[-*+]\s+)?(?:\*\*)?\(?[Aa][.):]", head, re.MULTILINE)
    return has_answers and (bool(has_letters) or bool(re.search(r"<details", head)))


def read(source: Source) -> Iterator[Item]:
    return drafts_of(list(questions_in(source.lines, _choice, ANSWER)))


def _choice(line: str, before: Sequence[Choice]) -> Choice | None:
    if ANSWER.match(line):
        return None
    if found := _LETTERED.fullmatch(line):
        letter = (found[1] or found[3]).upper()
        last = next((choice.letter for choice in reversed(before)), "@")
        if ("@" < last < letter <= "J" and ord(letter) - ord(last) <= 3) or (last == "@" and letter == "A"):
            return Choice(None, letter, found[2] or found[4])
        if last:
            return None
    found = _BULLET.fullmatch(line)
    # Options without letters are lettered by their order; where some have letters, a bullet belongs to one of them.
    return Choice(None, "", found[1]) if found and not any(choice.letter for choice in before) else None
