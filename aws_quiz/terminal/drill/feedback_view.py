"""What is said after an answer: the question, the verdict, options with their reasons, what to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.review import Confidence
from aws_quiz.terminal.device.theme import WIDEST
from aws_quiz.terminal.question.question_view import header_line
from aws_quiz.terminal.question.verdict_view import Told, told_lines
from aws_quiz.words.due import comes_back
from aws_quiz.words.durations import duration

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.sitting.drill_talk import Marked
    from aws_quiz.terminal.device.theme import Signs


def feedback_lines(
    marked: Marked,
    width: int,
    signs: Signs,
    *,
    room: int | None = None,
    whole: bool = False,
    every_reason: bool = False,
) -> list[Text]:
    """The whole feedback for a terminal of `width` columns, in `room` lines where it can be."""
    asked = marked.asked
    told = Told(
        header_line(asked, min(width, WIDEST), signs),
        asked.question,
        asked.concept,
        asked.shown,
        marked.review.response,
        tuple(circumstances(marked)),
        asked.note,
        marked.lacked,
    )
    return told_lines(told, width, signs, room=room, whole=whole, every_reason=every_reason)


def circumstances(marked: Marked) -> list[str]:
    """How sure, how long, and when it comes back."""
    review = marked.review
    said = [str(review.confidence), *([] if review.seconds is None else [duration(review.seconds)])]
    if review.rushed and review.right and review.confidence is Confidence.SURE:
        said.append("too quick to count as sure")
    return [*said, comes_back(marked.days_away, in_this_drill=marked.returns_today)]
