"""What can be done with a result that has just been shown: go through the exam, compare it, or leave it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from aws_quiz.terminal.device.bindings import Binding, Bindings
from aws_quiz.terminal.device.viewport import Page

if TYPE_CHECKING:
    from rich.console import Console

    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame


class After(StrEnum):
    REVIEW = "review"
    COMPARE = "compare"
    CLOSE = "close"


def after_keys(compared_with: str) -> Bindings[After]:
    """`compared_with` names the mock before, such as "mock 3"; empty where there is none."""
    compare = Binding(("c",), After.COMPARE, "compare", f"compare with {compared_with}", 1)
    return Bindings(
        "After an exam",
        Binding(("enter",), After.REVIEW, "go through it", "go through it", 0),
        *([compare] if compared_with else []),
        Binding(("q", "escape", "ctrl-c", "ctrl-d", "ctrl-q"), After.CLOSE, "close", "close", 0),
    )


class AfterPage:
    """One line of keys below the result."""

    def __init__(self, compared_with: str) -> None:
        self.top = 0
        self.follows = False
        self._keys = after_keys(compared_with)

    def page(self, width: int, room: int) -> Page:
        del width, room
        return Page((), self._keys.hints())

    def press(self, key: str, frame: Frame) -> str | None:
        del frame
        return self._keys.act(key)


def ask_after(console: Console, signs: Signs, compared_with: str) -> After:
    """What the learner wants of a result; to leave it where the terminal is gone."""
    from aws_quiz.terminal.device.held_terminal import HungUp
    from aws_quiz.terminal.device.inline import InlineScreen

    try:
        return After(InlineScreen(console, signs).show(AfterPage(compared_with)))
    except HungUp:
        return After.CLOSE
