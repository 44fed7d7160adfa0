"""The study plan: am I on time, what would other minutes give, what comes when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.core.planning.study_plan import Paper, Timeliness
from aws_quiz.terminal.device.bank_text import hung
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label
from aws_quiz.terminal.report.report_layout import flowed, prose, row, sentence
from aws_quiz.terminal.report.standing_view import score_bar, score_cells
from aws_quiz.words import commands, plans
from aws_quiz.words.days import days_ahead, full_day, short_month
from aws_quiz.words.forecasts import CONFIDENCE, would_pass
from aws_quiz.words.numbers import chance
from aws_quiz.words.numbers import sentence as in_a_sentence

if TYPE_CHECKING:
    from datetime import date

    from aws_quiz.core.planning.study_plan import PlannedDay, StudyPlan
    from aws_quiz.terminal.device.theme import Signs

_LABEL = 15
_WIDE, _SLIM = 5, 3
"""Columns of a week."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COLOURS = {Timeliness.ON_TIME: RIGHT, Timeliness.TIGHT: STRONG, Timeliness.BEHIND: WRONG}
_MOST_BAR = 36


def plan_lines(plan: StudyPlan, width: int, signs: Signs) -> list[Text]:
    """The page, at most `width` columns wide."""
    width = min(width, WIDEST)
    lines = [Text(), *_headline(plan, width, signs), Text()]
    lines += _expected(plan, width, signs)
    others = [line for said in plans.others(plan) for line in prose(said, room_beside_label(width, _LABEL))]
    lines += labelled("Also", others, width, DIM, _LABEL) if others else []
    lines += [Text(), *_choices(plan, width)]
    lines += labelled("", prose(plans.needs(plan), room_beside_label(width, _LABEL)), width, DIM, _LABEL)
    if advice := plans.advice(plan):
        lines += [Text(), *sentence(advice, width, STRONG)]
    lines += [Text(), *_calendar(plan, width, signs), Text()]
    if coming := plans.next_up(plan):
        lines += row("Next", coming.replace("·", signs.dot), width)
    lines += [
        *_command(commands.drill(), "start today's drill", width),
        *_command("aws-quiz goal --away FIRST..LAST", "days without study", width),
        *_command("aws-quiz goal --minutes 30,sat=60", "other minutes", width),
    ]
    return [signs.printable(line) for line in [*lines, Text()]]


def _headline(plan: StudyPlan, width: int, signs: Signs) -> list[Text]:
    words = [
        Text(f"{plan.exam} on {full_day(plan.exam_day)}", STRONG),
        Text(days_ahead(plan.days_left)),
        Text(f"{plan.minutes} minutes a day"),
    ]
    if plan.is_enough:
        words.append(Text(plan.timeliness.value, _COLOURS[plan.timeliness]))
    return hung(Text(" "), flowed(words, width - 2, f" {signs.dot} "))


def _expected(plan: StudyPlan, width: int, signs: Signs) -> list[Text]:
    room = room_beside_label(width, _LABEL)
    cells = [*score_cells(plan.forecast), Text(f"pass {plan.pass_mark}", DIM)]
    free = room - sum(cell.cell_len + 2 for cell in cells) - 2
    bar = min(free if free >= 12 else room - 2, _MOST_BAR)
    body = flowed([score_bar(plan.forecast, plan.pass_mark, plan.scale, bar, signs), *cells], room)
    said = f"{in_a_sentence(would_pass(plan.forecast.p_pass))} {plans.meets(plan)}"
    if not plan.is_enough:
        said += " So far this rests on too few answers to trust; drill for a few days and look again."
    body += prose(said, room)
    body += prose(f"The range is likely with {CONFIDENCE} confidence, if you study {plans.effort(plan)}.", room, DIM)
    return labelled("Expected", body, width, DIM, _LABEL)


def _choices(plan: StudyPlan, width: int) -> list[Text]:
    """Minutes a day, the score and the chance that they give, side by side; below each other where it is narrow."""
    rows = (
        ("Minutes a day", [f"{each.minutes}{' now' if each.minutes == plan.minutes else ''}" for each in plan.choices]),
        ("Expected", [str(each.forecast.scaled) for each in plan.choices]),
        ("Chance", [chance(each.forecast.p_pass) for each in plan.choices]),
    )
    cell = max(len(text) for _, texts in rows for text in texts) + 2
    lines = []
    for label, texts in rows:
        *texts, last = texts
        body = [
            Text(text, STRONG if each.minutes == plan.minutes else "")
            for text, each in zip([*(text.ljust(cell) for text in texts), last], plan.choices, strict=True)
        ]
        lines += labelled(label, flowed(body, room_beside_label(width, _LABEL), ""), width, DIM, _LABEL)
    return lines


def _calendar(plan: StudyPlan, width: int, signs: Signs) -> list[Text]:
    """A column a week, a row a weekday, from this week to that of the exam, or as many weeks as fit."""
    days = {each.day: each for each in plan.days}
    monday = plan.made_on - timedelta(days=plan.made_on.weekday())
    weeks = (plan.exam_day - monday).days // 7 + 1
    column = _WIDE if weeks * _WIDE + 5 <= width - 1 else _SLIM
    fit = min(weeks, (width - 6) // column)
    mondays = [monday + timedelta(weeks=week) for week in range(fit)]
    lines = [
        Text("     ").append(_months(mondays, column), DIM),
        Text("     ").append("".join(f"{day.day:>2}".ljust(column) for day in mondays), DIM),
    ]
    used: set[str] = set()
    for weekday, name in enumerate(_WEEKDAYS):
        line = Text(f" {name} ", DIM)
        for start in mondays:
            sign, style = _sign(plan, days.get(start + timedelta(days=weekday)), start + timedelta(days=weekday), signs)
            used.add(sign.strip())
            line.append(sign.ljust(column), style)
        line.rstrip()
        lines.append(line)
    meaning = {
        signs.bar_range * 2: "new and reviews",
        signs.bar_full * 2: "reviews only",
        _PAPERS[Paper.MOCK]: "mock exam",
        _PAPERS[Paper.FINAL]: "reserved final",
        signs.open: "no study",
        "X": "the exam",
        "x": "another exam",
    }
    legend = [Text(f"{sign[:2]} {words}", DIM) for sign, words in meaning.items() if sign in used]
    lines += hung(Text("     "), flowed(legend, width - 6, "   "))
    if fit < weeks:
        lines += sentence(f"The first {fit} of {weeks} weeks are shown.", width, DIM, indent=5)
    return lines


_PAPERS = {Paper.MOCK: "M", Paper.FINAL: "F"}


def _sign(plan: StudyPlan, planned: PlannedDay | None, day: date, signs: Signs) -> tuple[str, str]:
    if day == plan.exam_day:
        return " X", STRONG
    if any(day == one.day for one in plan.others):
        return " x", STRONG
    if planned is None:
        return "", ""
    if planned.paper:
        return f" {_PAPERS[planned.paper]}", f"{STRONG} {ACCENT}"
    if not planned.minutes or not (planned.new or planned.reviews):
        return f" {signs.open}", DIM
    return (signs.bar_range if planned.new else signs.bar_full) * 2, ACCENT


def _months(mondays: list[date], column: int) -> str:
    shown = ""
    for at, day in enumerate(mondays):
        if at == 0 or day.month != mondays[at - 1].month:
            soon = at + 1 < len(mondays) and mondays[at + 1].month != day.month
            if not (soon and column < _WIDE):
                shown = shown.ljust(at * column) + short_month(day)
    return shown


def _command(command: str, meaning: str, width: int) -> list[Text]:
    line = Text(f" {command:<35}", ACCENT).append(meaning, "default")
    return (
        [line]
        if line.cell_len < width
        else [Text(f" {command}", ACCENT), *hung(Text("    "), prose(meaning, width - 5))]
    )
