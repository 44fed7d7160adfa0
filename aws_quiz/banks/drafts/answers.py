"""Which options an answer names: by letters, numbers or texts. What may be read in two ways is not read at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTERS = re.compile(r"\(?([A-Za-z])\)?(?:\s*(?:,|;|/|&|\||\+|\band\b|\s)\s*\(?([A-Za-z])\)?)*[.)]?", re.IGNORECASE)
_RUN = re.compile(r"[A-Ja-j]{2,10}")
_NUMBERS = re.compile(r"\d{1,2}(?:\s*(?:,|;|/|&|\||\+|and|\s)\s*\d{1,2})*")
_LETTER_AND_TEXT = re.compile(r"\(?([A-Ja-j])\s*[.):\-\u2013]\s*(\S.*)", re.DOTALL)
_LETTERS_FIRST = re.compile(
    r"\(?([A-Ja-j])\)?((?:\s*(?:,|and|&|/)\s*\(?[A-Ja-j]\)?)*)(?=\s*(?:[.:;)\u2013\u2014-]|$|\(|\n))"
    r"|([A-J]{2,5})(?=\s*(?:[.:;)\u2013\u2014-]|$|\())"
)
_PARTS = re.compile(r"\s*(?:\||;|\n)\s*")
_PREFIX = re.compile(r"\s*\(?([A-Ja-j])[.):]\s+(?=\S)")
_END = " .;"
LONGEST_ANSWER = 10_000
"""In characters; nothing is sought in a longer one."""


class Unclear(Exception):
    """The answer names no option for certain; the message is the end of a sentence."""


class Lettered(NamedTuple):
    """Options as an answer may name them: their texts, and the letters or ids that the file gives them.

    `places` are their places in the file, counted from zero, where some of them were left empty.
    """

    texts: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[int, ...] = ()

    @classmethod
    def in_order(cls, texts: Iterable[str]) -> Lettered:
        """Options that are A, B, C by their places."""
        found = tuple(texts)
        return cls(found, tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(found)]))


def named_by(answer: str, options: Lettered, first: int | None = None) -> frozenset[int]:
    """The places of the options that an answer names. `first` is the number of the first option, if known.

    Raises Unclear.
    """
    answer = answer.strip()
    if not answer:
        raise Unclear("it has no key")
    if len(answer) > LONGEST_ANSWER:
        raise Unclear("its key is longer than any option")
    by_text = _by_text(answer, options)
    by_name = _by_names(answer, options)
    by_number = _by_numbers(answer, options, first)
    if len(answer) <= 2 and by_text and by_name and by_text != by_name:
        raise Unclear(f'its key "{answer}" is the text of one option and the letter of another')
    if by_text and by_number and by_text != by_number:
        raise Unclear(f'its key "{answer}" is the text of one option and the number of another')
    found = by_text or by_name or by_number
    if found:
        return found
    raise Unclear(_why_not(answer, options, first))


def named_and_told(answer: str, options: Lettered) -> tuple[frozenset[int], str]:
    """The options that an answer names, and what it says besides, as in "B. It stores objects".

    Raises Unclear.
    """
    try:
        places = named_by(answer, options)
    except Unclear:
        found = _LETTERS_FIRST.match(answer)
        if not found:
            raise
        letters = found[3] or f"{found[1]}{found[2]}"
        return named_by(letters, options), answer[found.end() :].lstrip(" \n.:;)\u2013\u2014-(")
    first, _, rest = answer.partition("\n")
    said = _LETTER_AND_TEXT.fullmatch(first)
    is_more = said is not None and all(_normal(said[2]) != _normal(options.texts[place]) for place in places)
    return places, "\n".join(filter(None, (said[2] if said and is_more else "", rest.strip())))


def without_letters(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts such as "A. Amazon S3" without their letters, where all of them have theirs and in order."""
    found = [_PREFIX.match(text) for text in texts]
    letters = "".join(match[1].upper() if match else " " for match in found)
    if len(texts) > 1 and letters == "ABCDEFGHIJ"[: len(texts)]:
        return tuple(text[match.end() :] for text, match in zip(texts, found, strict=True) if match)
    return tuple(texts)


def number_of_first(answers: Iterable[tuple[str, int]]) -> int | None:
    """Whether a file's numbers count options from 0 or from 1, by all of its answers and their counts of options.

    None where nothing tells, or where they contradict each other.
    """
    from_zero = from_one = False
    for answer, count in answers:
        if len(answer) < 100 and _NUMBERS.fullmatch(" ".join(answer.split())):
            numbers = [int(number) for number in re.findall(r"\d+", answer)]
            from_zero |= 0 in numbers
            from_one |= count in numbers
    return None if from_zero == from_one else 0 if from_zero else 1


def _normal(text: str) -> str:
    return " ".join(text.split()).rstrip(_END).casefold()


def _by_text(answer: str, options: Lettered) -> frozenset[int]:
    normal = [_normal(text) for text in options.texts]
    wanted = _normal(answer)
    if normal.count(wanted) == 1:
        return frozenset({normal.index(wanted)})
    parts = [_normal(part) for part in _PARTS.split(answer) if part.strip()]
    if len(parts) > 1 and all(normal.count(part) == 1 for part in parts):
        return frozenset(normal.index(part) for part in parts)
    return frozenset()


def _by_names(answer: str, options: Lettered) -> frozenset[int]:
    names = [name.casefold() for name in options.names]
    answer = " ".join(answer.split())
    if names.count(answer.casefold()) == 1:
        return frozenset({names.index(answer.casefold())})
    if _LETTERS.fullmatch(answer):
        letters = re.findall(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", answer)
    elif _is_run(answer):
        letters = list(answer)
    elif (found := _LETTER_AND_TEXT.fullmatch(answer)) and found[1].casefold() in names:
        at = names.index(found[1].casefold())
        said, text = _normal(found[2]), _normal(options.texts[at])
        if text and (said == text or said.startswith(text) or text.startswith(said)):
            return frozenset({at})
        raise Unclear(f"its key says {found[1]}, but with another text than that option has")
    else:
        return frozenset()
    if all(letter.casefold() in names for letter in letters):
        return frozenset(names.index(letter.casefold()) for letter in letters)
    return frozenset()


def _is_run(answer: str) -> bool:
    """Whether it is letters without anything between, such as CE: each once, in any order if all are capitals."""
    letters = answer.upper()
    is_whole = _RUN.fullmatch(answer) is not None and len(set(letters)) == len(letters)
    return is_whole and (answer.isupper() or "".join(sorted(letters)) == letters)


def _by_numbers(answer: str, options: Lettered, first: int | None) -> frozenset[int]:
    answer = " ".join(answer.split())
    if first is None or not _NUMBERS.fullmatch(answer):
        return frozenset()
    wanted = [int(number) - first for number in re.findall(r"\d+", answer)]
    places = options.places or tuple(range(len(options.texts)))
    return frozenset(map(places.index, wanted)) if set(wanted) <= set(places) else frozenset()


def _why_not(answer: str, options: Lettered, first: int | None) -> str:
    answer = " ".join(answer.split())
    said = answer if len(answer) <= 40 else answer[:39] + "…"
    if _NUMBERS.fullmatch(answer):
        if first is None:
            return (
                f"its key is the number {said}, and nothing tells whether options count from 0 or 1; say --first 0 or 1"
            )
        return f"its key {said} is out of range: there are {len(options.texts)} options"
    if _LETTERS.fullmatch(answer) or _is_run(answer):
        return f"its key {said} is out of range: there are {len(options.texts)} options"
    return f'its key "{said}" is none of the options'
