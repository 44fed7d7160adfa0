"""The drill's pages: what they show, and what a key asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.terminal.device.viewport import Hint, Page, read_on, scrolled
from aws_quiz.terminal.drill.drill_keys import ALWAYS, QUESTION_KEYS, SECTIONS, VERDICT_KEYS, Action
from aws_quiz.terminal.question.choice_state import choice_for
from aws_quiz.terminal.question.question_view import lay_out

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.sitting.drill_talk import Asked, Marked
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame
    from aws_quiz.terminal.question.choice_state import ChoiceState

_STEPS = {Action.UP: -1, Action.DOWN: 1}


class QuestionPage:
    """A question that waits for its answer."""

    def __init__(self, asked: Asked, signs: Signs) -> None:
        self.asked = asked
        self.choice = choice_for(asked.question, asked.order)
        self.signs = signs
        self.notice = ""
        self.top = 0
        self.follows = False

    def page(self, width: int, room: int) -> Page:
        del room
        laid_out = lay_out(self.asked, self.choice, width, self.signs)
        hints = (*QUESTION_KEYS.hints(), *ALWAYS.hints("m", "?", "q"))
        return Page(laid_out.lines, hints, self.notice, kept_in_view=laid_out.cursor_rows)

    def press(self, key: str, frame: Frame) -> Action | None:
        self.notice = ""
        match action := QUESTION_KEYS.act(key) or ALWAYS.act(key):
            case Action.SCROLL:
                self.top, self.follows = scrolled(key, frame) or 0, False
            case Action.UP | Action.DOWN:
                self._now(self.choice.moved(_STEPS[action]))
            case Action.SELECT:
                self._now(self.choice.toggled())
            case Action.PICK:
                self._now(self.choice.picked(key))
            case Action.SURE | Action.UNSURE | Action.GUESS:
                self.notice = self.choice.refusal
                return None if self.notice else action
            case _:
                return action
        return None

    def _now(self, choice: ChoiceState) -> None:
        self.choice, self.notice, self.follows = choice, choice.notice, True


class VerdictPage:
    """What is said to an answer, until the learner goes on."""

    def __init__(self, marked: Marked, signs: Signs) -> None:
        self.marked = marked
        self.signs = signs
        self.notice = ""
        self.suspended = False
        self.whole = False
        self.every_reason = False
        self.top = 0
        self.follows = False

    @property
    def asked(self) -> Asked:
        return self.marked.asked

    @asked.setter
    def asked(self, asked: Asked) -> None:
        self.marked = self.marked._replace(asked=asked)

    def page(self, width: int, room: int) -> Page:
        lines = self._lines(width, room=room, whole=self.whole)
        return Page(lines, (*VERDICT_KEYS.hints(), *ALWAYS.hints("u", "n", "?", "q")), self.notice)

    def lines_to_stay(self, width: int) -> list[Text]:
        """As it stays above what comes next: the question is whole there."""
        return self._lines(width, room=None, whole=True)

    def press(self, key: str, frame: Frame) -> Action | None:
        self.notice = ""
        match action := VERDICT_KEYS.act(key) or ALWAYS.act(key):
            case Action.SCROLL | Action.UP | Action.DOWN:
                self.top = read_on(key, frame) or 0
            case Action.REASONS if self.every_reason and frame.below:
                self.top = read_on("pagedown", frame) or 0
            case Action.REASONS:
                self.every_reason = not self.every_reason
                self.top = 0
            case Action.WHOLE:
                self.whole = not self.whole
                self.top = 0
            case _:
                return action
        return None

    def _lines(self, width: int, *, room: int | None, whole: bool) -> list[Text]:
        from aws_quiz.terminal.drill.feedback_view import feedback_lines  # the first question can do without it

        return feedback_lines(self.marked, width, self.signs, room=room, whole=whole, every_reason=self.every_reason)


class HelpPage:
    """All keys; any key but those that scroll leads back. `why` says why the question comes now."""

    def __init__(self, signs: Signs, why: str = "") -> None:
        self.signs = signs
        self.why = why
        self.top = 0
        self.follows = False

    def lines(self, width: int) -> list[Text]:
        from aws_quiz.terminal.device.help_view import (
            paragraph_lines,
            section_lines,
        )  # the first question can do without it

        signs = self.signs
        shown = (
            (f"{signs.known} {signs.missed}", "right, wrong: the questions before this one"),
            (signs.here, "the cursor; after an answer, what you selected"),
            (signs.flag, "flagged"),
        )
        lines = section_lines((*(table.section for table in SECTIONS), ("Signs", shown)), width, signs)
        return [*paragraph_lines("Why now", self.why, width, signs), *lines] if self.why else lines

    def page(self, width: int, room: int) -> Page:
        del room
        return Page(self.lines(width), (Hint("any other key", "back", 0),), scroll_key="space")

    def press(self, key: str, frame: Frame) -> Action | None:
        if key == "ctrl-c":
            return Action.INTERRUPT
        top = read_on(key, frame)
        if top is None or (key == "space" and not frame.below):
            return Action.NEXT
        self.top = top
        return None
