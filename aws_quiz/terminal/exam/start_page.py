"""What a mock exam is, told before its clock runs: enter starts it, q cancels."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.bindings import Binding, Bindings
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.device.viewport import Page, read_on
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label
from aws_quiz.words.durations import a_question
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output
    from rich.console import Console

    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame


class ExamFacts(NamedTuple):
    """What a learner should know. `seconds` is None without a limit, `final` says what a final mock is.

    `taken_on` says when the exam itself can be taken, where that is not simply now.
    """

    title: str
    name: str
    questions: int
    scored: int
    seconds: float | None
    pass_mark: int
    scale: tuple[int, int]
    taken_on: str = ""
    final: str = ""


class Choice(StrEnum):
    START = "start"
    CANCEL = "cancel"
    SCROLL = "scroll"


KEYS = Bindings(
    "Before the exam",
    Binding(("enter",), Choice.START, "start the exam and its clock", "start", 0),
    Binding(("q", "escape", "ctrl-c", "ctrl-d", "ctrl-q"), Choice.CANCEL, "cancel; nothing is recorded", "cancel", 0),
    Binding(("up", "down", "space", "pageup", "pagedown", "home", "end"), Choice.SCROLL, "scroll"),
)


class StartPage:
    """The page; it answers with what the learner chose."""

    def __init__(self, facts: ExamFacts, signs: Signs) -> None:
        self.top = 0
        self.follows = False
        self._facts = facts
        self._signs = signs

    def page(self, width: int, room: int) -> Page:
        del room
        return Page(start_lines(self._facts, width, self._signs), KEYS.hints())

    def press(self, key: str, frame: Frame) -> str | None:
        choice = KEYS.act(key)
        if choice is Choice.SCROLL:
            self.top = read_on(key, frame) or 0
            return None
        return choice


def start(
    facts: ExamFacts, console: Console, signs: Signs, *, source: Input | None = None, target: Output | None = None
) -> bool:
    """Shows the page until the learner starts the exam, or does not."""
    from aws_quiz.terminal.device.held_terminal import HungUp
    from aws_quiz.terminal.device.inline import InlineScreen

    try:
        return InlineScreen(console, signs, source=source, target=target).show(StartPage(facts, signs)) == Choice.START
    except HungUp:
        return False


def start_plain(facts: ExamFacts, read_line: Callable[[], str | None] | None, write: Callable[[str], None]) -> bool:
    """The same line by line; without a person to ask (`read_line` is None) it starts."""
    write(f"{one_line(facts.title)}: {one_line(facts.name)}.")
    for label, words in _rows(facts):
        write(f"{label}: {words}.")
    if read_line is None:
        return True
    write("Press enter to start, or type q to cancel.")
    line = read_line()
    return line is not None and not line.strip().lower().startswith("q")


def start_lines(facts: ExamFacts, width: int, signs: Signs) -> list[Text]:
    width = min(width, WIDEST)
    lines = [Text(" ").append(one_line(facts.title), f"{STRONG} {ACCENT}")]
    lines += [*hung(Text(" "), wrapped(one_line(facts.name), width - 2, DIM)), Text()]
    for label, words in _rows(facts):
        lines += labelled(label, wrapped(words, room_beside_label(width)), width)
    return [signs.printable(line) for line in [*lines, Text()]]


def _rows(facts: ExamFacts) -> Iterator[tuple[str, str]]:
    if facts.final:
        yield "Final", facts.final
    counting = f", of which {facts.scored} count; you cannot tell which" if facts.scored < facts.questions else ""
    yield "Questions", f"{facts.questions}{counting}"
    if facts.seconds is None:
        yield "Time", "no limit"
    else:
        pace = a_question(facts.seconds / facts.questions)
        yield "Time", f"{counted(round(facts.seconds / 60), 'minute')}, {pace} a question"
    yield "Pass mark", f"{facts.pass_mark} on a scale of {facts.scale[0]} to {facts.scale[1]}"
    if facts.taken_on:
        yield "Exam", facts.taken_on
    yield "Answers", "nothing is marked before the end; an unanswered question counts as wrong, so guess"
    pauses = "q pauses the exam and stops the clock, and so does closing the window; the help page does not"
    yield "Pauses", pauses if facts.seconds is not None else "q pauses the exam"
    yield "Keys", "letters or space select, enter goes on, m flags, r reviews and hands in; ? shows all"
