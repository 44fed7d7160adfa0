from __future__ import annotations

from datetime import date

import pytest

from aws_quiz.words.days import days_ago, exam_ahead, exam_day, full_day, short_day, spoken_day

TODAY = date(2026, 11, 28)


def test_a_day() -> None:
    day = date(2026, 11, 30)
    assert (spoken_day(day), full_day(day), short_day(day)) == ("30 November", "30 November 2026", "30 Nov")


def test_a_day_of_another_year_names_it() -> None:
    assert short_day(date(2026, 2, 1), TODAY) == "1 Feb"
    assert short_day(date(2025, 11, 12), TODAY) == "12 Nov 2025"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "SAA-C03"), (-1, "SAA-C03, date passed"), (0, "SAA-C03 today"), (1, "SAA-C03 tomorrow"),
        (31, "SAA-C03 in 31 days"),
    ],
)  # fmt: skip
def test_days_left(days: int | None, words: str) -> None:
    assert exam_ahead("SAA-C03", days) == words
    assert exam_ahead("", days) == "Every exam"


def test_the_day_of_an_exam() -> None:
    assert exam_day(date(2027, 1, 15), TODAY) == "on 15 January 2027, in 48 days"
    assert exam_day(date(2026, 11, 1), TODAY) == "on 1 November 2026, date passed"
    assert [days_ago(days) for days in (0, 1, 9)] == ["today", "yesterday", "9 days ago"]
