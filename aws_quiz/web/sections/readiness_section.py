"""Where the learner stands: forecasts for today and for the exam's day, and how both came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.web.building import Column, data_table, either, figure, legend, note, part, section
from aws_quiz.web.drawing.charts import score_history
from aws_quiz.web.drawing.intervals import Row, Scale, interval_rows
from aws_quiz.web.markup import NOTHING, Html, paragraph, tag
from aws_quiz.words.days import full_day, short_day
from aws_quiz.words.forecasts import CONFIDENCE, grounds, interval, real_result, record
from aws_quiz.words.numbers import chance, counted, few, grouped, new_a_day, sentence, signed

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
        yield paragraph(f"There is no forecast for {exam.code} yet: nothing has been answered yet to base it on.")
    elif not readiness.is_enough:
        yield _too_early(readiness)
    else:
        yield _headline(readiness.today, exam)
        yield _forecasts(readiness, exam)
        yield _movers(readiness)
    yield _history(report, exam)
    if report.real_exams:
        yield part("The exam itself", *(paragraph(real_result(exam.code, found)) for found in report.real_exams))


def _too_early(readiness: Readiness) -> Html:
    today = readiness.today
    only = few(readiness.answers, readiness.needed, "first answers to new questions")
    return paragraph(
        sentence(only),
        f"Until then a forecast would say more about learners in general than about you: for today it could be"
        f" anything from {today.low} to {today.high}.",
    )


def _headline(today: Forecast, exam: ExamHead) -> Html:
    stats = (
        ("Expected score today", str(today.scaled), f"pass mark {exam.pass_mark}, scale {_ends(exam)}"),
        (f"{CONFIDENCE} interval", interval(today.low, today.high), "where the result likely lies"),
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
    new = new_a_day(readiness.new_a_day)
    rows = [_row("Today", "with what you know now", readiness.today)]
    for forecast, remark in (
        (readiness.going_on, f"if you continue with {new}, as of late"),
        (readiness.stopped, "if you stop now"),
    ):
        if forecast is not None:
            rows.append(_row(f"On {short_day(forecast.day)}", remark, forecast))
    scale = Scale(*exam.scale, (str(exam.scale[0]), str(exam.scale[1])), exam.pass_mark, f"pass mark {exam.pass_mark}")
    why = ""
    if exam.day is None:
        why = "No exam day is set, so this covers today only; `aws-quiz goal EXAM --date DAY` sets one."
    elif readiness.going_on is None and readiness.stopped is None:
        why = f"The exam's day, {full_day(exam.day)}, is not in the future, so this covers today only."
    return figure(
        f"Forecasts against the pass mark: expected score and its {CONFIDENCE} interval",
        interval_rows(rows, scale),
        note(
            f"The forecast rests on {counted(readiness.answers, 'first answer')} to questions you had never seen.",
            grounds(readiness),
            why,
        ),
        kind="plain",
    )


def _row(name: str, remark: str, forecast: Forecast) -> Row:
    range_ = interval(forecast.low, forecast.high)
    passing = f"{chance(forecast.p_pass)} to pass"
    words = f"{name}, {remark}: expected {forecast.scaled}, {CONFIDENCE} interval {range_}, {passing}."
    return Row(
        name, remark, forecast.scaled, forecast.low, forecast.high, str(forecast.scaled), (range_, passing), words
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
        words = "There is too little to chart yet: it takes a second forecast or mock exam."
        return part("Scores so far", _mocks_in_words(report), paragraph(words))
    entries = [("forecast", "forecast, day by day")] * bool(forecasts)
    entries += [("result", "mock exam"), ("range", f"its {CONFIDENCE} interval")] * bool(report.sittings)
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
                    [(full_day(day), str(score)) for day, score in forecasts],
                    "Forecasts in numbers",
                ),
            ),
        ),
        _record(report.record, bool(report.sittings)),
    )


def _mocks_in_words(report: Report) -> Html:
    if not report.sittings:
        return paragraph("You have taken no mock exam for this exam yet; `aws-quiz exam` starts one.")
    last = max(report.sittings, key=lambda sitting: sitting.number)
    return paragraph(
        f"You have taken {counted(len(report.sittings), 'mock exam')}. The last, on {full_day(last.day)}, scored"
        f" {last.scaled} ({CONFIDENCE} interval {last.low} to {last.high}, from"
        f" {counted(last.questions, 'question')})."
    )


def _sittings_table(report: Report) -> Html:
    columns = (
        Column("Mock exam"),
        Column("Day"),
        Column("Questions", is_number=True),
        Column("Score", is_number=True),
        Column(f"{CONFIDENCE} interval", is_number=True),
        Column("Forecast before", is_number=True),
    )
    rows = []
    for one in report.sittings:
        before = "none"
        if one.forecast is not None:
            before = str(one.forecast)
        if one.forecast is not None and one.forecast_low is not None and one.forecast_high is not None:
            before = f"{one.forecast} ({interval(one.forecast_low, one.forecast_high)})"
        score, range_ = str(one.scaled), interval(one.low, one.high)
        rows.append((str(one.number), full_day(one.day), grouped(one.questions), score, range_, before))
    return either(rows, data_table(columns, rows, "Mock exams in numbers"))


def _record(found: ForecastRecord | None, has_sittings: bool) -> Html:
    if found is None or not found.mocks:
        words = "No mock exam has followed a forecast yet, so nothing can say how good the forecasts are."
        return paragraph(words) if has_sittings else NOTHING
    return tag("div", tag("h4", "How past forecasts fared"), paragraph(record(found)))


def _ends(exam: ExamHead) -> str:
    return f"{exam.scale[0]} to {exam.scale[1]}"
