from __future__ import annotations

from datetime import date

from aws_quiz.words.due import comes_back, due, next_due, nothing_due_within


def test_what_is_due_and_that_nothing_is() -> None:
    assert (due(18), due(0)) == ("18 due", "nothing due")
    assert next_due(date(2026, 11, 30)) == "next due on 30 November"
    assert nothing_due_within(30) == "nothing due in the next 30 days"


def test_when_a_concept_comes_back() -> None:
    assert [comes_back(days) for days in (-1, 0, 1, 2)] == [
        "again today",
        "again today",
        "again tomorrow",
        "next in 2 days",
    ]
    assert comes_back(0, in_this_drill=True) == "again in this drill"
