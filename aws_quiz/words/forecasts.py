"""What forecasts, results and their record say, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.standing.interval import COVERAGE
from aws_quiz.core.standing.parts import Side
from aws_quiz.words.days import full_day
from aws_quiz.words.numbers import counted, percent

if TYPE_CHECKING:
    from aws_quiz.core.standing.progress_report import RealExam
    from aws_quiz.core.standing.readiness import ForecastRecord, Readiness


WORTH_SAYING = 10
"""Points from which on it is worth saying what mock exams moved."""

MOST_GAPS = 3

ENOUGH_MOCKS = 3
"""Mock exams from which on it is worth saying how good their forecasts were."""

CONFIDENCE = percent(COVERAGE)
"""How sure every range is: such as "80 %"."""

SIDES = {Side.ABOVE: "above passing", Side.CLOSE: "close to passing", Side.BELOW: "below passing"}


def odds(probability: float) -> str:
    """Such as "about 4 in 10"."""
    tenths = round(probability * 10)
    return {0: "almost none", 10: "almost certain"}.get(tenths) or f"about {tenths} in 10"


def would_pass(probability: float) -> str:
    """Such as "you would pass about 4 times in 10"."""
    tenths = round(probability * 10)
    if tenths in (0, 10):
        return f"you would almost {'always' if tenths else 'never'} pass"
    return f"you would pass about {counted(tenths, 'time')} in 10"


def interval(low: float, high: float) -> str:
    """Such as "640 to 770"."""
    return f"{low:.0f} to {high:.0f}"


def likely(low: float, high: float) -> str:
    """Such as "likely 640 to 770"."""
    return f"likely {interval(low, high)}"


def record(found: ForecastRecord) -> str:
    """How past forecasts did, in sentences."""
    after = f"{found.inside} of {counted(found.mocks, 'mock exam')} landed inside the forecast's {CONFIDENCE} range"
    if found.mocks < ENOUGH_MOCKS:
        return f"{after}; too few yet to judge the forecasts."
    direction = "low" if found.bias < 0 else "high"
    bias = f"{counted(abs(found.bias), 'point')} too {direction}" if found.bias else "neither too low nor too high"
    return f"{after}. Forecasts were {bias} on average; their Brier score is {found.brier:.2f} (a coin flip has 0.25)."


def real_result(exam: str, found: RealExam) -> str:
    """How the real exam went, and whether the forecast had said so."""
    verdict = "passed. Congratulations!" if found.passed else "not passed this time."
    said = f"{exam} on {full_day(found.day)}: {found.scaled}, {verdict}"
    if found.forecast is None:
        return f"{said} Kept; there was no forecast of that time to hold it against."
    where = "inside" if found.is_inside else "outside"
    ahead = f"The last forecast was {found.forecast.scaled} ({likely(found.forecast.low, found.forecast.high)})"
    return f"{said} {ahead}: the result is {where} its range."


def grounds(found: Readiness) -> str:
    """What else a forecast rests on: what mock exams said against drills, and what the banks lack; mostly empty."""
    said = []
    if abs(found.by_mocks) >= WORTH_SAYING:
        way = "below" if found.by_mocks < 0 else "above"
        points = counted(abs(found.by_mocks), "point")
        said.append(f"Your mock exams put it {points} {way} what your drills alone would suggest.")
    if found.gaps:
        more = f" and {len(found.gaps) - MOST_GAPS} more" if len(found.gaps) > MOST_GAPS else ""
        said.append(
            f"The banks cover {percent(found.covered)} of the exam, which widens the range; they have nothing on"
            f" {'; '.join(found.gaps[:MOST_GAPS])}{more}."
        )
    return " ".join(said)


def surprise(difference: float) -> str:
    """What it means that more (or less, below zero) was recalled than predicted; empty where it is chance."""
    if not difference:
        return ""
    if difference < 0:
        return (
            "You forget faster than predicted, so concepts come back late; a higher `aws-quiz config retention`"
            " brings them back sooner."
        )
    return (
        "You remember better than predicted, so concepts come back early; a lower `aws-quiz config retention`"
        " saves time."
    )
