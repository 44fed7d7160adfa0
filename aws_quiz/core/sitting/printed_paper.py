"""A mock exam on paper, as values: what is asked, in which order, and what is told at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import lettered

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.content.question import Option, Question


class PrintedItem(NamedTuple):
    """A question of the paper; `order` holds the options' keys as they are printed."""

    question: Question
    order: tuple[str, ...]
    takeaway: str
    sources: tuple[str, ...] = ()
    scored: bool = True

    @property
    def options(self) -> tuple[tuple[str, Option], ...]:
        """Letter and option, in the order printed."""
        return lettered(self.question, self.order)

    @property
    def key(self) -> str:
        """The right letters, such as "B, D"."""
        return ", ".join(letter.upper() for letter, option in self.options if option.correct)


class PrintedPaper(NamedTuple):
    """A paper; `minutes` is None without a limit."""

    code: str
    name: str
    made_on: date
    minutes: int | None
    pass_mark: int
    highest: int
    items: tuple[PrintedItem, ...]
