"""What a final mock exam is, before it is sat and after."""

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


def kept_out_words(kept: int, alone: int, through: str) -> str:
    """Of the questions missed so many are `kept` for finals, so many of them `alone`: no other has their concept.

    `through` is the command that goes through them.
    """
    are = "1 question you missed is" if kept == 1 else f"{kept} questions you missed are"
    instead = "another question about the same concept" if kept == 1 else "other questions about the same concepts"
    asks = f"{are} kept for the final; this drill asks {instead}."
    if alone == kept:
        asks = (
            f"{are} kept for the final, and nothing else asks about {'its concept' if kept == 1 else 'their concepts'}."
        )
    elif alone:
        asks += f" Of {alone} of them, nothing else asks about the concept."
    return f"{asks} `{through}` goes through what the final asked."
