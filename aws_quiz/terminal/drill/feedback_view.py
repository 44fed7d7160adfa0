"""What is said after an answer: the verdict, the reason of every option, what to remember, where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.theme import WIDEST
from aws_quiz.terminal.question.lesson_view import lesson_lines, reason_lines, verdict_lines
from aws_quiz.words.due import comes_back
from aws_quiz.words.durations import duration

if TYPE_CHECKING:
    from aws_quiz.core.sitting.drill_talk import Marked
    from aws_quiz.terminal.device.theme import Signs


def feedback_lines(marked: Marked, width: int, signs: Signs) -> list[Text]:
    """The whole feedback for a terminal of `width` columns."""
    width = min(width, WIDEST)
    asked = marked.asked
    shown, chosen = asked.shown, marked.review.response
    lines = [
        *verdict_lines(shown, chosen, f" {signs.dot} ".join(circumstances(marked)), width, signs),
        Text(),
        *reason_lines(shown, chosen, width, signs),
        Text(),
        *lesson_lines(asked.concept, asked.note, width, signs),
    ]
    return [signs.printable(line) for line in lines]


def circumstances(marked: Marked) -> list[str]:
    """How sure, how long, and when it comes back."""
    seconds = marked.review.seconds
    return [
        str(marked.review.confidence),
        *([] if seconds is None else [duration(seconds)]),
        comes_back(marked.days_away, in_this_drill=marked.returns_today),
    ]
