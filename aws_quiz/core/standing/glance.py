"""Today at a glance, as values."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aws_quiz.core.planning.study_plan import OtherExam, Timeliness
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.readiness import Readiness

HORIZON_DAYS = 7
"""How far ahead `study` and `drill --weak` look: what will be forgotten within a week is weak now."""


class LastMock(NamedTuple):
    """The mock exam that ended last: how many study days ago, and its scaled score."""

    days_ago: int
    scaled: int


class NoNew(Enum):
    """Why today's drill has no new concepts."""

    BACKLOG = "they wait until the backlog is down"
    DONE = "today's are done"
    REVIEWS = "reviews are worth more today"
    ALL_MET = "you have met every concept"


class Glance(NamedTuple):
    """Today on one page.

    `exam` is empty and `days_left` None where no goal is set; `minutes` is about how long today's drill
    takes; `left_open` are the places of a drill that was left today. `weakest` are topics, the least known first.
    `paused_mock` is the title of a mock exam that was left and not handed in; `no_new` says why `new` is 0.
    `reviews` are those of today's drill where it is planned for the exam's day, and None where what is due is asked.
    `timeliness` says whether the plan reaches the pass mark, None where it cannot be told; `is_day_off` that no study
    is planned for today, `wants_result` that the exam's day has passed and nobody has said how it went.
    `taken_on` says when the exam can be taken, where that is not simply now.
    `others` are the exams that are studied for beside the goal's.
    `pass_mark` and `scale` are the exam's and mean nothing without `readiness`.
    """

    exam: str
    days_left: int | None
    daily_minutes: int
    streak: int
    due: int
    new: int
    minutes: int
    due_tomorrow: int
    left_open: int
    weakest: tuple[Part, ...] = ()
    readiness: Readiness | None = None
    pass_mark: int = 0
    scale: tuple[int, int] = (100, 1000)
    last_mock: LastMock | None = None
    exam_id: str = ""
    paused_mock: str = ""
    no_new: NoNew | None = None
    timeliness: Timeliness | None = None
    is_day_off: bool = False
    wants_result: bool = False
    reviews: int | None = None
    taken_on: str = ""
    others: tuple[OtherExam, ...] = ()
