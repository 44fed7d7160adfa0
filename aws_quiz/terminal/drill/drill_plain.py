"""The drill line by line, for screen readers, pipes and terminals that can only print.

No escape codes, no signs, nothing drawn: every mark is a word. Commands are about the question being asked;
with `last` they are about the one just answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.drill_talk import Deed
from aws_quiz.terminal.device.harmless import cleaned, one_line
from aws_quiz.terminal.drill import deeds
from aws_quiz.terminal.drill.drill_commands import Answer, Command, NotUnderstood, read_answer
from aws_quiz.terminal.question.choice_state import choice_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aws_quiz.core.content.question import Option, Question
    from aws_quiz.core.sitting.drill_talk import Asked, Desk, Marked, Summary

_HELP = """\
Answer with a letter, such as b; with several where several are asked for, such as a c.
Add ? if you are not sure, such as b ?, and ?? if you guess.
skip: move the question to the end.
undo: undo the last action: an answer, a skip, a suspension, a flag, a note.
flag: set or clear a flag on the question.
suspend: never ask this concept again.
note TEXT: write a note on the concept; note - removes it.
report TEXT: report a problem with the question.
flag last, suspend last, note last TEXT, report last TEXT: the same for the question just answered.
repeat: hear the question again.
quit: stop; every answer is saved."""


class _Quit(Exception):
    """The learner leaves the drill, or there is no more input."""


def run_plain(
    desk: Desk,
    read_line: Callable[[], str | None],
    write: Callable[[str], None],
    *,
    monotonic: Callable[[], float],
    interactive: bool,
    width: int | None = None,
) -> Summary:
    """Sits a drill to its end, or until the learner or the input stops.

    `read_line` gives None at the end of the input; `write` is handed one line at a time, without its end.
    Where a person types, it is `interactive` and each answer is asked for. Lines are wrapped only where a
    `width` is given. Ctrl-C raises KeyboardInterrupt, after the desk is closed and the summary written.
    """
    drill = _PlainDrill(desk, read_line, write, monotonic, interactive, width)
    interrupted = False
    try:
        drill.sit()
    except _Quit:
        pass
    except KeyboardInterrupt:
        interrupted = True
    summary = desk.close()
    drill.say(*_summed_up(summary))
    if interrupted:
        raise KeyboardInterrupt
    return summary


class _PlainDrill:
    def __init__(
        self,
        desk: Desk,
        read_line: Callable[[], str | None],
        write: Callable[[str], None],
        monotonic: Callable[[], float],
        interactive: bool,
        width: int | None,
    ) -> None:
        self._desk = desk
        self._read_line = read_line
        self._write = write
        self._monotonic = monotonic
        self._interactive = interactive
        self._width = width
        self._last: Asked | None = None

    def sit(self) -> None:
        while (asked := self._desk.current()) is not None:
            self.say(*_question(asked))
            self._ask(asked)

    def say(self, *texts: str) -> None:
        write_plain(self._write, texts, self._width)

    def _why(self, asked: Asked) -> str:
        from aws_quiz.words.why_asked import why_words

        return f"Why now: {why_words(self._desk.why(asked))}"

    def _ask(self, asked: Asked) -> None:
        """One question, until it is answered, put off or gone."""
        choice = choice_for(asked.question, asked.order)
        since = self._monotonic()
        while True:
            line = self._typed()
            seconds = self._monotonic() - since
            meaning = read_answer(line, choice)
            match meaning:
                case NotUnderstood(sentence):
                    self.say(sentence)
                case Answer(response, confidence):
                    marked = self._desk.answer(asked, response, confidence, seconds)
                    if marked is None:
                        return None
                    self._last = marked.asked
                    return self.say(*_feedback(marked), "")
                case Command("help"):
                    self.say(_HELP, "", self._why(asked))
                case Command("repeat"):
                    self.say(*_question(asked))
                case Command("quit"):
                    raise _Quit
                case Command("skip"):
                    if self._desk.skip():
                        return self.say(deeds.skipped(asked.number), "")
                    self.say(deeds.ONLY_QUESTION)
                case Command("undo"):
                    deed = self._desk.undo()
                    self.say(deeds.UNDONE[deed] if deed else deeds.NOTHING_TO_UNDO)
                    if deed is Deed.ANSWER:
                        self._last = None
                    if deed in deeds.MOVES:
                        return self.say("")
                    asked = self._desk.marks_of(asked)
                case Command(name, text, on_last):
                    about = self._last if on_last else asked
                    if about is None:
                        self.say("No question was answered just before this one.")
                        continue
                    changed = self._act(name, text, about)
                    if on_last:
                        self._last = changed
                        if name == "suspend" and deeds.has_moved_on(self._desk, asked):
                            return None
                    elif name == "suspend":
                        return None
                    else:
                        asked = changed

    def _typed(self) -> str:
        if self._interactive:
            self._write("Your answer:")
        line = self._read_line()
        if line is None:
            raise _Quit
        return line

    def _act(self, name: str, text: str, asked: Asked) -> Asked:
        """Does what is about a question, and gives the question as it is afterwards."""
        question = asked.question
        match name:
            case "flag":
                is_set = self._desk.flag(question)
                self.say(deeds.flagged(is_set))
                return asked._replace(flagged=is_set)
            case "suspend":
                self._desk.suspend(asked.concept)
                self.say(deeds.suspended(asked.concept), "")
            case "note":
                note = "" if text == "-" else text
                self._desk.note(asked.concept, note)
                self.say(deeds.noted(note))
                return asked._replace(note=note)
            case "report":
                self._desk.report(question, text)
                self.say(deeds.REPORTED)
        return asked


def write_plain(write: Callable[[str], None], texts: Iterable[str], width: int | None) -> None:
    """One text a line, cleaned; code keeps its lines. Lines are wrapped only where a width is given."""
    for text in texts:
        for line in cleaned(text).split("\n") if width is None else _wrapped(text, width):
            write(line)


def _wrapped(text: str, width: int) -> list[str]:
    from aws_quiz.terminal.device.bank_text import wrapped  # brings the library that draws, which few lines need

    return [line.plain for line in wrapped(text, width)]


def asked_lines(question: Question, shown: Iterable[tuple[str, Option]]) -> Iterator[str]:
    """What is asked and what can be chosen."""
    if question.scenario:
        yield question.scenario
    yield question.prompt
    for letter, option in shown:
        yield f"{letter}: {option.text}"


def _question(asked: Asked) -> Iterator[str]:
    place = [f"Question {asked.number} of {asked.total}. {one_line(asked.topic_title)}"]
    if asked.task:
        place.append(one_line(asked.task))
    states = (("New.", asked.is_new), ("Again.", asked.again), ("Flagged.", asked.flagged))
    yield " ".join([", ".join(place) + ".", *(word for word, holds in states if holds)])
    if asked.note:
        yield f"Your note: {one_line(asked.note)}"
    yield from asked_lines(asked.question, asked.shown)


def _feedback(marked: Marked) -> Iterator[str]:
    from aws_quiz.terminal.drill.feedback_view import circumstances
    from aws_quiz.terminal.question.lesson_view import letters, verdict_words

    asked = marked.asked
    shown, chosen = asked.shown, marked.review.response
    yield f"{verdict_words(shown, chosen)}."
    yield f"{', '.join(circumstances(marked)).capitalize()}."
    for one in marked.lacked:
        chose = f"You chose {letters(shown, one.chosen)}. That is what one chooses without: {one_line(one.name)}."
        yield f"{chose} It will be asked soon." if one.soon else chose
    for letter, option in shown:
        yield f"{letter}, {'right' if option.correct else 'wrong'}: {option.text} {option.why}"
    yield f"Remember: {asked.concept.takeaway}"
    if asked.concept.changed:
        yield f"Changed: {asked.concept.changed}"
    if asked.note:
        yield f"Your note: {one_line(asked.note)}"
    yield f"Source: {', '.join(map(one_line, asked.concept.sources))}"


def _summed_up(summary: Summary) -> Iterator[str]:
    from aws_quiz.terminal.drill.summary_words import coming_words, result_words, time_words
    from aws_quiz.words.numbers import counted

    yield f"{'Stopped' if summary.left else 'Done'}: {', '.join(result_words(summary))}."
    if summary.answers:
        yield f"Time: {', '.join(time_words(summary))}."
    if summary.new_concepts:
        yield f"New: {counted(summary.new_concepts, 'concept')} met for the first time."
    if summary.missed:
        yield "To review:"
        yield from (f"- {one_line(concept.takeaway)}" for concept in summary.missed)
    label, coming = coming_words(summary)
    yield f"{label}: {', '.join(coming)}."
    if summary.suggestion:
        yield summary.suggestion
