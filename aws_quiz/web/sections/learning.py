"""How the learner learns: what is remembered against what was expected, days, time, pace and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.habits import ENOUGH_RECALLS
from aws_quiz.core.memory.review import Confidence
from aws_quiz.web.building import Column, data_table, figure, legend, note, part, section, table
from aws_quiz.web.drawing.calendar_map import calendar_legend, calendar_map
from aws_quiz.web.drawing.charts import Bar, bars, retention_by_week
from aws_quiz.web.drawing.weeks import SHOWN_WEEKS, week_sums
from aws_quiz.web.markup import NOTHING, Html, paragraph
from aws_quiz.words.days import full_day, short_day
from aws_quiz.words.durations import a_question, duration
from aws_quiz.words.forecasts import surprise
from aws_quiz.words.numbers import counted, few, grouped, percent, sentence

if TYPE_CHECKING:
    from aws_quiz.core.memory.habits import Certainty, Retention
    from aws_quiz.core.standing.progress_report import Report

_MINUTE_STEPS = (5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 2400)
_MOST_STEPS = 4
_ENOUGH_DAYS = 3
_WEEK = 7


def learning(report: Report) -> Html:
    """The third section of the page."""
    heading = "How you learn"
    if not report.days and report.since:
        return section("learn", heading, paragraph(f"No study days since {full_day(report.since)}."))
    if not report.days:
        words = "No study days yet. Retention, days, time and certainty appear here after the first drill."
        return section("learn", heading, paragraph(words))
    scope = NOTHING
    if report.exam and not report.exam.is_goal and not report.topics:
        scope = note("Across everything you studied, whatever the exam.")
    return section(
        "learn", heading, scope, _retention(report), _days(report), _time(report), _certainty(report.certainty)
    )


def _retention(report: Report) -> Html:
    whole = report.retention
    enough = [week for week in report.retention_by_week if week.is_enough]
    if whole.share is None or whole.expected is None:
        words = "Nothing has come up for review yet; from the next day on, reviews show what has stayed."
        return part("Memory, true and predicted", paragraph(words))
    if not whole.is_enough:
        said_few = sentence(few(whole.recalls, ENOUGH_RECALLS, "reviews"))
        return part("Memory, true and predicted", paragraph(said_few, "That is too few for a percentage."))
    said = paragraph(
        f"Of {grouped(whole.recalls)} reviews of what you had met on an earlier day, you recalled"
        f" {percent(whole.share)}; {percent(whole.expected)} was predicted.",
        surprise(whole.surprise) or "The difference is no more than chance.",
    )
    if len(enough) < 2:
        return part("Memory, true and predicted", said, paragraph("There are too few full weeks yet to draw."))
    rows = [_retention_row(week) for week in report.retention_by_week]
    columns = (
        Column("Week of"),
        Column("Reviews", is_number=True),
        Column("Recalled", is_number=True),
        Column("Predicted", is_number=True),
    )
    gap = len(enough) < len(report.retention_by_week)
    return part(
        "Memory, true and predicted",
        said,
        figure(
            "Share recalled by week, against what was predicted",
            legend(("true", "recalled"), ("predicted", "predicted")),
            retention_by_week(report.retention_by_week),
            note(f"A week of fewer than {ENOUGH_RECALLS} reviews is left blank." if gap else ""),
            data_table(columns, rows, "Retention in numbers"),
        ),
    )


def _retention_row(week: Retention) -> tuple[str, ...]:
    name = full_day(week.since) if week.since else "all"
    if not week.is_enough or week.share is None or week.expected is None:
        return name, str(week.recalls), "too few yet", "too few yet"
    return name, str(week.recalls), percent(week.share), percent(week.expected)


def _days(report: Report) -> Html:
    weeks = week_sums(report.days, report.made_on)
    so_far = f" since {full_day(report.since)}" if report.since else " so far"
    studied = f"You have studied on {counted(len(report.days), 'day')}"
    if sum(days for _, days in weeks) < _ENOUGH_DAYS:
        return part(
            "Days", paragraph(f"{studied}{so_far}; a map needs {_ENOUGH_DAYS} in the last {SHOWN_WEEKS} weeks.")
        )
    studied += so_far if report.since else ""
    if report.streak > len(report.days):  # It began before the history that is counted.
        studied += f"; your streak is {counted(report.streak, 'day')}."
    else:
        studied += f", the last {report.streak} of them in a row." if report.streak > 1 else "; no streak is running."
    longest = f"Your longest streak is {counted(report.longest_streak, 'day')}."
    if report.since:
        longest = f"The longest streak since then is {counted(report.longest_streak, 'day')}."
    if report.streak >= report.longest_streak:
        longest = "That is your longest streak." if report.streak > 1 and not report.since else ""
    columns = (Column("Week of"), Column("Days with answers", is_number=True), Column("Answers", is_number=True))
    rows = [(full_day(week.day), str(days), grouped(week.answers)) for week, days in weeks]
    return part(
        "Days",
        paragraph(studied, longest),
        figure(
            f"Answers a day over the last {SHOWN_WEEKS} weeks",
            calendar_map(report.days, report.made_on),
            calendar_legend(),
            data_table(columns, rows, "Days in numbers"),
        ),
    )


def _time(report: Report) -> Html:
    weeks = week_sums(report.days, report.made_on)
    said = paragraph(*_pace(report))
    if len(weeks) < 2:
        return part("Time and pace", said)
    most = max(week.seconds for week, _ in weeks) / 60
    step = next((one for one in _MINUTE_STEPS if most / one <= _MOST_STEPS), _MINUTE_STEPS[-1])
    values = [
        Bar(short_day(week.day), week.seconds / 60, f"Week of {full_day(week.day)}: {duration(week.seconds)}")
        for week, _ in weeks
    ]
    busiest = max((week for week, _ in weeks), key=lambda week: week.seconds)
    label = (
        f"Time spent answering, by week: at most {duration(busiest.seconds)}, in the week of {full_day(busiest.day)}."
    )
    columns = (Column("Week of"), Column("Time", is_number=True), Column("Answers", is_number=True))
    rows = [(full_day(week.day), duration(week.seconds), grouped(week.answers)) for week, _ in weeks]
    return part(
        "Time and pace",
        said,
        figure(
            "Time spent answering, by week",
            bars(values, step, lambda minutes: duration(minutes * 60), label, named=-1),
            data_table(columns, rows, "Time in numbers"),
        ),
    )


def _pace(report: Report) -> tuple[str, ...]:
    pace, since = report.pace, report.since
    week = "none of it" if not pace.last_week else duration(pace.last_week)
    if pace.last_week >= pace.seconds:
        week = "all of it"
    spent = f"You have spent {duration(pace.seconds)} answering on {counted(pace.days, 'day')}"
    spent += f" since {full_day(since)}" if since else ""
    if since is None or (report.made_on - since).days >= _WEEK:
        spent += f", {week} in the last {_WEEK} days"
    spent += "."
    if pace.a_question is None:
        return (spent,)
    middle = f"Of your recent answers, half took {a_question(pace.a_question)} or less"
    if pace.allowance is None:
        return spent, f"{middle}."
    return spent, f"{middle}; the exam gives {a_question(pace.allowance)} for each question."


_NAMES = {Confidence.SURE: "Sure", Confidence.UNSURE: "Unsure", Confidence.GUESS: "Guess"}


def _certainty(certainty: tuple[Certainty, ...]) -> Html:
    rows = [
        (
            _NAMES[one.confidence],
            grouped(one.answers),
            grouped(one.right),
            percent(one.right / one.answers) if one.answers >= ENOUGH_RECALLS else few(one.answers, ENOUGH_RECALLS),
        )
        for one in certainty
        if one.answers
    ]
    if not rows:
        return part("Certainty", paragraph("You have not said how sure you were of any answer yet."))
    columns = (
        Column("You said"),
        Column("Answers", is_number=True),
        Column("Right", is_number=True),
        Column("Share right", is_number=True),
    )
    return part(
        "Certainty",
        paragraph("How often you were right, by how sure you said you were."),
        table(columns, rows, "Certainty", "short"),
    )
