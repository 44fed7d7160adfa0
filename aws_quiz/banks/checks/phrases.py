"""Phrases that no native speaker writes, or that speak of what the learner does not have, each with what to do.

Add a row where another one slips through; one that has good uses as well does not belong here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.every_text import every_text
from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.bank import Topic

_BY = (
    # What stands behind "step by" or "by hand" is how, and not what comes instead.
    r"replac(?:e|es|ing) (?:(?!(?P<same>\w+) by (?P=same)\b)[\w-]+ ){1,4}?"
    r"by(?! (?:\w+ing|default|hand|itself|means|themselves|then|now|the (?:end|time))\b)"
)
_NO_NOTES = "no learner has it before them; say what AWS changed, and since when"

PHRASES = {
    r"dear(?:er|est)": 'write "more expensive", or "most expensive"',
    r"anew": 'write "again"',
    r"an own": 'write "its own", "of its own" or "a custom"',
    r"in (?:those|these|such) cases alone": 'write "only then", or "only in those cases"',
    r"turn(?:s|ed|ing)? (?:it|this|that|them) round": 'write "reverses it"',
    r"(?:some|any|no|every)(?:thing|body|one) else than": 'write "other than"',
    r"accept(?:s|ed)? to (?:be|do|have|lose|pay|run|take|use|wait)": 'write "is willing to"',
    r"each time another": 'write "a different one each time"',
    r"for ever": 'write "forever"',
    r"per cent": 'write "percent"',
    _BY: 'write "with" for what comes in its place',
    r"(?:one|another|a|some|both|two) sets? of notes": _NO_NOTES,
    r"some notes": _NO_NOTES,
    r"(?:a|one|some) slides?": _NO_NOTES,
}
"""Regular expressions over lower-case text, from one word's edge to another's."""


def wording(topic: Topic) -> Iterator[Finding]:
    """A phrase that no native speaker writes, or one about notes that the learner has not got.

    Fails: "A NAT gateway is dearer", "Replace the table by a cache", "One set of notes says 5 GB".
    """
    for place, text in every_text(topic):
        for phrase, advice in found_phrases(text).items():
            yield Finding(place, f'"{phrase}": {advice}', Weight.FLAW)


def found_phrases(text: str) -> dict[str, str]:
    """The phrases of the table in a text, outside code, each with the advice about it."""
    plain = prose(text).lower()
    if not _any_phrase().search(plain):
        return {}
    return {found.group().strip(): advice for pattern, advice in _patterns() for found in pattern.finditer(plain)}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{phrase}(?!\w)"), advice) for phrase, advice in PHRASES.items())


@cache
def _any_phrase() -> re.Pattern[str]:
    """Whether there is anything to look for: most texts hold none, and one pass says so."""
    return re.compile(rf"\b(?:{'|'.join(PHRASES)})(?!\w)")
