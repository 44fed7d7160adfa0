"""Rows of the log in words, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.words.numbers import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "review": ("answer", ""),
    "drill": ("drill", ""),
    "exam": ("mock exam", ""),
    "exam_event": ("step of a mock exam", "steps of mock exams"),
    "explained": ("explanation read", "explanations read"),
    "retraction": ("undone answer", ""),
    "flag": ("flag", ""),
    "suspension": ("suspension", ""),
    "note": ("note", ""),
    "fault": ("reported fault", ""),
    "setting": ("setting", ""),
    "forecast": ("forecast", ""),
}
"""One and many of each kind that says something; ends of sittings and names of devices go with the rest unsaid."""


def rows_in_words(counts: Mapping[str, int]) -> str:
    """Such as "120 answers, 3 drills and 1 note", of counts by kind."""
    named = [counted(counts[kind], *names) for kind, names in _NAMES.items() if counts.get(kind)]
    return listed(named) if named else "nothing new"
