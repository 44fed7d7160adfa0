"""Where a thing stands in a file, and what is wrong there."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file, counted from one as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """Something wrong in a bank: a value, so that one run can report all of them."""

    location: Location
    severity: Severity
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.location}: {self.severity} [{self.rule}] {self.message}"
