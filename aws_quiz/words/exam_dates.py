"""What is said of the days on which an exam can be taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aws_quiz.words.days import full_day

if TYPE_CHECKING:
    from aws_quiz.core.content.blueprint import Blueprint


def taken_on(exam: Blueprint, today: date) -> str:
    """Such as "DVA-C03 can be taken from 1 December 2026"; empty where it can be now and no end is known."""
    if exam.days_until_in_use(today):
        return f"{exam.code} can be taken from {full_day(date.fromisoformat(exam.in_use_from))}"
    if exam.in_use_until:
        can = "could" if exam.days_since_in_use(today) else "can"
        return f"{exam.code} {can} be taken until {full_day(date.fromisoformat(exam.in_use_until))}"
    return ""
