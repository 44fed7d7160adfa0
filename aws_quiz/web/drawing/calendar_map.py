"""The days of the last weeks as a map: a column a week, a square a day, the larger the more was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aws_quiz.web.drawing.weeks import SHOWN_WEEKS, mondays
from aws_quiz.web.markup import Html, tag
from aws_quiz.words.days import full_day, short_month
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aws_quiz.core.memory.habits import Day

_CELL = 14
_LEFT = 30
_TOP = 18
_STEPS = ((1, "1 to 9"), (10, "10 to 19"), (20, "20 to 39"), (40, "40 or more"))
_SIDES = (3, 6, 8.5, 10.5, 12.5)
"""Sides of the squares, from no answer to the most."""


def calendar_map(days: Sequence[Day], today: date) -> Html:
    """The last 26 weeks up to today."""
    answers = {day.day: day.answers for day in days}
    shown = [monday + timedelta(days=at) for monday in mondays(today) for at in range(7)]
    studied = sum(day in answers for day in shown if day <= today)
    label = (
        f"Answers on each day of the last {SHOWN_WEEKS} weeks: "
        f"{counted(studied, 'day')} with answers of {(today - shown[0]).days + 1}."
    )
    squares = (_square(answers.get(day, 0), at // 7, at % 7, day) for at, day in enumerate(shown) if day <= today)
    return tag(
        "svg",
        *_labels(today),
        *squares,
        viewBox=f"0 0 {_LEFT + SHOWN_WEEKS * _CELL} {_TOP + 7 * _CELL}",
        class_="calendar",
        role="img",
        aria_label=label,
    )


def calendar_legend() -> Html:
    """The sizes of the squares and what they stand for."""
    entries = [(0, "none"), *_STEPS]
    return tag(
        "ul",
        *(
            tag("li", tag("svg", _rect(level, 7, 7), viewBox="0 0 14 14", class_="key", aria_hidden="true"), words)
            for level, (_, words) in enumerate(entries)
        ),
        class_="legend",
    )


def _level(answers: int) -> int:
    return sum(answers >= least for least, _ in _STEPS)


def _square(answers: int, column: int, row: int, day: date) -> Html:
    at_x, at_y = _LEFT + (column + 0.5) * _CELL, _TOP + (row + 0.5) * _CELL
    words = f"{full_day(day)}: {counted(answers, 'answer') if answers else 'no answers'}"
    return _rect(_level(answers), at_x, at_y, tag("title", words))


def _rect(level: int, x: float, y: float, *inside: Html) -> Html:
    side = _SIDES[level]
    corner = {"x": f"{x - side / 2:g}", "y": f"{y - side / 2:g}"}
    return tag("rect", *inside, **corner, width=side, height=side, rx=2 if level else 1.5, class_=f"level-{level}")


def _labels(today: date) -> Iterator[Html]:
    for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
        yield tag("text", name, x=0, y=_TOP + (row + 0.5) * _CELL + 3.5)
    for column, monday in enumerate(mondays(today)):
        is_first_of_month = monday.day <= 7
        if is_first_of_month and column < SHOWN_WEEKS - 1:
            yield tag("text", short_month(monday), x=_LEFT + column * _CELL + 1, y=_TOP - 7)
