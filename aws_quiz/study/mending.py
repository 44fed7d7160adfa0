"""What is derived from the log, made anew where it is at fault."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_quiz.store.verification import derived_differ

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def mend_derived(room: Room) -> bool:
    """Whether what is kept beside the log differed from what the log says; it is made anew then.

    For a command that came to an end that nobody foresaw: rows that a disk has changed look like a bug.
    """
    return os.path.exists(room.store_path) and derived_differ(room.log, room.preferences.scheduling)
