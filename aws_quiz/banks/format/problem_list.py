"""The problems of one file, no more of them than anybody reads: a hostile file must not drown what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.content.source import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PROBLEMS = 500


class ProblemList(list[Problem]):
    """Keeps the first problems and counts the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.more = 0
        self.more_errors = False

    @property
    def is_full(self) -> bool:
        return len(self) >= MOST_PROBLEMS

    def append(self, problem: Problem) -> None:
        if self.is_full:
            self.more += 1
            self.more_errors |= problem.severity is Severity.ERROR
        else:
            super().append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.append(problem)

    def told(self, path: str) -> list[Problem]:
        """The problems, and last of all how many more there are."""
        if not self.more:
            return list(self)
        message = f"{self.more} more problems of this file are not listed; mend these first"
        # Warnings alone keep no question from being asked, however many there are.
        severity = Severity.ERROR if self.more_errors else Severity.WARNING
        return [*self, Problem(Location(path), severity, "too-many-problems", message)]
