"""Why a concept is asked now, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.why_now import Cause
from aws_quiz.words.days import days_ago, spoken_day
from aws_quiz.words.numbers import percent

if TYPE_CHECKING:
    from aws_quiz.core.sitting.why_now import WhyNow


def why_words(why: WhyNow) -> str:
    """Such as "You last answered it 9 days ago and would recall it with about 74 % today; …"."""
    match why.cause:
        case Cause.MISSED:
            return "You missed this concept earlier in this drill."
        case Cause.DOUBT:
            return "One of your wrong answers points at this concept. This question shows whether you know it."
        case Cause.NEW if why.exam:
            return f"You have not met this concept yet, and {why.exam.code} on {spoken_day(why.exam.day)} may ask it."
        case Cause.NEW:
            return "You have not met this concept yet."
        case Cause.REVIEW:
            return _review_words(why)


def _review_words(why: WhyNow) -> str:
    assert why.days_ago is not None, "a review was met before"
    assert why.recall is not None, "a review was met before"
    due = "It is due. " if why.is_due and not why.exam else ""
    now = f"You last answered it {days_ago(why.days_ago)}; the chance that you recall it now is {percent(why.recall)}"
    if why.exam is None or why.exam.recall is None:
        return f"{due}{now}."
    later = f"on the day of {why.exam.code}, {spoken_day(why.exam.day)}"
    return f"{now}. Without another answer it would be {percent(why.exam.recall)} {later}."
