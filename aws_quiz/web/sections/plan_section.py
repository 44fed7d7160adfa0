"""The study plan: what other minutes would give, and what each day until the exam brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.web.building import Column, data_table, figure, note, section
from aws_quiz.web.drawing.charts import Bar, bars
from aws_quiz.web.drawing.intervals import Row, Scale, interval_rows
from aws_quiz.web.markup import Html, paragraph
from aws_quiz.words.days import days_ahead, full_day, short_day
from aws_quiz.words.forecasts import CONFIDENCE, interval
from aws_quiz.words.numbers import chance, counted, grouped, sentence
from aws_quiz.words.plans import PAPER_WORDS, advice, effort, meets, needs, others, timeliness_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.planning.study_plan import Choice, PlannedDay, StudyPlan

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_STEPS = 4


def study_plan(plan: StudyPlan) -> Html:
    """The section."""
    return section("plan", "Your plan", *_parts(plan))


def _parts(plan: StudyPlan) -> Iterator[Html]:
    when = f"{plan.exam} is on {full_day(plan.exam_day)}, {days_ahead(plan.days_left)}"
    yield paragraph(
        f"{when}: with {counted(plan.minutes, 'minute')} a day, {effort(plan)}, the plan is"
        f" {timeliness_words(plan.timeliness)}.",
        meets(plan),
        advice(plan),
    )
    if plan.others:
        yield paragraph("These days also serve other exams.", *others(plan))
    low, high = plan.scale
    scale = Scale(low, high, (str(low), str(high)), plan.pass_mark, f"pass mark {plan.pass_mark}")
    yield figure(
        f"Expected score and its {CONFIDENCE} interval, by minutes a day",
        interval_rows([_row(plan, choice) for choice in plan.choices], scale),
        note(needs(plan)),
        kind="plain",
    )
    if any(day.new or day.reviews for day in plan.days):
        yield _days(plan)


def _row(plan: StudyPlan, choice: Choice) -> Row:
    found = choice.forecast
    name = counted(choice.minutes, "minute")
    remark = "as now" if choice.minutes == plan.minutes else "a day"
    range_, passing = interval(found.low, found.high), f"{chance(found.p_pass)} to pass"
    words = f"{name} a day: expected {found.scaled}, {CONFIDENCE} interval {range_}, {passing}."
    return Row(name, remark, found.scaled, found.low, found.high, str(found.scaled), (range_, passing), words)


def _days(plan: StudyPlan) -> Html:
    most = max(plan.days, key=lambda day: day.new + day.reviews)
    height = most.new + most.reviews
    step = next((one for one in _STEPS if height / one <= _MOST_STEPS), _STEPS[-1])
    values = [
        Bar("today" if day.day == plan.made_on else short_day(day.day), day.new + day.reviews, _said(day))
        for day in plan.days
    ]
    label = (
        f"Questions planned for each of {counted(len(plan.days), 'day')}: at most {height}, on {full_day(most.day)}."
    )
    rows = [
        (full_day(day.day), grouped(day.new), grouped(day.reviews), PAPER_WORDS[day.paper] if day.paper else "")
        for day in plan.days
    ]
    return figure(
        "What each day brings: new concepts and reviews",
        bars(values, step, lambda value: grouped(round(value)), label, named=0),
        data_table(
            (Column("Day"), Column("New", is_number=True), Column("Reviews", is_number=True), Column("Mock exam")),
            rows,
            "The plan in numbers",
        ),
    )


def _said(day: PlannedDay) -> str:
    paper = f", {PAPER_WORDS[day.paper]} exam" if day.paper else ""
    return sentence(f"{full_day(day.day)}: {day.new} new, {counted(day.reviews, 'review')}{paper}")
