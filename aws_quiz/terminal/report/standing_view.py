"""Where the learner stands: forecasts with their ranges, how they came about, and what mock exams said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.core.sitting.exam_result import COVERAGE
from aws_quiz.terminal.device.bank_text import one_line
from aws_quiz.terminal.device.bars import range_bar, spark_line, thinned
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WRONG
from aws_quiz.terminal.drill.summary_view import counted
from aws_quiz.terminal.exam.result_view import chances
from aws_quiz.terminal.question.lesson_view import labelled, room_beside_label
from aws_quiz.terminal.report.figures import percent, short_day, spoken_day
from aws_quiz.terminal.report.report_layout import below_row, bound, flowed, heading, prose, row_of, sentence

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
_ENOUGH_MOCKS = 3
"""Mocks from which on it is worth saying how good their forecasts were."""


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
    return lines + _mock_lines(report, exam, width, signs)


def score_bar(forecast: Forecast, pass_mark: int, scale: tuple[int, int], cells: int, signs: Signs) -> Text:
    """A forecast on the exam's scale, with the pass mark."""
    low, high = scale
    at = [(value - low) / (high - low) for value in (forecast.low, forecast.high, pass_mark)]
    return range_bar(at[0], at[1], cells, signs, at[2])


def score_cells(forecast: Forecast) -> list[Text]:
    """Such as "705" and "likely 640 to 770"."""
    return [Text(f"{forecast.scaled:>3}", STRONG), Text(f"likely {forecast.low} to {forecast.high}")]


def too_few(answers: int, needed: int) -> str:
    return f"too few answers yet: {answers} of about {needed}"


def _why_no_forecast(readiness: Readiness | None) -> str:
    if readiness is None:
        return "There is nothing to forecast from yet."
    few = too_few(readiness.answers, readiness.needed).capitalize()
    return f"{few}. A forecast rests on first answers to questions that you had never seen."


def _forecast_lines(readiness: Readiness, exam: ExamHead, width: int, signs: Signs) -> list[Text]:
    room = room_beside_label(width)
    shown = [("Today", readiness.today), ("Going on", readiness.going_on), ("Stopping", readiness.stopped)]
    beside = max(sum(cell.cell_len + 2 for cell in score_cells(each)) for _, each in shown if each)
    bar = room - beside - 2 if room - beside - 2 >= _LEAST_BAR else room - 2
    lines = []
    for label, forecast in shown:
        if forecast:
            chart = score_bar(forecast, exam.pass_mark, exam.scale, min(bar, _MOST_BAR), signs)
            lines += row_of(label, [chart, *score_cells(forecast)], width)
    legend = (
        f"{signs.bar_range} is the likely range ({percent(COVERAGE)} of the time),"
        f" {bound(f'{signs.bar_mark} the pass mark, {exam.pass_mark}.')}"
    )
    lines += below_row(prose(legend, room, DIM), width)
    lines += [Text(), *sentence(_chances(readiness), width)]
    widest = max((len(f"+{mover.points}") for mover in readiness.movers), default=0)
    movers = [
        Text().append(f"+{mover.points}".rjust(widest), STRONG).append(f" {one_line(mover.title)}")
        for mover in readiness.movers
    ]
    return [*lines, Text(), *row_of("To gain", movers, width, "   ")] if movers else lines


def _chances(readiness: Readiness) -> str:
    today, on, stopped = readiness.today, readiness.going_on, readiness.stopped
    said = [f"{bound(chances(today.p_pass))} today ({percent(today.p_pass)})"]
    if on:
        pace = f"{readiness.new_a_day:.1f}".removesuffix(".0")
        new = f"{pace} new concept{'' if pace == '1' else 's'} a day" if pace != "0" else "no new concepts"
        day = bound(spoken_day(on.day))
        said.append(f"{bound(chances(on.p_pass))} on {day} if you go on with {new}, as in the last two weeks")
    if stopped:
        when = "" if on else f" on {bound(spoken_day(stopped.day))}"
        said.append(f"{bound(chances(stopped.p_pass))}{when} if you stop now")
    return f"You would pass {'; '.join(said)}."


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
    return row_of("So far", [line, Text(since)], width)


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
    yield Text(f"likely {sitting.low} to {sitting.high}")
    if sitting.forecast is not None:
        yield Text(f"forecast {sitting.forecast} ({sitting.forecast_low} to {sitting.forecast_high})", DIM)


def _about_mocks(newest: list[Sitting], record: ForecastRecord | None) -> str:
    said = []
    full = max(sitting.questions for sitting in newest)
    said += [f"Mock {each.number} had only {each.questions} questions." for each in newest if each.questions < full / 2]
    hidden = len(newest) - _MOST_MOCKS
    if hidden > 0:
        said.append(f"{counted(hidden, 'earlier mock')}: aws-quiz exam --list.")
    if record and record.mocks:
        said.append(_record(record))
    return " ".join(said)


def _record(record: ForecastRecord) -> str:
    inside = f"{record.inside} of {counted(record.mocks, 'mock')} ended within the forecast's range"
    if record.mocks < _ENOUGH_MOCKS:
        return f"{inside}; too few mocks yet to judge the forecasts by."
    direction = "low" if record.bias < 0 else "high"
    bias = f"{counted(abs(record.bias), 'point')} too {direction}" if record.bias else "neither too low nor too high"
    return f"{inside}; forecasts were {bias} on average; Brier score {record.brier:.2f}, where a coin has 0.25."
