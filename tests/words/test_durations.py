from __future__ import annotations

import pytest

from aws_quiz.words.durations import a_question, clock, duration, spoken_clock, spoken_duration


@pytest.mark.parametrize(
    ("seconds", "short", "spoken"),
    [
        (0.4, "0 s", "0 seconds"),
        (1, "1 s", "1 second"),
        (99, "99 s", "99 seconds"),
        (100, "2 min", "2 minutes"),
        (99 * 60, "99 min", "99 minutes"),
        (100 * 60, "1 h 40 min", "1 hour 40 minutes"),
        (2 * 3600, "2 h", "2 hours"),
        (38.4 * 3600, "38 h", "38 hours"),
    ],
)
def test_units_change_at_the_same_values(seconds: float, short: str, spoken: str) -> None:
    assert (duration(seconds), spoken_duration(seconds)) == (short, spoken)


@pytest.mark.parametrize(
    ("seconds", "figures", "words"),
    [
        (5887.0, "1:38:07", "1 hour 38 minutes 7 seconds"),
        (60.2, "0:01:01", "1 minute 1 second"),
        (3600.0, "1:00:00", "1 hour"),
        (0.0, "0:00:00", "no time"),
    ],
)
def test_a_clock_for_the_eye_and_for_the_ear(seconds: float, figures: str, words: str) -> None:
    assert (clock(seconds), spoken_clock(seconds)) == (figures, words)


def test_a_pace() -> None:
    assert a_question(101.6) == "1:42"
