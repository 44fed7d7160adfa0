"""Names of services and features, and which of them a text is about: so that a slip can say what was taken for what.

A text is cut into words once, and at each word the longest form that begins there counts; the words it takes cannot
count for another. So the cost grows with the text, not with the vocabulary, and no name needs escaping.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Words = tuple[str, ...]

_WORD = re.compile(r"`[^`\s]+`|\$?[^\W_]+(?:[.:@/_'\u2019]+[^\W_]+)*(?:(?<=s)['\u2019])?")
"""Hyphens divide words as spaces do. One word each are `Lambda@Edge`, `s3:GetObject`, a code span without a space (with
its marks), and the owner of something (`gateway's`), which therefore is not what a text is about."""


class Term(NamedTuple):
    """A service, a feature, a mode or a kind of policy that is mixed up with others; `also` are its other forms."""

    name: str
    also: tuple[str, ...] = ()


class Vocabulary:
    """Finds terms in texts, whatever their capitals, in singular or plural.

    The order of the terms makes no difference: a form that several of them have belongs to the one whose name it
    is, else to the one whose name comes first.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        ordered = sorted(terms)
        own = [(term.name, term.name) for term in ordered]
        others = [(form, term.name) for term in ordered for form in term.also]
        forms = [(form, words, name) for form, name in (*own, *others) if (words := _words(form))]
        self._names: dict[Words, str] = {}
        for _, words, name in forms:
            self._names.setdefault(words, name)
        for form, words, name in forms:
            for variant in _variants(form, words):
                self._names.setdefault(variant, name)
        self._longest: dict[str, int] = {}
        for words in self._names:
            if len(words) > self._longest.get(words[0], 0):
                self._longest[words[0]] = len(words)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The terms that a text is about, in the order in which they first appear."""
        return tuple(dict.fromkeys(self._found(_words(text))))

    def confused(self, chosen_texts: Iterable[str], right_texts: Iterable[str]) -> tuple[str, str] | None:
        """What was taken for what: the first term of the chosen texts that the right ones do not name, and the
        reverse. None where either side names nothing of its own.

        Give all that was chosen and all that is right: what both name, such as an option that was rightly
        chosen beside a wrong one, was not mixed up.
        """
        took = self._named_in_any(chosen_texts)
        right = self._named_in_any(right_texts)
        only_took = next((name for name in took if name not in right), None)
        only_right = next((name for name in right if name not in took), None)
        return (only_took, only_right) if only_took and only_right else None

    def _named_in_any(self, texts: Iterable[str]) -> dict[str, None]:
        return dict.fromkeys(name for text in texts for name in self.named_in(text))

    def _found(self, words: Words) -> Iterator[str]:
        at = 0
        while at < len(words):
            for length in range(self._longest.get(words[at], 0), 0, -1):
                name = self._names.get(words[at : at + length])
                if name is not None:
                    yield name
                    at += length
                    break
            else:
                at += 1


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))


def _variants(form: str, words: Words) -> Iterator[Words]:
    """The form in plural, in singular where it looks like a plural, and as code."""
    *before, last = words
    if last.startswith("`"):
        return
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        yield (*before, f"{last[:-1]}ies")
    else:
        yield (*before, f"{last}es" if last.endswith(("s", "x", "ch", "sh")) else f"{last}s")
    if last.endswith("ies"):
        yield (*before, f"{last[:-3]}y")
    elif last.endswith("s") and not last.endswith("ss"):
        yield (*before, last[:-1])
    if " " not in form:
        yield (f"`{form.casefold()}`",)
