"""Which question of a concept a drill asks: its turn decides, and how well the concept is held.

What is young is recalled and applied; what is old is weighed and designed with, so that difficulty grows with memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.content.question import Level
from aws_quiz.core.sitting.drill import next_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_quiz.core.content.question import Question

WELL_KNOWN = 20.0
"""Stability in days from which on a concept is old."""

DESIGNS = "architectures"
"""The area of the topics that are made of designs, which drills ask at any age."""

_HARD = (Level.ANALYSIS, Level.DESIGN)


def question_for(questions: Sequence[Question], last_asked: Mapping[str, str], stability: float, area: str) -> Question:
    """The question that a drill asks now, of one or more.

    Designs are kept for papers until the concept is well known, unless its topic is made of them or it has no other
    questions. Of the rest come those that were never asked first, and of these and of the others those of a level that
    suits the concept's `stability` (in days, 0 for what was never met). Where there are two or more the same never
    comes twice in a row.
    """
    is_old = stability > WELL_KNOWN
    if not is_old and area != DESIGNS:
        questions = [one for one in questions if one.level is not Level.DESIGN] or questions
    never = [one for one in questions if one.id not in last_asked]
    waiting = never or [one for one in questions if one.id != max(last_asked, key=last_asked.__getitem__)] or questions
    suiting = [one for one in waiting if (one.level in _HARD) == is_old] or waiting
    wanted = next_question([one.id for one in suiting], dict(last_asked))
    return next(one for one in suiting if one.id == wanted)
