"""A mock exam line by line, for screen readers, pipes and terminals that can only print; every mark is a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.exam_talk import Ending
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.drill.drill_commands import NotUnderstood
from aws_quiz.terminal.drill.drill_plain import asked_lines, write_plain
from aws_quiz.terminal.exam.exam_commands import ExamAnswer, ExamCommand, read_exam_line
from aws_quiz.terminal.exam.exam_overview import Kind, of_kind, readiness, to_look_at
from aws_quiz.terminal.exam.exam_state import ExamState
from aws_quiz.terminal.question.choice_state import choice_for
from aws_quiz.terminal.question.lesson_view import letters
from aws_quiz.words.durations import spoken_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aws_quiz.core.sitting.exam_talk import ExamDesk, Sheet

_HELP = """\
Answer with a letter, such as b; with several where several are asked for, such as a c. The next question follows.
next, back, goto 17: another question.
flag: set or clear a flag on the question.
strike c: strike an option out, or undo that.
repeat: hear the question again, with your answer.
time: how much time is left.
review: what is not answered, incomplete or flagged.
submit: hand in; it asks you to confirm.
leave: pause the exam; it can be resumed."""


def run_exam_plain(
    desk: ExamDesk,
    read_line: Callable[[], str | None],
    write: Callable[[str], None],
    *,
    interactive: bool,
    width: int | None = None,
    start: int | None = None,
) -> Ending:
    """Sits an exam until it is handed in, its time is up, or the learner or the input stops.

    `read_line` gives None at the end of the input, which leaves the exam; so does Ctrl-C. Where a person types,
    it is `interactive` and each line is asked for. Lines are wrapped only where a `width` is given.
    `start` is the first item shown; without it, the last that was seen.
    """
    exam = _PlainExam(ExamState(desk, start), read_line, write, interactive, width)
    try:
        return exam.sit()
    except KeyboardInterrupt:
        return exam.leave()


class _PlainExam:
    def __init__(
        self,
        state: ExamState,
        read_line: Callable[[], str | None],
        write: Callable[[str], None],
        interactive: bool,
        width: int | None,
    ) -> None:
        self._state = state
        self._read_line = read_line
        self._write = write
        self._interactive = interactive
        self._width = width

    def sit(self) -> Ending:
        state = self._state
        if state.ending is None:
            self._say(f"{one_line(state.desk.title)}. {_time_left(state.left)} Type help for all commands.")
            self._show()
        while state.ending is None:
            line = self._typed("Your answer:")
            if state.ending is not None:
                break
            if line is None:
                return self.leave()
            self._take(line)
        if state.ending is Ending.TIME_UP:
            self._say("Time is up: the exam is handed in as it stands.")
        elif state.ending is Ending.HANDED_IN:
            self._say("Handed in.")
        return state.ending

    def leave(self) -> Ending:
        self._say("The exam is paused; the clock has stopped until you resume it.")
        return Ending.LEFT

    def _typed(self, prompt: str) -> str | None:
        """The next line; the clock is looked at before anything is done with it."""
        if self._interactive:
            self._write(prompt)
        line = self._read_line()
        state = self._state
        state.tick()
        if state.warning:
            self._say(state.warning)
            state.warning = ""
        return line

    def _take(self, line: str) -> None:
        state = self._state
        sheet = state.sheet
        choice = choice_for(sheet.question, sheet.order)
        meaning = read_exam_line(line, choice, state.desk.total)
        match meaning:
            case NotUnderstood(sentence):
                self._say(sentence)
            case ExamAnswer(keys):
                if state.answer(frozenset(keys)):
                    self._say(f"Recorded: {letters(sheet.shown, keys)}.", "")
                    self._go_on()
            case ExamCommand("next"):
                self._go_on()
            case ExamCommand("back"):
                state.back()
                self._show()
            case ExamCommand("goto", number):
                state.go(number)
                self._show()
            case ExamCommand("flag"):
                if state.flag(sheet.number):
                    self._say("Flagged." if state.sheet.flagged else "Flag cleared.")
            case ExamCommand("strike", key=key):
                self._strike(choice.letters[choice.order.index(key)])
            case ExamCommand("review"):
                self._say(*_review(state))
            case ExamCommand("time"):
                self._say(_time_left(state.left))
            case ExamCommand("repeat"):
                self._show()
            case ExamCommand("help"):
                self._say(_HELP)
            case ExamCommand("submit"):
                self._submit()
            case ExamCommand("leave"):
                state.leave()
                self.leave()
            case ExamCommand(name):
                raise AssertionError(f"{name} is not a command")

    def _go_on(self) -> None:
        state = self._state
        if state.sheet.number < state.desk.total:
            state.next()
            return self._show()
        missing = len(state.entries) - len(of_kind(state.entries, Kind.ANSWERED))
        left = f"{missing} not answered yet: review names them" if missing else "all are answered"
        return self._say(f"That was the last question; {left}. submit hands in.")

    def _strike(self, letter: str) -> None:
        state = self._state
        state.cursor = state.letters.index(letter)
        key = state.sheet.order[state.cursor]
        state.strike()
        if state.ending is None:
            struck = key in state.sheet.struck
            said = f"Option {letter} is struck out." if struck else f"Option {letter} is no longer struck out."
            self._say(state.notice or said)
            state.notice = ""

    def _submit(self) -> None:
        state = self._state
        self._say(*_review(state), "Type yes to hand in, anything else to continue.")
        line = self._typed("Hand in?")
        if state.ending is not None:
            return
        if line is None:
            state.leave()
            self.leave()
        elif line.strip().lower() == "yes":
            state.hand_in()
        else:
            self._say(f"Not handed in. You are at question {state.sheet.number}.")

    def _show(self) -> None:
        state = self._state
        if state.notice:
            self._say(state.notice)
            state.notice = ""
        self._say(*_item(state.sheet))

    def _say(self, *texts: str) -> None:
        write_plain(self._write, texts, self._width)


def _item(sheet: Sheet) -> Iterator[str]:
    flagged = " Flagged." if sheet.flagged else ""
    yield f"Question {sheet.number} of {sheet.total}.{flagged}"
    yield from asked_lines(sheet.question, sheet.shown)
    if sheet.struck:
        yield f"Struck out: {letters(sheet.shown, sheet.struck)}."
    if sheet.chosen:
        count = f", {len(sheet.chosen)} of {sheet.wanted}" if len(sheet.chosen) < sheet.wanted else ""
        yield f"Your answer: {letters(sheet.shown, sheet.chosen)}{count}."


def _review(state: ExamState) -> Iterator[str]:
    yield readiness(state.entries)
    for label, numbers in to_look_at(state.entries):
        yield f"{label}: {numbers}."


def _time_left(left: float | None) -> str:
    return "There is no time limit." if left is None else f"{spoken_clock(left).capitalize()} left."
