"""How the learner learns: what was recalled against what was expected, how sure they may be, days and time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.core.memory.habits import ENOUGH_RECALLS
from aws_quiz.core.memory.review import Confidence
from aws_quiz.terminal.device.bars import spark_line
from aws_quiz.terminal.device.theme import ACCENT, DIM
from aws_quiz.terminal.question.lesson_view import room_beside_label
from aws_quiz.terminal.report.heat_map import heat_map_lines
from aws_quiz.terminal.report.report_layout import below_row, flowed, heading, prose, row, row_of, sentence
from aws_quiz.words.days import spoken_day
from aws_quiz.words.durations import a_question, duration
from aws_quiz.words.forecasts import surprise
from aws_quiz.words.numbers import counted, few, grouped, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_quiz.core.memory.habits import Certainty, Retention
    from aws_quiz.core.standing.progress_report import Report
    from aws_quiz.terminal.device.theme import Signs

_LEAST_RECALLED = 0.5
"""Where a line of weeks begins; below it, all is low."""

_WEEK = 7
_ENOUGH_ANSWERS = 5
"""Answers from which on a median of their times says something."""


def habits_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    """The section; nothing where no day was studied."""
    if not report.days:
        return []
    between = f" {signs.dot} "
    lines = heading("How you learn")
    if report.exam and not report.exam.is_goal and not report.topics:
        lines += sentence("Across everything you studied, whatever the exam.", width, DIM)
    lines += _retention_lines(report, width, signs)
    if report.certainty:
        lines += row_of("Right", [Text(_certain(one)) for one in report.certainty], width, between)
    for label, words in (("Time", _time(report)), ("Pace", _pace(report)), ("Days", _days(report))):
        lines += row_of(label, [Text(each) for each in words], width, between)
    heat = heat_map_lines(report.days, report.made_on, width, signs)
    return [*lines, Text(), *heat] if heat else lines


def _retention_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    whole = report.retention
    if whole.share is None or whole.expected is None:
        return []
    if not whole.is_enough:
        return row("Memory", few(whole.recalls, ENOUGH_RECALLS, "reviews"), width)
    said = f"{percent(whole.share)} recalled, {percent(whole.expected)} predicted, {grouped(whole.recalls)} reviews"
    lines = row("Memory", said, width)
    lines += _week_lines(report, width, signs)
    meaning = surprise(whole.surprise)
    return lines + below_row(prose(meaning, room_beside_label(width)), width) if meaning else lines


def _week_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    weeks = _by_week(report.retention_by_week)
    known = [share for share in weeks if share is not None]
    if len(known) < 2:
        return []
    line = Text(f"{percent(known[0])} ").append(spark_line(weeks, _LEAST_RECALLED, 1.0, signs), ACCENT)
    cells = [line.append(f" {percent(known[-1])}"), Text(f"week by week, the last {len(weeks)}")]
    return below_row(flowed(cells, room_beside_label(width)), width)


def _by_week(found: Sequence[Retention]) -> list[float | None]:
    """A share a week from the first on, None where too little was recalled to give one."""
    shares: list[float | None] = []
    before = None
    for week in found:
        if week.since is None:
            continue
        if before is not None:
            shares += [None] * ((week.since - before) // timedelta(weeks=1) - 1)
        shares.append(week.share if week.is_enough else None)
        before = week.since
    return shares


def _certain(one: Certainty) -> str:
    share = f"{one.right} of {one.answers}" if one.answers < ENOUGH_RECALLS else percent(one.right / one.answers)
    return f"{share} when {'guessing' if one.confidence is Confidence.GUESS else one.confidence}"


def _time(report: Report) -> Iterator[str]:
    pace, since = report.pace, report.since
    if pace.last_week and (since is None or (report.made_on - since).days >= _WEEK):
        yield f"{duration(pace.last_week)} in the last {_WEEK} days"
    if since:
        yield f"{duration(pace.seconds)} since {spoken_day(since)}"
    elif pace.days > 1:
        yield f"{duration(pace.seconds)} in total"
    if pace.days > 1:
        yield f"{duration(pace.seconds / pace.days)} per study day"


def _pace(report: Report) -> Iterator[str]:
    pace, answers = report.pace, sum(day.answers for day in report.days)
    if pace.a_question is not None and answers >= _ENOUGH_ANSWERS:
        allowed = f" (exam: {a_question(pace.allowance)})" if pace.allowance is not None else ""
        yield f"{a_question(pace.a_question)} a question{allowed}"
    yield f"{counted(answers, 'answer')} {'since then' if report.since else 'in total'}"


def _days(report: Report) -> Iterator[str]:
    span = (report.made_on - report.days[0].day).days + 1
    studied = len(report.days)
    longest = f", longest {report.longest_streak}" if report.longest_streak > report.streak else ""
    yield f"streak {counted(report.streak, 'day')}{longest}"
    if span > studied:
        yield f"studied on {studied} of {span} days"
