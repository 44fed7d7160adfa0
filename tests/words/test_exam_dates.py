from __future__ import annotations

from datetime import date

import pytest

from aws_quiz.core.content.blueprint import Blueprint
from aws_quiz.words.exam_dates import taken_on

TODAY = date(2026, 11, 28)
EXAM = Blueprint("dva-c03", "DVA-C03", "An exam", "associate", 65, 15, 130, 720, ())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", ""),
        ("2026-11-28", "", ""),
        ("2026-12-01", "", "DVA-C03 can be taken from 1 December 2026"),
        ("2026-12-01", "2029-12-01", "DVA-C03 can be taken from 1 December 2026"),
        ("", "2026-11-28", "DVA-C03 can be taken until 28 November 2026"),
        ("2020-01-01", "2026-11-27", "DVA-C03 could be taken until 27 November 2026"),
    ],
)
def test_when_an_exam_can_be_taken(first: str, last: str, words: str) -> None:
    assert taken_on(EXAM._replace(in_use_from=first, in_use_until=last), TODAY) == words
