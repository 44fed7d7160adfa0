"""What comes: the concepts that fall due over the next days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.web.building import Column, data_table, figure, section
from aws_quiz.web.drawing.charts import Bar, bars
from aws_quiz.web.markup import Html, paragraph
from aws_quiz.words.days import full_day, short_day
from aws_quiz.words.due import nothing_due_within
from aws_quiz.words.numbers import counted, grouped, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aws_quiz.core.standing.progress_report import Due, Report

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST_STEPS = 4


def coming(report: Report) -> Html:
    """The fourth section of the page."""
    return section("come", "Coming up", *_parts(report))


def _parts(report: Report) -> Iterator[Html]:
    load = report.load
    busy = [due for due in load if due.concepts]
    if not busy:
        yield paragraph(sentence(nothing_due_within(len(load) or 30)))
        return
    whole = sum(due.concepts for due in load)
    most = max(busy, key=lambda due: due.concepts)
    if len(busy) == 1:
        is_today = most.day == report.made_on
        yield paragraph(
            f"{counted(whole, 'concept')} {'is' if whole == 1 else 'are'} due"
            f" {'today' if is_today else f'on {full_day(most.day)}'}, nothing else within {counted(len(load), 'day')}."
        )
        return
    today = load[0].concepts if load[0].day == report.made_on else 0
    yield paragraph(
        f"{counted(today, 'concept')} {'is' if today == 1 else 'are'} due today, overdue ones included;"
        f" {grouped(whole)} come due within {counted(len(load), 'day')}."
        " New concepts will add to that."
    )
    yield _chart(load, most, report.made_on)


def _chart(load: tuple[Due, ...], most: Due, today: date) -> Html:
    step = next((one for one in _STEPS if most.concepts / one <= _MOST_STEPS), _STEPS[-1])
    values = [
        Bar(
            "today" if due.day == today else short_day(due.day),
            due.concepts,
            f"{full_day(due.day)}: {counted(due.concepts, 'concept')}",
        )
        for due in load
    ]
    label = f"Concepts due on each of the next {len(load)} days: at most {most.concepts}, on {full_day(most.day)}."
    rows = [(full_day(due.day), grouped(due.concepts)) for due in load]
    return figure(
        "Concepts due, day by day",
        bars(values, step, lambda value: grouped(round(value)), label, named=0),
        data_table((Column("Day"), Column("Concepts due", is_number=True)), rows, "Load in numbers"),
    )
