from __future__ import annotations

from datetime import date

import pytest

from aws_quiz.core.sitting.why_now import Cause, ExamAhead, WhyNow
from aws_quiz.words.why_asked import why_words

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (WhyNow(Cause.MISSED), "You missed this concept earlier in this drill."),
        (WhyNow(Cause.NEW), "You have not met this concept yet."),
        (
            WhyNow(Cause.NEW, exam=ExamAhead("SAA-C03", DAY)),
            "You have not met this concept yet, and SAA-C03 on 28 November may ask it.",
        ),
        (
            WhyNow(Cause.REVIEW, 9, 0.884, is_due=True),
            "It is due. You last answered it 9 days ago; the chance that you recall it now is 88 %.",
        ),
        (
            WhyNow(Cause.REVIEW, 1, 0.74, exam=ExamAhead("SAA-C03", DAY, 0.61)),
            (
                "You last answered it yesterday; the chance that you recall it now is 74 %. Without another answer it"
                " would be 61 % on the day of SAA-C03, 28 November."
            ),
        ),
        (
            WhyNow(Cause.DOUBT),
            "One of your wrong answers points at this concept. This question shows whether you know it.",
        ),
    ],
)
def test_why_a_concept_comes_now_in_words(why: WhyNow, words: str) -> None:
    assert why_words(why) == words
