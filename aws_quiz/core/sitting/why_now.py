"""Why a drill asks a concept now: what was known of it when its question was dealt."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Cause(Enum):
    """What brought a concept into a drill."""

    NEW = "new"
    REVIEW = "review"
    DOUBT = "doubt"
    MISSED = "missed"


class ExamAhead(NamedTuple):
    """An exam's code and day, and the chance to recall the concept then if it is not asked again, None if it is new."""

    code: str
    day: date
    recall: float | None = None


class WhyNow(NamedTuple):
    """Why a concept comes now.

    `days_ago` is when it was last answered and `recall` the chance to recall it now, both None where it was never met.
    `is_due` says that it has come due. `exam` is the one with a day to come that it is asked for, if any.
    """

    cause: Cause
    days_ago: int | None = None
    recall: float | None = None
    is_due: bool = False
    exam: ExamAhead | None = None
