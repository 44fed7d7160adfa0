"""Flash cards with two sides, as drafts where the front offers options and the back names one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.answers import Lettered, Unclear, named_and_told
from aws_quiz.banks.drafts.draft import Draft, DraftOption, Refused

if TYPE_CHECKING:
    from aws_quiz.banks.drafts.draft import Item

_OPTION = re.compile(r"\s*(?:[-*•]\s+)?\(?([A-Ja-j])[.):]\s+(\S.*)")
_LEAD = re.compile(r"\s*(?:(?:the\s+)?(?:correct\s+)?answers?(?:\s+is|\s+are)?\s*:?\s*)", re.IGNORECASE)


def draft_of_card(line: int, front: str, back: str, *, subject: str = "", name: str = "", extra: str = "") -> Item:
    """A card as a draft. Its back may begin with the letter or the text of the answer and go on with reasons."""
    stem, letters, texts = _split(front)
    if len(texts) < 2:
        return Refused(line, "it is a card without options to choose from")
    options = Lettered(tuple(texts), tuple(letters))
    try:
        right, explanation = named_and_told(_LEAD.sub("", back.strip(), count=1), options)
    except Unclear as unclear:
        return Refused(line, str(unclear))
    explanation = "\n".join(filter(None, (explanation, extra)))
    drafted = tuple(DraftOption(text, at in right) for at, text in enumerate(texts))
    return Draft(line, stem, drafted, explanation, subject=subject, name=name)


def _split(front: str) -> tuple[str, list[str], list[str]]:
    """The stem, and the letters and texts of the options that follow it."""
    stem: list[str] = []
    letters: list[str] = []
    texts: list[str] = []
    for line in front.split("\n"):
        found = _OPTION.fullmatch(line)
        letter = found[1].upper() if found else ""
        expected = "ABCDEFGHIJ"[len(letters) : len(letters) + 1]
        if found and letter == expected:
            letters.append(letter)
            texts.append(found[2])
        elif texts and line.strip():
            texts[-1] = f"{texts[-1]}\n{line.strip()}"
        else:
            stem.append(line)
    return "\n".join(stem).strip(), letters, texts
