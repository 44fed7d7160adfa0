"""A mock exam that another device has had in hand since this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.moments import moment_of
from aws_quiz.core.sitting.mock_exam import Act, ExamEvent
from aws_quiz.store.exams import append_event, events_of, last_hand, used_in
from aws_quiz.words.days import spoken_day

if TYPE_CHECKING:
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


def where_it_is(room: Room, exam: ExamSession) -> str:
    """Such as "in use on another device (28 November, 14:05)"; empty where this device had it last."""
    device, moment = last_hand(room.log, exam.id)
    if device == room.log.device:
        return ""
    local = moment_of(moment).astimezone(room.env.zone)
    return f"in use on another device ({spoken_day(local.date())}, {local:%H:%M})"


def take_up(room: Room, exam: ExamSession) -> None:
    """Lets other devices know that the exam is in hand here from now on."""
    if last_hand(room.log, exam.id)[0] != room.log.device:
        looks = [event.question for event in events_of(room.log, exam.id) if event.act is Act.SEEN]
        question = looks[-1] if looks else exam.paper[0].question
        append_event(room.log, exam.id, ExamEvent(Act.SEEN, question, "", used_in(room.log, exam.id)))
    if room.preferences.sync:
        from aws_quiz.study.history.devices import sync_if_set

        sync_if_set(room)
