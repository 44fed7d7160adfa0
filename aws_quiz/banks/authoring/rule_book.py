"""What every rule is about, an example that fails, and how to mend it: the linter's from its own docstrings."""

from __future__ import annotations

import inspect
from typing import NamedTuple

from aws_quiz.banks.authoring.reading_rules import MENDS, READING_RULES
from aws_quiz.banks.checks import ALL_RULES, rule_name


class RuleText(NamedTuple):
    """A rule in words. `mend` is empty where what is said already says it."""

    name: str
    about: str
    fails: str
    mend: str = ""


def rule_book() -> dict[str, RuleText]:
    """Every rule by its name, those of reading first."""
    book = {name: RuleText(name, about, fails, mend) for name, (about, fails, mend) in READING_RULES.items()}
    for rule in ALL_RULES:
        name = rule_name(rule)
        about, _, fails = inspect.cleandoc(rule.__doc__ or "").partition("\n\nFails: ")
        text = RuleText(name, " ".join(about.split()), fails.strip(), MENDS.get(name, ""))
        before = book.get(name)
        # A flaw that is counted over the bank as well is one rule with two sides; so is one that reading sees.
        book[name] = text if before is None else before._replace(
            about=f"{before.about} {text.about}", fails=before.fails or text.fails, mend=before.mend or text.mend
        )  # fmt: skip
    return book
