"""Ids that stay: from an id that the source keeps, else from the question's own words, never from its place."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from aws_quiz.banks.drafts.draft import Draft

_WORD = re.compile(r"[a-z0-9]+")
_FILLER = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "company", "do", "does", "for", "from", "has",
    "have", "how", "in", "is", "it", "of", "on", "or", "should", "that", "the", "their", "they", "this", "to",
    "used", "using", "wants", "was", "what", "when", "which", "who", "will", "with", "would", "you", "your",
))  # fmt: skip
_WORDS_IN_ID = 5
LONGEST_SLUG = 48


def slug(text: str, most_words: int = 8, *, filler: bool = True) -> str:
    """A text as part of an id: lower-case letters and digits joined by hyphens; empty where it has none of them."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in _WORD.findall(plain) if filler or word not in _FILLER]
    return "-".join(words[:most_words])[:LONGEST_SLUG].strip("-")


def same_words(text: str) -> str:
    """A text as questions are compared by: without case, spacing and marks at its end."""
    return " ".join(text.casefold().split()).rstrip(" .?:")


def concept_ids(draft: Draft) -> tuple[str, ...]:
    """The ids that the concept of a foreign question may have, the one it has by preference first.

    A question is known by its prompt; a second one of the same prompt is told apart by its options.
    """
    start = slug(draft.prompt, _WORDS_IN_ID, filler=False) or "question"
    if draft.name:
        told = f"name\x1f{draft.name}"
        return (f"{start}-{_digest(told)}",)
    prompt = same_words(draft.prompt)
    whole = "\x1f".join((prompt, *sorted(same_words(option.text) for option in draft.options)))
    return f"{start}-{_digest(prompt)}", f"{start}-{_digest(whole)}"


def _digest(told: str) -> str:
    return blake2b(told.encode("utf-8", "replace"), digest_size=4).hexdigest()
