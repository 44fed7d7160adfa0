"""Rules about where facts come from and how long they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.retired import RETIRED, retired_names
from aws_quiz.banks.checks.wording import excerpt, prose, right_options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.source import Location

MONTHS_VALID = 12
MONTHS_VALID_IF_MOVING = 6
"""For what changes often: figures, names, support plans, and whatever has changed before."""

_FIGURE = re.compile(r"(?<![\w.-])(?<!Route )\d[\d,.]*(?![\w-])")
_PRICE = re.compile(
    r"[$€£¥]\s?\d[\d.,]*|\b(?:USD|EUR|GBP)\s?\d[\d.,]*"
    r"|\d[\d,.]*\s?(?:USD|EUR|GBP|(?:US )?dollars?|euros?|cents?)\b"
)


def no_source(concept: Concept) -> Iterator[Finding]:
    """A concept that names no page which confirms it.

    Fails: a concept without `sources`.
    """
    if not concept.sources:
        yield Finding(concept.source, "the concept names no source; give the address of a page", Weight.FORM)


def stale_check(concept: Concept, today: date) -> Iterator[Finding]:
    """The sources were last read too long ago: 12 months, or 6 for figures, names and support plans.

    Fails: `checked: 2025-03`, in November 2026.
    """
    if not concept.checked:  # a month that is missing or no month is reported by reading
        return
    year, month = map(int, concept.checked.split("-"))
    age = (today.year - year) * 12 + today.month - month
    limit = MONTHS_VALID_IF_MOVING if _is_moving(concept) else MONTHS_VALID
    if age > limit:
        message = f"the sources were read {age} months ago, and this holds for {limit}; read them again"
        yield Finding(concept.source, message, Weight.FLAW)
    elif age < 0:
        yield Finding(concept.source, f"the month {concept.checked} has not come yet", Weight.FLAW)


def _is_moving(concept: Concept) -> bool:
    keys = (option.text for question in concept.questions for option in right_options(question))
    texts = [concept.takeaway, *keys]
    return bool(concept.changed) or any(_FIGURE.search(text) or "support plan" in text.lower() for text in texts)


def retired_name(concept: Concept) -> Iterator[Finding]:
    """A name that AWS has given up, in a concept that does not say so under `changed`.

    Fails: the option "AWS Single Sign-On".
    """
    if concept.changed:
        return
    for place, text, is_reason in _texts(concept):
        # A reason may well tell what became of a service.
        for name in () if is_reason else retired_names(text):
            message = f'"{name}" is out of date: {RETIRED[name]}; use the new name or say so under changed'
            yield Finding(place, message, Weight.FLAW)


def price(concept: Concept) -> Iterator[Finding]:
    """An amount of money: prices differ by Region and change.

    Fails: "It costs $0.023 per GB".
    """
    for place, text, _ in _texts(concept):
        if found := _PRICE.search(prose(text)):
            message = f"{excerpt(found.group())} is an amount of money, and prices change; compare instead"
            yield Finding(place, message, Weight.FLAW)


def _texts(concept: Concept) -> Iterator[tuple[Location, str, bool]]:
    """Every text that a learner reads, with its place and whether it is the reason of an option."""
    yield concept.source, concept.takeaway, False
    for question in concept.questions:
        yield question.source, question.prompt, False
        for option in question.options:
            yield option.source, option.text, False
            yield option.source, option.why, True
