"""hashcards: `Q:` and `A:` with their text. A card that offers options in its question is a question of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.drafts.draft import Refused
from aws_quiz.banks.drafts.markdown_text import plain_of_markdown
from aws_quiz.banks.importers.card_options import draft_of_card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.banks.drafts.draft import Item
    from aws_quiz.banks.importers.opening import Source

_FIELD = re.compile(r"([QACSPT]):\s*(.*)")
_DECK = re.compile(r'^name\s*=\s*"([^"]+)"', re.MULTILINE)


def looks_like(source: Source) -> bool:
    head = source.text[:200_000]
    return bool(re.search(r"^Q:\s", head, re.MULTILINE)) and bool(re.search(r"^A:\s", head, re.MULTILINE))


def read(source: Source) -> Iterator[Item]:
    lines = source.lines
    start, deck = 0, ""
    if lines and lines[0].strip() == "---":
        start = next((at + 1 for at in range(1, len(lines)) if lines[at].strip() == "---"), 0)
        found = _DECK.search("\n".join(lines[:start]))
        deck = found[1] if found else ""
    card: dict[str, list[str]] = {}
    current = ""
    first = 0
    for number, line in enumerate(lines[start:], start + 1):
        field = _FIELD.fullmatch(line)
        if (field and field[1] in "QCT") or line.strip() == "---":
            if card:
                yield _item(first, card, deck)
            card, current, first = {}, "", number
        if field:
            current = field[1]
            card.setdefault(current, []).append(field[2])
        elif current and line.strip() != "---":
            card[current].append(line)
    if card:
        yield _item(first, card, deck)


def _item(line: int, card: dict[str, list[str]], deck: str) -> Item:
    if "Q" not in card:
        return Refused(line, "it is a text with gaps" if "C" in card else "it is a card without a question")
    question, answer = (plain_of_markdown("\n".join(card.get(side, []))) for side in "QA")
    return draft_of_card(line, question, answer, subject=deck)
