"""What is done when a sitting is over: the day's backup, and what other devices are to know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_quiz.errors import QuizError

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def after_sitting(room: Room) -> None:
    """Sends what is new to the shared folder, and takes the day's backup. Neither ever fails a sitting."""
    if not os.path.exists(room.store_path):
        return
    if room.preferences.sync:
        from aws_quiz.study.history.devices import sync_if_set

        sync_if_set(room)
    if room.preferences.backups:
        from aws_quiz.store.exchange.backup import daily_backup

        try:
            daily_backup(room.store_path, room.today, room.env.now())
        except QuizError as error:
            room.env.complain(f"The day's backup was not made: {error.message}")
