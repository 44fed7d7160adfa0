"""What a drill says at its end; the same on the screen and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.words.due import due, next_due
from aws_quiz.words.durations import duration, spoken_duration
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.sitting.drill_talk import Summary


def result_words(summary: Summary) -> list[str]:
    words = [f"{summary.right} of {summary.answers} right" if summary.answers else "nothing answered"]
    if summary.guessed_right:
        words.append(f"{summary.guessed_right} of them guessed")
    if summary.left:
        words.append(f"{counted(summary.left, 'question')} left for later")
    return words


def time_words(summary: Summary) -> list[str]:
    return [spoken_duration(summary.seconds), f"{duration(summary.seconds / summary.answers)} an answer"]


def coming_words(summary: Summary) -> tuple[str, list[str]]:
    """A label, and what it is about: tomorrow's load, the next day that has any where tomorrow has none, the streak."""
    words = [due(summary.due_tomorrow)]
    if not summary.due_tomorrow and summary.next_due:
        words.append(next_due(summary.next_due))
    if summary.streak:
        words.append(f"streak {counted(summary.streak, 'day')}")
    return "Tomorrow", words
