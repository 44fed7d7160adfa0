"""When a response is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.review import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.question import Question


def grade(question: Question, response: Collection[str]) -> Verdict:
    """All or nothing, as on the exam: exactly the right options, in any order."""
    return Verdict.RIGHT if frozenset(response) == question.right else Verdict.WRONG
