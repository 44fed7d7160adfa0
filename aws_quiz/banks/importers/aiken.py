"""Aiken: the question on a line, options `A. text` or `A) text`, then `ANSWER: B`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_by
from aws_quiz.banks.drafts.draft import PICTURE, Draft, DraftOption, Item, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.importers.opening import Source

_OPTION = re.compile(r"\s*([A-Z])[.)]\s+(.*)|\s*([A-Z])[.)]\s*$")
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*(.*?)\s*", re.IGNORECASE)
_PICTURE = re.compile(r"\[(?:image|picture|img)\b[^\]]*\]|<img\b[^>]*>", re.IGNORECASE)


def looks_like(source: Source) -> bool:
    head = source.text[:200_000]
    return bool(re.search(r"^ANSWER\s*:\s*[A-Z]\b", head, re.MULTILINE)) and bool(
        re.search(r"^A[.)]\s", head, re.MULTILINE)
    )


def read(source: Source) -> Iterator[Item]:
    stem: list[str] = []
    options: list[tuple[str, str]] = []
    line = 0
    for number, text in source.numbered():
        answer = _ANSWER.fullmatch(text)
        option = _OPTION.fullmatch(text)
        if answer:
            if stem or options:
                yield _draft(line, stem, options, answer[1])
            stem, options, line = [], [], 0
        elif option and stem and _is_next(option[1] or option[3], options):
            options.append((option[1] or option[3], option[2] or ""))
        elif options and text.strip() and not _is_new(text, options):
            options[-1] = (options[-1][0], f"{options[-1][1]}\n{text.strip()}")
        elif text.strip():
            if options:
                yield Refused(line, "it has no key")
                stem, options, line = [], [], 0
            line = line or number
            stem.append(text.strip())
        elif options:
            options.append(("", ""))
    if stem and any(letter for letter, _ in options):
        yield Refused(line, "it has no key")


def _is_next(letter: str, options: list[tuple[str, str]]) -> bool:
    last = next((letter for letter, _ in reversed(options) if letter), "@")
    return letter > last


def _is_new(text: str, options: list[tuple[str, str]]) -> bool:
    """Whether a line after an empty one begins another question: what the empty line left is a mark without letter."""
    del text
    return options[-1][0] == ""


def _draft(line: int, stem: list[str], options: list[tuple[str, str]], answer: str) -> Item:
    found = [(letter, _PICTURE.sub(PICTURE, text)) for letter, text in options if letter]
    lettered = Lettered(tuple(text for _, text in found), tuple(letter for letter, _ in found))
    try:
        right = named_by(answer, lettered)
    except Unclear as unclear:
        return Refused(line, str(unclear))
    prompt = _PICTURE.sub(PICTURE, "\n".join(stem))
    return Draft(line, prompt, tuple(DraftOption(text, at in right) for at, text in enumerate(lettered.texts)))
