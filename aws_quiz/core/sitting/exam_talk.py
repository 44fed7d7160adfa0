"""What passes between a mock exam and the screen it is sat at."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from aws_quiz.core.content.question import lettered

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.content.question import Option, Question


class State(Enum):
    """How an item stands. An item that was seen and has no answer is OPEN; one with too few options INCOMPLETE."""

    UNSEEN = "unseen"
    OPEN = "open"
    INCOMPLETE = "incomplete"
    ANSWERED = "answered"


class Entry(NamedTuple):
    """One cell of the navigator. `number` counts from one."""

    number: int
    state: State
    flagged: bool


class Sheet(NamedTuple):
    """One item as it lies before the learner. `order` is the options' keys as shown, the first as `a`."""

    question: Question
    order: tuple[str, ...]
    number: int
    total: int
    chosen: frozenset[str]
    struck: frozenset[str]
    flagged: bool

    @property
    def shown(self) -> tuple[tuple[str, Option], ...]:
        """Letter and option, in the order shown."""
        return lettered(self.question, self.order)

    @property
    def wanted(self) -> int:
        """How many options make an answer."""
        return len(self.question.right)


class Ending(Enum):
    """How a screen let go of an exam."""

    HANDED_IN = "handed in"
    TIME_UP = "time up"
    LEFT = "left"


class ExamDesk(Protocol):
    """Where a mock exam is sat. What a call takes is stored when it returns; no call gives a verdict away.

    Numbers count from one. Calls that change something do nothing and say False once time is up.
    """

    @property
    def title(self) -> str:
        """Such as "SAA-C03 mock 4"."""

    @property
    def total(self) -> int:
        """How many items the paper has."""

    def show(self, number: int) -> Sheet:
        """The item as it stands; it counts as seen from now on, and as the one on the screen."""

    def entries(self) -> tuple[Entry, ...]:
        """Every item's state, in order."""

    def choose(self, number: int, chosen: Collection[str]) -> bool:
        """Puts these option keys down as the answer, in place of any before."""

    def strike(self, number: int, key: str) -> bool:
        """Strikes an option out, or takes that back."""

    def flag(self, number: int) -> bool:
        """Sets or clears an item's flag. False only where time is up."""

    def seconds_left(self) -> float | None:
        """What is left of the exam's time; None in an exam without a limit."""

    def hand_in(self) -> None:
        """Ends the exam; nothing can be changed afterwards."""
