"""What a final mock exam is, before it is sat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.words.days import spoken_day
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from datetime import date


def final_words(questions: int, reserved: int, answered: int, last: date | None) -> str:
    """Of so many `questions` so many are `reserved`, and so many of those were `answered` before, at `last`."""
    if not reserved:
        return "the banks reserve no questions for it; this paper is an ordinary one"
    kept = f"{reserved} of {questions} questions were" if reserved < questions else f"all {questions} questions were"
    what = f"the rehearsal before the exam: {kept} kept for it"
    if not answered:
        return f"{what}, and you see them for the first time; it is fresh only once"
    when = f", last on {spoken_day(last)}" if last else ""
    return f"{what}, but it is no longer fresh: you answered {counted(answered, 'question')} of it before{when}"
