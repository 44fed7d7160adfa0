"""The drill in a terminal: show a question, take the answer, say what there is to say, show the next.

Every answered question stays readable above, with its feedback. The first question is on the screen before
the library that reads keys is imported.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Protocol, assert_never

from rich.text import Text

from aws_quiz.core.memory.review import Confidence
from aws_quiz.terminal.device.bank_text import one_line, wrapped
from aws_quiz.terminal.device.held_terminal import HungUp, held_terminal
from aws_quiz.terminal.device.theme import DIM
from aws_quiz.terminal.device.viewport import framed
from aws_quiz.terminal.drill.drill_pages import Action, FeedbackPage, HelpPage, QuestionPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console

    from aws_quiz.core.sitting.drill_talk import Asked, Desk, Summary
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import View


class Screen(Protocol):
    """Where pages are shown and keys come from."""

    def show(self, view: View) -> str: ...

    def ask_line(self, view: View, label: str, before: str = "") -> str | None: ...


class _Stopped(Exception):
    """The learner leaves the drill."""


def run_drill(
    desk: Desk,
    console: Console,
    *,
    monotonic: Callable[[], float],
    signs: Signs,
    open_screen: Callable[[], Screen] | None = None,
) -> Summary:
    """Sits a drill to its end, or until the learner stops; prints the summary and gives it back.

    `monotonic` counts seconds. `open_screen` takes the place of the terminal. Ctrl-C raises
    KeyboardInterrupt, after the desk is closed and the summary shown. What the desk raises passes through,
    with the terminal as it was before.
    """
    drill = _Drill(desk, console, monotonic, signs, open_screen)
    interrupted = hung_up = False
    with nullcontext() if open_screen else held_terminal():
        try:
            drill.sit()
        except _Stopped:
            pass
        except KeyboardInterrupt:
            interrupted = True
        except HungUp:
            hung_up = True
        summary = desk.close()
    if not hung_up:
        from aws_quiz.terminal.drill.summary_view import summary_lines

        with suppress(HungUp):
            print_lines(console, summary_lines(summary, console.width, signs))
    if interrupted:
        raise KeyboardInterrupt
    return summary


def print_lines(console: Console, lines: Iterable[Text], end: str = "\n") -> None:
    """Prints lines that are already laid out for the terminal. Raises HungUp where it is gone."""
    try:
        console.print(Text("\n").join(lines), soft_wrap=True, end=end)
    except OSError as error:
        raise HungUp from error


class _Drill:
    def __init__(
        self,
        desk: Desk,
        console: Console,
        monotonic: Callable[[], float],
        signs: Signs,
        open_screen: Callable[[], Screen] | None,
    ) -> None:
        self._desk = desk
        self._console = console
        self._monotonic = monotonic
        self._signs = signs
        self._open_screen = open_screen
        self._screen: Screen | None = None

    def sit(self) -> None:
        while (asked := self._desk.current()) is not None:
            self._ask(asked)

    def _ask(self, asked: Asked) -> None:
        """One question, until it is answered, put off or gone."""
        page = QuestionPage(asked, self._signs)
        screen = self._screen or self._paint_first(page)
        since = self._monotonic()
        while True:
            action = Action(screen.show(page))
            pressed_at = self._monotonic()
            match action:
                case Action.SURE | Action.UNSURE | Action.GUESS:
                    return self._answer(screen, page, Confidence(action.value), pressed_at - since)
                case Action.SKIP:
                    if self._desk.skip():
                        return self._say(f"Question {asked.number} comes again at the end.")
                    page.notice = "It is the only question left."
                case Action.UNDO:
                    if self._desk.undo():
                        return self._say("Your last answer is taken back.")
                    page.notice = "There is no answer to take back."
                case Action.SUSPEND:
                    self._desk.suspend(asked.concept)
                    return self._say_suspended(asked)
                case _:
                    self._act(screen, page, action)
            # Writing a note or reading the help is not thinking about the question.
            since += self._monotonic() - pressed_at

    def _paint_first(self, page: QuestionPage) -> Screen:
        """Shows the question, and only then gets what reads keys; its first drawing lands on the painted one."""
        width, height = self._console.size
        lines = framed(page, width, height, self._signs).lines
        print_lines(self._console, lines, end="")
        self._screen = self._open_screen() if self._open_screen else self._terminal_screen()
        from rich.control import Control
        from rich.segment import ControlType

        up = [(ControlType.CURSOR_UP, len(lines) - 1)] if len(lines) > 1 else []
        self._console.control(Control(ControlType.CARRIAGE_RETURN, *up))
        return self._screen

    def _terminal_screen(self) -> Screen:
        from aws_quiz.terminal.device.inline import InlineScreen

        return InlineScreen(self._console, self._signs)

    def _answer(self, screen: Screen, page: QuestionPage, confidence: Confidence, seconds: float) -> None:
        print_lines(self._console, [*page.committed_lines(self._console.width), Text()])
        response = tuple(key for key in page.asked.order if key in page.choice.chosen)
        feedback = FeedbackPage(self._desk.answer(response, confidence, seconds), self._signs)
        try:
            taken_back = self._give_feedback(screen, feedback)
        except (_Stopped, KeyboardInterrupt):
            self._leave_feedback(feedback)
            raise
        self._leave_feedback(feedback)
        if taken_back:
            self._say("This answer is taken back.")

    def _leave_feedback(self, page: FeedbackPage) -> None:
        """Whole, above what comes next."""
        print_lines(self._console, [*page.lines(self._console.width), Text(), Text()])
        if page.suspended:
            self._say_suspended(page.asked)

    def _give_feedback(self, screen: Screen, page: FeedbackPage) -> bool:
        """Until the learner goes on; True where the answer was taken back instead."""
        while True:
            action = Action(screen.show(page))
            match action:
                case Action.NEXT:
                    return False
                case Action.UNDO:
                    if self._desk.undo():
                        return True
                    page.notice = "There is no answer to take back."
                case Action.SUSPEND:
                    if not page.suspended:
                        self._desk.suspend(page.asked.concept)
                        page.suspended = True
                    page.notice = f"Suspended. Take it back: aws-quiz resume {one_line(page.asked.concept.id)}"
                case _:
                    self._act(screen, page, action)

    def _act(self, screen: Screen, page: QuestionPage | FeedbackPage, action: Action) -> None:
        """What is the same before and after the answer."""
        asked = page.asked
        match action:
            case Action.FLAG:
                page.asked = asked._replace(flagged=self._desk.flag(asked.question))
                page.notice = "Flagged." if page.asked.flagged else "The flag is off."
            case Action.NOTE:
                note = screen.ask_line(page, "Note", asked.note)
                if note is not None and note != asked.note:
                    self._desk.note(asked.question, note)
                    page.asked = asked._replace(note=note)
                    page.notice = "Your note is kept." if note else "Your note is removed."
            case Action.REPORT:
                fault = screen.ask_line(page, "What is wrong")
                if fault:
                    self._desk.report(asked.question, fault)
                    page.notice = "Thank you, your report is kept."
            case Action.HELP:
                if screen.show(HelpPage(self._signs)) == Action.INTERRUPT:
                    raise KeyboardInterrupt
            case Action.STOP:
                raise _Stopped
            case Action.INTERRUPT:
                raise KeyboardInterrupt
            case Action.SURE | Action.UNSURE | Action.GUESS | Action.NEXT | Action.SKIP | Action.UNDO | Action.SUSPEND:
                raise AssertionError(f"{action} is the page's own")
            case _:
                assert_never(action)

    def _say(self, sentence: str) -> None:
        lines = [Text(" ").append_text(line) for line in wrapped(sentence, self._console.width - 2, DIM)]
        print_lines(self._console, [self._signs.printable(line) for line in [*lines, Text()]])

    def _say_suspended(self, asked: Asked) -> None:
        self._say(f"Suspended. To be asked it again: aws-quiz resume {one_line(asked.concept.id)}")
