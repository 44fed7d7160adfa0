"""The drill's pages and their keys. Letters a to j are options and nothing else, here as in the exam."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.terminal.device.viewport import ARROWS, Hint, Page, read_on, scrolled
from aws_quiz.terminal.question.choice_state import choice_for
from aws_quiz.terminal.question.question_view import lay_out, question_lines

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.sitting.drill_talk import Asked, Marked
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame


class Action(StrEnum):
    """What a key asks the drill to do."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"
    NEXT = "next"
    FLAG = "flag"
    UNDO = "undo"
    SKIP = "skip"
    SUSPEND = "suspend"
    NOTE = "note"
    REPORT = "report"
    HELP = "help"
    STOP = "stop"
    INTERRUPT = "interrupt"


_COMMITS = {"enter": Action.SURE, "tab": Action.UNSURE, "ctrl-g": Action.GUESS}
_ANYWHERE = {
    "m": Action.FLAG,
    "u": Action.UNDO,
    "s": Action.SUSPEND,
    "n": Action.NOTE,
    "r": Action.REPORT,
    "?": Action.HELP,
    "q": Action.STOP,
    "ctrl-q": Action.STOP,
    "ctrl-d": Action.STOP,
    "ctrl-c": Action.INTERRUPT,
}


class QuestionPage:
    """A question that waits for its answer."""

    def __init__(self, asked: Asked, signs: Signs) -> None:
        self.asked = asked
        self.choice = choice_for(asked.question, asked.order)
        self.signs = signs
        self.notice = ""
        self.top = 0
        self.follows = False

    def page(self, width: int) -> Page:
        laid_out = lay_out(self.asked, self.choice, width, self.signs)
        return Page(laid_out.lines, self._hints(), self.notice, kept_in_view=laid_out.cursor_rows)

    def committed_lines(self, width: int) -> list[Text]:
        """As it stays above its feedback."""
        return question_lines(self.asked, self.choice, width, self.signs, closed=True)

    def press(self, key: str, frame: Frame) -> Action | None:
        self.notice = ""
        if (top := scrolled(key, frame)) is not None:
            self.top, self.follows = top, False
        elif key in ARROWS:
            self.choice, self.follows = self.choice.moved(ARROWS[key]), True
        elif key == "space":
            self._toggle()
        elif key in _COMMITS:
            self.notice = self.choice.refusal
            return None if self.notice else _COMMITS[key]
        elif key in OPTION_KEYS:
            self._pick(key)
        elif key == "k":
            return Action.SKIP
        else:
            return _ANYWHERE.get(key)
        return None

    def _pick(self, letter: str) -> None:
        if letter not in self.choice.letters:
            self.notice = f"There is no option {letter}: they go from a to {self.choice.letters[-1]}."
        self.choice, self.follows = self.choice.picked(letter), True

    def _toggle(self) -> None:
        if self.choice.cursor is None:
            self.notice = "Go to an option first: press its letter, or down."
        self.choice, self.follows = self.choice.toggled(), True

    def _hints(self) -> tuple[Hint, ...]:
        choose = (Hint("space", "choose", 4),) if self.choice.multiple else ()
        return (
            *choose,
            Hint("enter", "sure", 1),
            Hint("tab", "unsure", 2),
            Hint("ctrl-g", "guess", 4),
            Hint("m", "flag", 6),
            Hint("k", "skip", 7),
            Hint("?", "keys", 0),
            Hint("q", "stop", 3),
        )


class FeedbackPage:
    """What is said to an answer, until the learner goes on."""

    def __init__(self, marked: Marked, signs: Signs) -> None:
        self.marked = marked
        self.signs = signs
        self.notice = ""
        self.suspended = False
        self.top = 0
        self.follows = False

    @property
    def asked(self) -> Asked:
        return self.marked.asked

    @asked.setter
    def asked(self, asked: Asked) -> None:
        self.marked = self.marked._replace(asked=asked)

    def lines(self, width: int) -> list[Text]:
        from aws_quiz.terminal.drill.feedback_view import feedback_lines  # the first question can do without it

        return feedback_lines(self.marked, width, self.signs)

    def page(self, width: int) -> Page:
        hints = (
            Hint("enter", "next", 0),
            Hint("u", "undo", 2),
            Hint("n", "note", 4),
            Hint("m", "flag", 6),
            Hint("s", "suspend", 5),
            Hint("r", "report a fault", 7),
            Hint("?", "keys", 1),
            Hint("q", "stop", 3),
        )
        return Page(self.lines(width), hints, self.notice, scroll_key="space")

    def press(self, key: str, frame: Frame) -> Action | None:
        self.notice = ""
        if key == "enter" or (key == "space" and not frame.below):
            return Action.NEXT
        return _scroll_or_act(self, key, frame)


class HelpPage:
    """All keys; any key but those that scroll leads back."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.top = 0
        self.follows = False

    def lines(self, width: int) -> list[Text]:
        from aws_quiz.terminal.drill.help_view import help_lines  # the first question can do without it

        return help_lines(width, self.signs)

    def page(self, width: int) -> Page:
        return Page(self.lines(width), (Hint("any other key", "back", 0),), scroll_key="space")

    def press(self, key: str, frame: Frame) -> Action | None:
        if key == "ctrl-c":
            return Action.INTERRUPT
        if read_on(key, frame) is None or (key == "space" and not frame.below):
            return Action.NEXT
        return _scroll_or_act(self, key, frame)


def _scroll_or_act(page: FeedbackPage | HelpPage, key: str, frame: Frame) -> Action | None:
    top = read_on(key, frame)
    if top is None:
        return _ANYWHERE.get(key)
    page.top = top
    return None
