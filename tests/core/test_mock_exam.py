from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.sitting.mock_exam import LONGEST_STEP, Act, ExamClock, ExamEvent, sheet_of


def event(act: Act, question: str, value: str = "", used: float = 0.0) -> ExamEvent:
    return ExamEvent(act, question, value, used)


def test_the_answer_sheet_is_what_its_events_say() -> None:
    events = [
        event(Act.SEEN, "q1", used=0),
        event(Act.CHOSEN, "q1", "b", 20),
        event(Act.SEEN, "q2", used=30),
        event(Act.CHOSEN, "q2", "a", 35),
        event(Act.CHOSEN, "q2", "a c", 40),
        event(Act.FLAGGED, "q2", "1", 41),
        event(Act.SEEN, "q1", used=50),
        event(Act.STRUCK, "q1", "c d", 55),
        event(Act.CHOSEN, "q1", "a", 60),
    ]
    sheet = sheet_of(events, 70, {"q1": 1, "q2": 2})
    assert sheet["q1"].chosen == {"a"}
    assert (sheet["q1"].first, sheet["q1"].changes, sheet["q1"].seconds) == (frozenset("b"), 1, 50)
    assert sheet["q1"].struck == {"c", "d"}
    assert (sheet["q2"].first, sheet["q2"].changes, sheet["q2"].seconds) == (frozenset("ac"), 0, 20)
    assert sheet["q2"].flagged
    assert sheet_of([*events, event(Act.FLAGGED, "q2", "", 65)], 70, {})["q2"].flagged is False


def test_the_clock_counts_running_time_and_nothing_else() -> None:
    clock = ExamClock(7800, 0, monotonic=1000)
    for second in range(1, 11):
        clock.tick(1000 + second)
    assert clock.used == 10
    clock.tick(1010 + 7200)  # two hours of sleep
    assert clock.used == 10 + LONGEST_STEP
    clock.tick(1010)  # a clock that goes back gives no time back
    assert clock.used == 10 + LONGEST_STEP
    assert clock.left == 7790 - LONGEST_STEP


def test_time_used_never_exceeds_what_is_allowed() -> None:
    clock = ExamClock(5, 4, monotonic=0)
    clock.tick(3)
    assert (clock.used, clock.left) == (5, 0)


def test_an_exam_without_a_limit_has_no_time_left() -> None:
    clock = ExamClock(None, 0, monotonic=0)
    assert clock.tick(2) == 2
    assert clock.left is None


@given(st.lists(st.floats(0, LONGEST_STEP), max_size=60))
def test_however_often_the_clock_is_looked_at_the_time_is_the_same(steps: list[float]) -> None:
    often, once = ExamClock(None, 0, 0), ExamClock(None, 0, 0)
    moment = 0.0
    for step in steps:
        for part in (0.25, 0.5, 1.0):
            often.tick(moment + step * part)
        moment += step
        once.tick(moment)
    assert often.used == pytest.approx(once.used)
