"""What can be done with questions that a search has just listed: try one, unspoiled, or leave them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from aws_quiz.terminal.device.bindings import Binding, Bindings
from aws_quiz.terminal.device.viewport import Page
from aws_quiz.terminal.exam.exam_keys import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame, View


class Pick(StrEnum):
    NUMBER = "number"
    ERASE = "erase"
    TRY = "try"
    CLOSE = "close"


KEYS = Bindings(
    "After a search",
    Binding(DIGITS, Pick.NUMBER, "the number of a question", shown="0 to 9"),
    Binding(("backspace",), Pick.ERASE, "erase what was typed"),
    Binding(("enter",), Pick.TRY, "try that question", "try it", 0, hint_key="number + enter"),
    Binding(("q", "escape", "ctrl-c", "ctrl-d", "ctrl-q"), Pick.CLOSE, "close", "close", 0),
)


class TryPage:
    """One line of keys below the list. It answers with the number of a question, or that it is closed."""

    def __init__(self, count: int) -> None:
        self.top = 0
        self.follows = False
        self._count = count
        self._typed = ""
        self._notice = ""

    def page(self, width: int, room: int) -> Page:
        del width, room
        return Page((), KEYS.hints(), self._notice or (f"Question {self._typed}" if self._typed else ""))

    def press(self, key: str, frame: Frame) -> str | None:
        del frame
        self._notice = ""
        match KEYS.act(key):
            case Pick.NUMBER:
                self._typed = f"{self._typed}{key}".lstrip("0")[: len(str(self._count))]
            case Pick.ERASE:
                self._typed = self._typed[:-1]
            case Pick.TRY if self._typed and int(self._typed) <= self._count:
                return self._typed
            case Pick.TRY:
                self._typed = ""
                self._notice = f"Type a number from 1 to {self._count}, then enter." if self._count > 1 else "Type 1."
            case Pick.CLOSE:
                return Pick.CLOSE
            case _:
                pass
        return None


def ask_which(count: int, console: Console, signs: Signs, *, show: Callable[[View], str] | None = None) -> int | None:
    """The place, from 0, of the question that the learner wants to try; None where they leave it."""
    from aws_quiz.terminal.device.held_terminal import HungUp
    from aws_quiz.terminal.device.inline import InlineScreen

    try:
        answer = (show or InlineScreen(console, signs).show)(TryPage(count))
    except HungUp:
        return None
    return None if answer == Pick.CLOSE else int(answer) - 1
