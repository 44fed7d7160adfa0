"""The drill in a terminal: show a question, take the answer, show it with its verdict, show the next.

Every answered question stays readable above, whole, with its verdict. The first question is on the screen before
the library that reads keys is imported.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Protocol

from rich.text import Text

from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.sitting.drill_talk import Deed
from aws_quiz.terminal.device.bank_text import wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.held_terminal import HungUp, held_terminal
from aws_quiz.terminal.device.theme import DIM
from aws_quiz.terminal.device.viewport import framed
from aws_quiz.terminal.drill import deeds
from aws_quiz.terminal.drill.drill_keys import Action
from aws_quiz.terminal.drill.drill_pages import HelpPage, QuestionPage, VerdictPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console

    from aws_quiz.core.sitting.drill_talk import Asked, Desk, Summary
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import View


SETTLED = 0.3
"""Seconds for which a new verdict takes no key that goes on: what comes sooner was meant for the question."""


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
    open_page: Callable[[str], bool] = lambda _: False,
    settled: float = SETTLED,
) -> Summary:
    """Sits a drill to its end, or until the learner stops; prints the summary and gives it back.

    `monotonic` counts seconds. `open_screen` takes the place of the terminal. `open_page` shows an address in a
    browser and says whether it could. For `settled` seconds a verdict takes no key that goes on. Ctrl-C raises
    KeyboardInterrupt, after the desk is closed and the summary shown. What the desk raises passes through,
    with the terminal as it was before.
    """
    drill = _Drill(desk, console, monotonic, signs, open_screen, open_page, settled)
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
        open_page: Callable[[str], bool],
        settled: float,
    ) -> None:
        self._desk = desk
        self._console = console
        self._monotonic = monotonic
        self._signs = signs
        self._open_screen = open_screen
        self._open_page = open_page
        self._settled = settled
        self._screen: Screen | None = None
        self._verdicts: list[VerdictPage] = []

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
                        return self._say(deeds.skipped(asked.number))
                    page.notice = deeds.ONLY_QUESTION
                case Action.UNDO:
                    if self._undone(page):
                        return None
                case Action.PREVIOUS:
                    if self._look_back(screen, page) or deeds.has_moved_on(self._desk, asked):
                        return None
                case Action.SUSPEND:
                    self._desk.suspend(asked.concept)
                    return self._say(deeds.suspended(asked.concept))
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
        response = tuple(key for key in page.asked.order if key in page.choice.chosen)
        marked = self._desk.answer(page.asked, response, confidence, seconds)
        if marked is None:
            return
        verdict = VerdictPage(marked, self._signs)
        self._verdicts.append(verdict)
        try:
            undone = self._give_verdict(screen, verdict)
        except (_Stopped, KeyboardInterrupt):
            self._leave(verdict)
            raise
        if not undone:
            self._leave(verdict)

    def _leave(self, page: VerdictPage) -> None:
        """Whole, above what comes next."""
        print_lines(self._console, [*page.lines_to_stay(self._console.width), Text(), Text()])
        if page.suspended:
            self._say(deeds.suspended(page.asked.concept))

    def _give_verdict(self, screen: Screen, page: VerdictPage) -> bool:
        """Until the learner goes on; True where the answer was undone instead."""
        since = self._monotonic()
        while True:
            action = Action(screen.show(page))
            match action:
                case Action.NEXT:
                    if self._monotonic() - since >= self._settled:
                        return False
                case Action.UNDO:
                    if self._undone(page):
                        return True
                case Action.PREVIOUS:
                    if self._look_back(screen, page, before=1):
                        return True
                case Action.SUSPEND:
                    self._suspend(page)
                case _:
                    self._act(screen, page, action)

    def _look_back(self, screen: Screen, page: QuestionPage | VerdictPage, before: int = 0) -> bool:
        """The verdicts before, the last one first; True where an undo brought another question onto the screen."""
        place = last = len(self._verdicts) - 1 - before
        if last < 0:
            page.notice = "Nothing has been answered yet."
        while 0 <= place <= last:
            verdict = self._verdicts[place]
            action = Action(screen.show(verdict))
            match action:
                case Action.NEXT:
                    place += 1
                case Action.PREVIOUS if place:
                    place -= 1
                case Action.PREVIOUS:
                    verdict.notice = "This is the first answer of this drill."
                case Action.UNDO:
                    if self._undone(verdict):
                        return True
                case Action.SUSPEND:
                    self._suspend(verdict)
                case _:
                    self._act(screen, verdict, action)
        return False

    def _suspend(self, page: VerdictPage) -> None:
        if not page.suspended:
            self._desk.suspend(page.asked.concept)
            page.suspended = True
        page.notice = deeds.suspended(page.asked.concept)

    def _undone(self, page: QuestionPage | VerdictPage) -> bool:
        """Undoes what was done last; True where that brought another question onto the screen."""
        deed = self._desk.undo()
        if deed is None:
            page.notice = deeds.NOTHING_TO_UNDO
            return False
        if deed is Deed.ANSWER:
            self._verdicts.pop()
        if deed in deeds.MOVES and not (isinstance(page, VerdictPage) and deed is Deed.SUSPENSION):
            self._say(deeds.UNDONE[deed])
            return True
        if isinstance(page, VerdictPage):
            page.suspended = False
        page.asked = self._desk.marks_of(page.asked)
        page.notice = deeds.UNDONE[deed]
        return False

    def _act(self, screen: Screen, page: QuestionPage | VerdictPage, action: Action) -> None:
        """What is the same before and after the answer."""
        asked = page.asked
        match action:
            case Action.FLAG:
                page.asked = asked._replace(flagged=self._desk.flag(asked.question))
                page.notice = deeds.flagged(page.asked.flagged)
            case Action.NOTE:
                note = screen.ask_line(page, "Note", asked.note)
                if note is not None and note != asked.note:
                    self._desk.note(asked.concept, note)
                    page.asked = asked._replace(note=note)
                    page.notice = deeds.noted(note)
            case Action.REPORT:
                fault = screen.ask_line(page, "What is wrong")
                if fault:
                    self._desk.report(asked.question, fault)
                    page.notice = deeds.REPORTED
            case Action.DOCS:
                page.notice = self._shown_docs(asked)
            case Action.HELP:
                if screen.show(HelpPage(self._signs, self._why(page))) == Action.INTERRUPT:
                    raise KeyboardInterrupt
            case Action.STOP:
                raise _Stopped
            case Action.INTERRUPT:
                raise KeyboardInterrupt
            case _:
                raise AssertionError(f"{action} is the page's own")

    def _why(self, page: QuestionPage | VerdictPage) -> str:
        """Why the question comes now; after its answer there is nothing to tell."""
        from aws_quiz.words.why_asked import why_words

        return why_words(self._desk.why(page.asked)) if isinstance(page, QuestionPage) else ""

    def _shown_docs(self, asked: Asked) -> str:
        """Opens the concept's first source, or says where it is."""
        if not asked.concept.sources:
            return "No documentation is listed."
        url = one_line(asked.concept.sources[0])
        return f"Opened {url}" if self._open_page(url) else url

    def _say(self, sentence: str) -> None:
        lines = [Text(" ").append_text(line) for line in wrapped(sentence, self._console.width - 2, DIM)]
        print_lines(self._console, [self._signs.printable(line) for line in [*lines, Text()]])
