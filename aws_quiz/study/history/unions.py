"""What a union of logs may have changed beyond its rows: settings, exams, and what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.store.exchange.twice_ended import settle_exams_ended_twice

if TYPE_CHECKING:
    from aws_quiz.store.exchange.merging import Taken
    from aws_quiz.study.room import Room


def after_union(room: Room, taken: Taken) -> None:
    """Makes what follows from the log follow from it as it is now.

    A fold that many rows made necessary is done here, under a bar that moves: no first question waits for it.
    """
    if not taken.new:
        return
    room.read_preferences_anew()
    room.bring_memory_up_to_date()
    if "session_end" in taken.new:
        settle_exams_ended_twice(room.log, room.preferences.scheduling)
