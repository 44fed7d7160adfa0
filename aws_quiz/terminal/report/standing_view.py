"""Where the learner stands: forecasts with their ranges, how they came about, and what mock exams said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung
from aws_quiz.terminal.device.bars import range_bar, spark_line, thinned
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WRONG
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label
from aws_quiz.terminal.report.report_layout import bound, flowed, heading, prose, row, row_of, sentence
from aws_quiz.words.commands import LIST_EXAMS
from aws_quiz.words.days import short_day, spoken_day
from aws_quiz.words.forecasts import CONFIDENCE, grounds, interval, likely, odds, real_result, record
from aws_quiz.words.numbers import chance, counted, few, new_a_day
from aws_quiz.words.numbers import sentence as in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.standing.progress_report import ExamHead, Report, Sitting
    from aws_quiz.core.standing.readiness import Forecast, ForecastRecord, Readiness
    from aws_quiz.terminal.device.theme import Signs

_LEAST_BAR = 16
"""Cells below which a bar stands on a line of its own."""

_MOST_BAR = 40
_FLAT = 0.1
"""The share of the scale that a history fills at least, so that small changes look small."""

_MOST_MOCKS = 5


def standing_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    """The section; it says in a sentence where there is no forecast."""
    lines = heading("Where you stand")
    exam, readiness = report.exam, report.readiness
    if exam is None:
        lines += sentence("No exam is chosen, so there is nothing to forecast.", width)
    elif readiness is None or not readiness.is_enough:
        lines += sentence(_why_no_forecast(readiness), width)
    else:
        lines += _forecast_lines(readiness, exam, width, signs)
        lines += _history_lines(report, exam, width, signs)
    lines += _mock_lines(report, exam, width, signs)
    if exam and report.real_exams:
        lines.append(Text())
        for found in report.real_exams:
            lines += row("The exam", real_result(exam.code, found), width)
    return lines


def score_bar(forecast: Forecast, pass_mark: int, scale: tuple[int, int], cells: int, signs: Signs) -> Text:
    """A forecast on the exam's scale, with the pass mark."""
    low, high = scale
    at = [(value - low) / (high - low) for value in (forecast.low, forecast.high, pass_mark)]
    return range_bar(at[0], at[1], cells, signs, at[2])


def score_cells(forecast: Forecast) -> list[Text]:
    """Such as "705" and "likely 640 to 770"."""
    return [Text(f"{forecast.scaled:>3}", STRONG), Text(likely(forecast.low, forecast.high))]


def _why_no_forecast(readiness: Readiness | None) -> str:
    if readiness is None:
        return "There is nothing to forecast from yet."
    so_few = in_a_sentence(few(readiness.answers, readiness.needed))
    return f"{so_few} A forecast rests on first answers to questions that you had never seen."


def _forecast_lines(readiness: Readiness, exam: ExamHead, width: int, signs: Signs) -> list[Text]:
    shown = [("Today", readiness.today), ("If you continue", readiness.going_on), ("If you stop", readiness.stopped)]
    column = max(len(label) for label, forecast in shown if forecast) + 3
    room = room_beside_label(width, column)
    beside = max(sum(cell.cell_len + 2 for cell in score_cells(each)) for _, each in shown if each)
    bar = room - beside - 2 if room - beside - 2 >= _LEAST_BAR else room - 2
    lines = []
    for label, forecast in shown:
        if forecast:
            chart = score_bar(forecast, exam.pass_mark, exam.scale, min(bar, _MOST_BAR), signs)
            lines += labelled(label, flowed([chart, *score_cells(forecast)], room), width, DIM, column)
    legend = (
        f"{signs.bar_range} is the likely range ({CONFIDENCE} confidence),"
        f" {bound(f'{signs.bar_mark} the pass mark, {exam.pass_mark}.')}"
    )
    lines += hung(Text(" " * (width - 1 - room)), prose(legend, room, DIM))
    lines += [Text(), *sentence(_chances(readiness), width)]
    if why := grounds(readiness):
        lines += sentence(why, width)
    widest = max((len(f"+{mover.points}") for mover in readiness.movers), default=0)
    movers = [
        Text().append(f"+{mover.points}".rjust(widest), STRONG).append(f" {one_line(mover.title)}")
        for mover in readiness.movers
    ]
    return [*lines, Text(), *row_of("To gain", movers, width, "   ")] if movers else lines


def _chances(readiness: Readiness) -> str:
    today, on, stopped = readiness.today, readiness.going_on, readiness.stopped
    said = [f"{bound(odds(today.p_pass))} today ({chance(today.p_pass)})"]
    if on:
        day = bound(spoken_day(on.day))
        pace = new_a_day(readiness.new_a_day)
        said.append(f"{bound(odds(on.p_pass))} on {day} if you continue with {pace}, as in the last two weeks")
    if stopped:
        when = "" if on else f" on {bound(spoken_day(stopped.day))}"
        said.append(f"{bound(odds(stopped.p_pass))}{when} if you stop now")
    return f"Your odds of passing: {'; '.join(said)}."


def _history_lines(report: Report, exam: ExamHead, width: int, signs: Signs) -> list[Text]:
    if len(report.history) < 2:
        return []
    (first_day, first), (_, last) = report.history[0], report.history[-1]
    since = f"since {short_day(first_day, report.made_on)}"
    room = room_beside_label(width) - len(f"{first}  {last}  {since}")
    scores = thinned([float(score) for _, score in report.history], min(max(room, 8), _MOST_BAR))
    low, high = min(scores), max(scores)
    high = max(high, low + (exam.scale[1] - exam.scale[0]) * _FLAT)
    line = Text(f"{first} ").append(spark_line(scores, low, high, signs), ACCENT).append(f" {last}")
    return row_of("History", [line, Text(since)], width)


def _mock_lines(report: Report, exam: ExamHead | None, width: int, signs: Signs) -> list[Text]:
    if not report.sittings:
        return []
    newest = sorted(report.sittings, key=lambda sitting: sitting.number, reverse=True)
    shown = newest[:_MOST_MOCKS]
    number_room = max(len(str(sitting.number)) for sitting in shown)
    day_room = max(len(short_day(sitting.day, report.made_on)) for sitting in shown)
    body: list[Text] = []
    for sitting in shown:
        cells = [
            Text(f"{sitting.number:>{number_room}}"),
            Text(short_day(sitting.day, report.made_on).rjust(day_room)),
            *_score(sitting, exam, signs),
        ]
        body += flowed(cells, room_beside_label(width), hang=number_room + 2)
    lines = [Text(), *labelled("Mocks", body, width, DIM)]
    rest = _about_mocks(newest, report.record)
    return [*lines, *sentence(rest, width)] if rest else lines


def _score(sitting: Sitting, exam: ExamHead | None, signs: Signs) -> Iterator[Text]:
    score = Text(f"{sitting.scaled:>3}", STRONG)
    if exam:
        passed = sitting.scaled >= exam.pass_mark
        score.append(" ").append(signs.right if passed else signs.wrong, RIGHT if passed else WRONG)
    yield score
    yield Text(likely(sitting.low, sitting.high))
    if sitting.forecast is not None and sitting.forecast_low is not None and sitting.forecast_high is not None:
        before = interval(sitting.forecast_low, sitting.forecast_high)
        yield Text(f"forecast {sitting.forecast} ({before})", DIM)


def _about_mocks(newest: list[Sitting], found: ForecastRecord | None) -> str:
    said = []
    full = max(sitting.questions for sitting in newest)
    said += [f"Mock {each.number} had only {each.questions} questions." for each in newest if each.questions < full / 2]
    hidden = len(newest) - _MOST_MOCKS
    if hidden > 0:
        said.append(f"{counted(hidden, 'earlier mock')}: {LIST_EXAMS}.")
    if found and found.mocks:
        said.append(record(found))
    return " ".join(said)
