"""One item after the exam, with its verdict: the same page as after an answer in a drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.core.content.question import lettered
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.question.verdict_view import Told, told_lines
from aws_quiz.words.durations import duration

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.sitting.exam_result import Judged
    from aws_quiz.core.standing.lacking import Lacked
    from aws_quiz.terminal.device.theme import Signs


def judged_lines(
    judged: Judged,
    concept: Concept,
    width: int,
    signs: Signs,
    *,
    room: int | None = None,
    whole: bool = True,
    every_reason: bool = True,
    header: Text | None = None,
    note: str = "",
    lacked: tuple[Lacked, ...] = (),
) -> list[Text]:
    """The whole item for a terminal of `width` columns, its letters as they were in the exam."""
    told = Told(
        header or _header(judged, signs),
        judged.question,
        concept,
        lettered(judged.question, judged.order),
        judged.marking.chosen,
        tuple(_circumstances(judged, signs)),
        note,
        lacked,
    )
    return told_lines(told, min(width, WIDEST), signs, room=room, whole=whole, every_reason=every_reason)


def _header(judged: Judged, signs: Signs) -> Text:
    header = Text(" ").append(f"Question {judged.number}", f"{STRONG} {ACCENT}")
    return header.append(f" {signs.dot} task {judged.item.task}", DIM)


def _circumstances(judged: Judged, signs: Signs) -> list[str]:
    marking = judged.marking
    said = [duration(marking.seconds), "scored" if judged.item.scored else "not scored"]
    if marking.flagged:
        said.append(f"{signs.flag} flagged")
    return said
