"""Where the learner stands: forecasts for today and for the exam's day, and how both came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.web.building import Column, data_table, either, figure, legend, note, part, section
from aws_quiz.web.drawing.charts import score_history
from aws_quiz.web.drawing.intervals import Row, Scale, interval_rows
from aws_quiz.web.markup import NOTHING, Html, joined, paragraph, tag
from aws_quiz.web.wording import chance, counted, day_words, grouped, sentence, short_day, signed, too_few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.standing.progress_report import ExamHead, Report
    from aws_quiz.core.standing.readiness import Forecast, ForecastRecord, Readiness


def standing(report: Report) -> Html:
    """The first section of the page."""
    return section("stand", "Where you stand", *_parts(report))


def _parts(report: Report) -> Iterator[Html]:
    exam, readiness = report.exam, report.readiness
    if exam is None:
        yield paragraph(
            "No exam is set, so there is no score to forecast. `aws-quiz goal EXAM --date DAY` sets one; from then on"
            " this section says how ready you are for it."
        )
        return
    if readiness is None:
        yield paragraph(f"There is no forecast for {exam.code} yet: nothing has been answered that it could rest on.")
    elif not readiness.is_enough:
        yield _too_early(readiness)
    else:
        yield _headline(readiness.today, exam)
        yield _forecasts(readiness, exam)
        yield _movers(readiness)
    yield _history(report, exam)


def _too_early(readiness: Readiness) -> Html:
    today = readiness.today
    few = too_few(readiness.answers, readiness.needed, "first answers to new questions")
    return paragraph(
        sentence(few),
        f"Until then a forecast would say more about learners in general than about you: for today it could be"
        f" anything from {today.low} to {today.high}.",
    )


def _headline(today: Forecast, exam: ExamHead) -> Html:
    stats = (
        ("Expected score today", str(today.scaled), f"pass mark {exam.pass_mark}, scale {_ends(exam)}"),
        ("80\N{NO-BREAK SPACE}% interval", f"{today.low} to {today.high}", "where the result likely lies"),
        ("Chance to pass today", chance(today.p_pass), f"of scoring {exam.pass_mark} or more"),
    )
    return tag(
        "dl",
        *(
            tag("div", tag("dt", name), tag("dd", value, class_="figure"), tag("dd", remark, class_="remark"))
            for name, value, remark in stats
        ),
        class_="stats",
    )


def _forecasts(readiness: Readiness, exam: ExamHead) -> Html:
    pace = f"{readiness.new_a_day:.1f}".removesuffix(".0")
    new = f"{pace} new {'concept' if pace == '1' else 'concepts'} a day" if pace != "0" else "no new concepts"
    rows = [_row("Today", "with what you know now", readiness.today)]
    for forecast, remark in (
        (readiness.going_on, f"if you go on with {new}, as of late"),
        (readiness.stopped, "if you stop now"),
    ):
        if forecast is not None:
            rows.append(_row(f"On {short_day(forecast.day)}", remark, forecast))
    scale = Scale(*exam.scale, (str(exam.scale[0]), str(exam.scale[1])), exam.pass_mark, f"pass mark {exam.pass_mark}")
    why = ""
    if exam.day is None:
        why = "No exam day is set, so this speaks of today only; `aws-quiz goal EXAM --date DAY` sets one."
    elif readiness.going_on is None and readiness.stopped is None:
        why = f"The exam's day, {day_words(exam.day)}, does not lie ahead, so this speaks of today only."
    return figure(
        "Forecasts against the pass mark: expected score and its 80\N{NO-BREAK SPACE}% interval",
        interval_rows(rows, scale),
        note(
            f"The forecast rests on {counted(readiness.answers, 'first answer')} to questions you had never seen.",
            why,
        ),
        kind="plain",
    )


def _row(name: str, remark: str, forecast: Forecast) -> Row:
    interval = f"{forecast.low} to {forecast.high}"
    passing = f"{chance(forecast.p_pass)} to pass"
    words = f"{name}, {remark}: expected {forecast.scaled}, 80 % interval {interval}, {passing}."
    return Row(
        name, remark, forecast.scaled, forecast.low, forecast.high, str(forecast.scaled), (interval, passing), words
    )


def _movers(readiness: Readiness) -> Html:
    worth = [mover for mover in readiness.movers if mover.points > 0]
    items = (tag("li", tag("b", f"{signed(mover.points)} "), mover.title) for mover in worth)
    return either(
        worth,
        part(
            "What would raise the score most",
            note("Points that knowing all of a topic would add to today's expected score."),
            tag("ul", *items, class_="movers"),
        ),
    )


def _history(report: Report, exam: ExamHead) -> Html:
    forecasts = report.history if report.readiness is not None and report.readiness.is_enough else ()
    if len(forecasts) + len(report.sittings) < 2:
        words = "There is too little to draw yet: a second forecast or mock exam makes a history."
        return part("Scores so far", _mocks_in_words(report), paragraph(words))
    entries = [("forecast", "forecast, day by day")] * bool(forecasts)
    entries += [("result", "mock exam"), ("range", "its 80\N{NO-BREAK SPACE}% interval")] * bool(report.sittings)
    return part(
        "Scores so far",
        _mocks_in_words(report),
        figure(
            "Scores over time",
            legend(*entries, ("pass-line", f"pass mark {exam.pass_mark}")),
            score_history(forecasts, report.sittings, exam.pass_mark, exam.scale),
            _sittings_table(report),
            either(
                forecasts,
                data_table(
                    (Column("Day"), Column("Forecast", is_number=True)),
                    [(day_words(day), str(score)) for day, score in forecasts],
                    "Forecasts in numbers",
                ),
            ),
        ),
        _record(report.record, bool(report.sittings)),
    )


def _mocks_in_words(report: Report) -> Html:
    if not report.sittings:
        return paragraph("You have sat no mock exam for this exam yet; `aws-quiz exam` starts one.")
    last = max(report.sittings, key=lambda sitting: sitting.number)
    return paragraph(
        f"You have sat {counted(len(report.sittings), 'mock exam')}. The last, on {day_words(last.day)}, scored"
        f" {last.scaled} (80\N{NO-BREAK SPACE}% interval {last.low} to {last.high}, from"
        f" {counted(last.questions, 'question')})."
    )


def _sittings_table(report: Report) -> Html:
    columns = (
        Column("Mock exam"),
        Column("Day"),
        Column("Questions", is_number=True),
        Column("Score", is_number=True),
        Column("80\N{NO-BREAK SPACE}% interval", is_number=True),
        Column("Forecast before", is_number=True),
    )
    rows = []
    for one in report.sittings:
        before = "none"
        if one.forecast is not None:
            before = f"{one.forecast} ({one.forecast_low} to {one.forecast_high})"
        if one.forecast is not None and (one.forecast_low is None or one.forecast_high is None):
            before = str(one.forecast)
        score, interval = str(one.scaled), f"{one.low} to {one.high}"
        rows.append((str(one.number), day_words(one.day), grouped(one.questions), score, interval, before))
    return either(rows, data_table(columns, rows, "Mock exams in numbers"))


def _record(record: ForecastRecord | None, has_sittings: bool) -> Html:
    if record is None or not record.mocks:
        words = "No mock exam has followed a forecast yet, so nothing can say how good the forecasts are."
        return paragraph(words) if has_sittings else NOTHING
    inside = (
        f"{counted(record.mocks, 'mock exam')} followed a forecast; {record.inside} of {record.mocks}"
        f" {'results' if record.mocks > 1 else 'result'} lay within its 80\N{NO-BREAK SPACE}% interval."
    )
    side = "below" if record.bias < 0 else "above"
    bias = "On average the forecasts were right on the results."
    if record.bias:
        bias = f"On average the forecasts lay {counted(abs(record.bias), 'point')} {side} the results."
    brier = (
        f"Their chances to pass had a mean squared error of {record.brier:.2f}, where 0 is perfect and a coin has 0.25."
    )
    few = "So few say little about forecasts to come." if record.mocks < 5 else ""
    return tag("div", tag("h4", "How past forecasts fared"), joined((paragraph(inside, bias, brier, few),)))


def _ends(exam: ExamHead) -> str:
    return f"{exam.scale[0]} to {exam.scale[1]}"
