"""Explanations that speak of options by their letters, which learners see dealt anew at each showing.

A line for each letter becomes that option's reason; elsewhere a letter is replaced by what it stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_quiz.banks.drafts.draft import Draft

_LEAD = re.compile(
    r"\s*(?:[-*•]\s*)?(?:[Oo]ptions?\s+|[Aa]nswers?\s+|[Cc]hoices?\s+)?\(?([A-J])\s*(?:[.):]|[-\u2013\u2014](?=\s))\s*(\S.*)"
)
_LEAD_IN_WORDS = re.compile(
    r"\s*(?:[-*•]\s*)?(?:[Oo]ption|[Aa]nswer|[Cc]hoice)\s+([A-J])\s+((?:is|are|would|does|doesn't|has|was)\b.*)"
)
_NAMED = re.compile(
    r"\b(?:[Tt]he\s+)?(?:[Cc]orrect\s+)?(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?)\s*:?\s*\(?([A-J])\)?"
    r"((?:\s*(?:,|/|&|and|or)+\s*\(?[A-J]\)?(?![\w']))*)(?![\w'])"
)
_JUDGED = re.compile(r"(?<![\w.])([A-J])(?=\s+(?:is|are)\s+(?:in)?(?:correct|right|wrong|true|false)\b)")
_BY_NUMBER = re.compile(r"\b[Oo]ptions?\s+\d\b")
_MAY_NAME = re.compile(r"(?<![\w'])[A-J](?![\w'])|[Oo]ptions?\s+\d")
_LONGEST = 70


def by_what_they_name(draft: Draft) -> Draft:
    """The draft with its explanation in terms of the options themselves."""
    if not _MAY_NAME.search("\n".join((draft.explanation, *(option.why for option in draft.options)))):
        return draft
    draft = _told_apart(draft)
    names = dict(zip("ABCDEFGHIJ", (_quoted(option.text) for option in draft.options), strict=False))
    explanation = _replaced(draft.explanation, names)
    options = tuple(option._replace(why=_replaced(option.why, names)) for option in draft.options)
    losses = draft.losses
    if _BY_NUMBER.search(explanation):
        losses += ("its explanation speaks of options by number, and options are shuffled; reword it",)
    return draft._replace(explanation=explanation, options=options, losses=losses)


def _told_apart(draft: Draft) -> Draft:
    """Moves lines such as "B. Kinesis stores nothing" from the explanation to the option that they speak of."""
    found: dict[int, list[str]] = {}
    rest: list[str] = []
    current: list[str] | None = None
    for line in draft.explanation.split("\n"):
        match = _LEAD.match(line) or _LEAD_IN_WORDS.match(line)
        place = "ABCDEFGHIJ".find(match[1]) if match else -1
        if match and place < len(draft.options) and place not in found:
            text = match[2] if match.re is _LEAD else f"This {match[2]}"
            current = found[place] = [text]
        elif current is not None and line.strip():
            current.append(line.strip())
        else:
            current = None
            rest.append(line)
    if len(found) < 2 or any(option.why for option in draft.options):
        return draft
    options = tuple(
        option._replace(why=_without_option(" ".join(found[place]), option.text)) if place in found else option
        for place, option in enumerate(draft.options)
    )
    return draft._replace(options=options, explanation="\n".join(rest).strip())


def _without_option(why: str, text: str) -> str:
    """The reason without the option that it repeats first, as in "Amazon S3 - stores objects"."""
    bare = text.rstrip(" .")
    if bare and why.casefold().startswith(bare.casefold()):
        rest = why[len(bare) :].lstrip(" .:-\u2013\u2014")
        return rest[:1].upper() + rest[1:] if len(rest.split()) > 2 else why
    return why


def _replaced(text: str, names: dict[str, str]) -> str:
    def named(match: re.Match[str]) -> str:
        letters = re.findall(r"[A-J]", match[1] + match[2])
        if not all(letter in names for letter in letters):
            return match[0]
        found = [names[letter] for letter in letters]
        return " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))

    def judged(match: re.Match[str]) -> str:
        return names.get(match[1], match[0])

    return _JUDGED.sub(judged, _NAMED.sub(named, text))


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).rstrip(".")
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f'"{plain}"'
