"""What a rule of the linter yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from aws_quiz.core.content.source import Problem, Severity

if TYPE_CHECKING:
    from aws_quiz.core.content.source import Location


class Weight(Enum):
    """How much a finding matters, and to whom."""

    WRONG = "wrong"
    """An error in anyone's bank: the item misleads whoever answers it."""
    FORM = "form"
    """Not as AWS asks: an error in the shipped banks, a warning in others, which may have a form of their own."""
    FLAW = "flaw"
    """A warning everywhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    location: Location
    message: str
    weight: Weight

    def problem(self, rule: str, *, strict: bool) -> Problem:
        is_error = self.weight is Weight.WRONG or (self.weight is Weight.FORM and strict)
        return Problem(self.location, Severity.ERROR if is_error else Severity.WARNING, rule, self.message)
