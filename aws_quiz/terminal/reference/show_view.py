"""One question on a page: its key, its reasons, and the learner's history with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.words.due import comes_back
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.memory.memory import Memory
    from aws_quiz.core.memory.review import Review
    from aws_quiz.terminal.device.theme import Signs

LABEL = 10


class History(NamedTuple):
    """The learner's answers to a question, oldest first, and what stands on it and its concept."""

    reviews: tuple[Review, ...]
    memory: Memory | None
    flagged: bool
    suspended: bool
    note: str


def show_lines(
    question: Question, concept: Concept, history: History, today: date, width: int, signs: Signs
) -> list[Text]:
    width = min(width, WIDEST)
    about = [question.kind, question.level.value]
    about += [f"{exam.upper()} {', '.join(tasks)}" for exam, tasks in question.exams.items()]
    lines = [Text(), *hung(Text(" "), [Text(question.id, STRONG)])]
    lines += hung(Text(" "), wrapped(f" {signs.dot} ".join(about), width - 2, DIM))
    for text in (question.scenario, question.prompt):
        if text:
            lines += [Text(), *hung(Text(" "), wrapped(text, width - 2))]
    for option in question.options:
        sign, style = (signs.right, RIGHT) if option.correct else (signs.wrong, WRONG)
        lines += [Text(), *hung(Text(f" {option.key} {sign} ", style), wrapped(option.text, width - 6))]
        lines += hung(Text("     "), wrapped(option.why, width - 6, DIM))
    lines.append(Text())
    lines += _labelled("Remember", concept.takeaway, width)
    if concept.changed:
        lines += _labelled("Changed", concept.changed, width)
    for at, source in enumerate(concept.sources):
        lines += _labelled("Source" if not at else "", one_line(source), width)
    lines += _labelled("", f"notes {', '.join(concept.notes) or 'none'} {signs.dot} checked {concept.checked}", width)
    lines += _labelled("File", str(question.source), width)
    lines.append(Text())
    lines += _history(history, today, width, signs)
    return [signs.printable(line) for line in [*lines, Text()]]


def _history(history: History, today: date, width: int, signs: Signs) -> list[Text]:
    lines: list[Text] = []
    for review in history.reviews:
        sign, style = (signs.right, RIGHT) if review.right else (signs.wrong, WRONG)
        took = "" if review.seconds is None else f" {signs.dot} {review.seconds:.0f} s"
        chosen = " ".join(review.response)
        line = Text(f" {review.study_day}  ", DIM).append(f"{sign} {review.verdict.value}", style)
        lines.append(line.append(f"  chose {chosen} {signs.dot} {review.confidence.value}{took}", "default"))
    if not lines:
        lines += _labelled("Yours", "never answered", width)
    if history.memory:
        days = (history.memory.due_day - today).days
        when = "due now" if days <= 0 else comes_back(days)
        answers = history.memory.reviews
        lines += _labelled(
            "Memory",
            f"{when}; {counted(answers, 'answer')}, stable for about {counted(round(history.memory.stability), 'day')}",
            width,
        )
    marks = [word for word, is_set in (("flagged", history.flagged), ("suspended", history.suspended)) if is_set]
    if marks:
        lines += _labelled("Marks", ", ".join(marks), width)
    if history.note:
        lines += _labelled("Note", one_line(history.note), width)
    return lines


def _labelled(label: str, text: str, width: int) -> list[Text]:
    return hung(Text(f" {label:<{LABEL}}", ACCENT), wrapped(text, width - LABEL - 2))
