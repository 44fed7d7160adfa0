"""What is remembered of what is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.standing.glance import HORIZON_DAYS
from aws_quiz.store.memory_cache import memory_of

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def recall_in_a_week(room: Room, concept: str) -> float | None:
    """The chance to recall a concept a week from its last answer; None where it was never asked."""
    memory = memory_of(room.log, concept)
    return None if memory is None else room.preferences.scheduling.retrievability(memory.stability, HORIZON_DAYS)
