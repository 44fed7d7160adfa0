"""What a drill says of what was done and undone; the same on the screen and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.drill_talk import Deed
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.words.commands import bring_back

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.sitting.drill_talk import Asked, Desk

UNDONE = {
    Deed.ANSWER: "Last answer undone.",
    Deed.SKIP: "Skip undone.",
    Deed.SUSPENSION: "Suspension undone.",
    Deed.FLAG: "Flag undone.",
    Deed.NOTE: "Note undone.",
}
MOVES = frozenset({Deed.ANSWER, Deed.SKIP, Deed.SUSPENSION})
"""What, when it is undone, brings another question onto the screen."""

NOTHING_TO_UNDO = "Nothing to undo."
ONLY_QUESTION = "This is the only question left."
REPORTED = "Saved on this machine; `aws-quiz history faults` lists it."


def skipped(number: int) -> str:
    return f"Question {number} moved to the end."


def suspended(concept: Concept) -> str:
    return f"Suspended. To bring it back: {bring_back(one_line(concept.id))}"


def flagged(is_set: bool) -> str:
    return "Flagged." if is_set else "Flag cleared."


def noted(text: str) -> str:
    return "Note saved." if text else "Note removed."


def has_moved_on(desk: Desk, asked: Asked) -> bool:
    """Whether another question is to be shown now: what was done to an earlier one may have taken this one away."""
    now = desk.current()
    return now is None or now.question.id != asked.question.id
