"""Mock exams that two devices handed in before they heard of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.store.review_rows import read_standing
from aws_quiz.store.reviews import retract_review

if TYPE_CHECKING:
    from aws_quiz.core.memory.scheduling import Scheduling
    from aws_quiz.store.log import Log


def settle_exams_ended_twice(log: Log, scheduling: Scheduling) -> int:
    """Takes back answers to an exam that a later hand-in logged again, and says how many.

    The hand-in with the smallest id counts. Every device that holds both comes to the same, in whichever order they
    arrive: the first of any is never taken back, all others are.
    """
    ended_twice = log.db.execute(
        "SELECT session, session_end.device, min(session_end.id) FROM session_end JOIN session ON session.id = session"
        " WHERE kind = 'exam' GROUP BY session HAVING count(DISTINCT session_end.device) > 1"
    )
    taken_back = 0
    for session, first, _ in ended_twice.fetchall():
        for review in list(read_standing(log.db, "id > ? AND session = ? AND device <> ?", session, session, first)):
            retract_review(log, review, scheduling)
            taken_back += 1
    return taken_back
