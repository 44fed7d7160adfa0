"""Charts of values over time, by pygal: shapes without colours, which the page's stylesheet gives.

Each is drawn twice, for a wide page and for a narrow one, where the same drawing made smaller could not be read.
The library is loaded when the first chart is drawn: it takes a fifth of a second.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_quiz.web.drawing.drawn import fit_for_page
from aws_quiz.web.markup import Html, joined
from aws_quiz.words.days import full_day, short_day, short_month
from aws_quiz.words.numbers import percent, percents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_quiz.core.memory.habits import Retention
    from aws_quiz.core.standing.progress_report import Sitting


class Size(NamedTuple):
    """A drawing's units, of which one is about a pixel, and how many labels find room below it."""

    name: str
    width: int
    height: int
    labels: int


class Bar(NamedTuple):
    """One bar: what stands below it, its height, and what both say."""

    label: str
    value: float
    words: str


_SIZES = (Size("wide", 860, 280, 10), Size("narrow", 340, 230, 4))
_TYPE_SIZE = 13


def score_history(
    forecasts: Sequence[tuple[date, int]], sittings: Sequence[Sitting], pass_mark: int, scale: tuple[int, int]
) -> Html:
    """Forecasts as a line, results of mock exams as dots in their intervals, and the pass mark, over days."""
    days = [day for day, _ in forecasts] + [one.day for one in sittings]
    first, last = min(days), max(days)
    scores = [pass_mark, *(score for _, score in forecasts), *(end for one in sittings for end in (one.low, one.high))]
    bottom = max(min(min(scores) // 100 * 100, scale[1] - 100), scale[0])
    top = min(max(-(-max(scores) // 100) * 100, bottom + 100), scale[1])
    start, end = first.toordinal(), max(last.toordinal(), first.toordinal() + 1)
    ranges = [
        point
        for one in sittings
        for point in ((one.day.toordinal(), one.low), (one.day.toordinal(), one.high), (None, None))
    ]
    results = [
        _said((one.day.toordinal(), one.scaled), f"Mock exam {one.number}, {full_day(one.day)}: {one.scaled}")
        for one in sittings
    ]
    line = [_said((day.toordinal(), score), f"Forecast of {full_day(day)}: {score}") for day, score in forecasts]

    def drawn(size: Size) -> tuple[Any, list[str]]:
        chart = _new("XY", size, range=(bottom, top), xrange=(start, end))
        chart.x_labels = _day_labels(first, last, size.labels)
        chart.y_labels = list(range(bottom, top + 1, 100))
        chart.add("pass", [(start, pass_mark), (end, pass_mark)], show_dots=False)
        chart.add("range", ranges, show_dots=False, allow_interruptions=True)
        chart.add("forecast", line, dots_size=2)
        chart.add("result", results, stroke=False, dots_size=5)
        return chart, ["pass-line", "range", "forecast", "result"]

    said = [f"{len(forecasts)} forecasts, from {forecasts[0][1]} to {forecasts[-1][1]}"] if forecasts else []
    said += [f"mock exams scored {', '.join(str(one.scaled) for one in sittings)}"] if sittings else []
    return _both(drawn, "history", f"Scores over time: {'; '.join(said)}; pass mark {pass_mark}.")


def retention_by_week(weeks: Sequence[Retention]) -> Html:
    """True retention as dots on a line, predicted as a broken line; a week of too few reviews is a gap."""
    enough = [week for week in weeks if week.is_enough]
    shares = [share for week in enough for share in (week.share, week.expected) if share is not None]
    bottom = min(int(min(shares) * 10), 9)
    names = [short_day(week.since) if week.since else "" for week in weeks]
    true = [
        _said(week.share, f"Week of {name}: {percent(week.share or 0)} of {week.recalls} recalled")
        if week.is_enough
        else None
        for name, week in zip(names, weeks, strict=True)
    ]
    predicted = [
        _said(week.expected, f"Week of {name}: {percent(week.expected or 0)} predicted") if week.is_enough else None
        for name, week in zip(names, weeks, strict=True)
    ]

    def drawn(size: Size) -> tuple[Any, list[str]]:
        chart = _new("Line", size, range=(bottom / 10, 1), value_formatter=percent)
        chart.x_labels = _thinned(names, size.labels)
        chart.y_labels = [at / 10 for at in range(10, bottom - 1, -1 if bottom > 4 else -2)]
        chart.add("predicted", predicted, dots_size=2, allow_interruptions=True)
        chart.add("true", true, dots_size=4, allow_interruptions=True)
        return chart, ["predicted", "true"]

    spread = percents(min(week.share or 0 for week in enough), max(week.share or 0 for week in enough))
    label = f"Retention by week, {len(enough)} weeks: true between {spread.replace(' to ', ' and ')}"
    return _both(drawn, "retention", f"{label}; predicted beside it.")


def bars(values: Sequence[Bar], step: float, worded: Callable[[float], str], label: str, named: int) -> Html:
    """A bar each, the one at `named` with a label; the scale goes up by steps, worded as it should be read."""
    steps = int(-(-max(one.value for one in values) // step)) or 1
    heights = [_said(one.value, one.words) for one in values]

    def drawn(size: Size) -> tuple[Any, list[str]]:
        chart = _new("Bar", size, range=(0, steps * step), value_formatter=worded, rounded_bars=2)
        chart.x_labels = _thinned([one.label for one in values], size.labels, named)
        chart.y_labels = [at * step for at in range(steps + 1)]
        chart.add("bars", heights)
        return chart, ["amount"]

    return _both(drawn, "amounts", label)


def _both(drawn: Callable[[Size], tuple[Any, list[str]]], kind: str, label: str) -> Html:
    drawings = []
    for size in _SIZES:
        chart, series = drawn(size)
        drawings.append(fit_for_page(chart.render(is_unicode=True), series, f"{kind} {size.name}", label))
    return joined(drawings)


def _new(kind: str, size: Size, **settings: object) -> Any:  # noqa: ANN401 - pygal has no types
    import pygal
    from pygal.style import Style

    style = Style(font_family="system-ui", label_font_size=_TYPE_SIZE, major_label_font_size=_TYPE_SIZE)
    settings.setdefault("value_formatter", str)
    return getattr(pygal, kind)(
        width=size.width,
        height=size.height,
        style=style,
        css=(),
        js=(),
        no_prefix=True,
        disable_xml_declaration=True,
        show_legend=False,
        margin=4,
        margin_right=26,
        margin_top=10,
        spacing=8,
        truncate_label=-1,
        **settings,
    )


def _said(value: object, words: str) -> dict[str, object]:
    """A value that a pointer resting on it has explained."""
    return {"value": value, "formatter": lambda _: words}


def _thinned(labels: Sequence[str], most: int, named: int = -1) -> list[str]:
    """At most so many of the labels, evenly apart, the one at `named` among them; the others empty."""
    every = -(-len(labels) // most)
    kept = range(len(labels))[named] % every
    return [label if at % every == kept else "" for at, label in enumerate(labels)]


def _day_labels(first: date, last: date, most: int) -> list[dict[str, object]]:
    """The first days of months within, or the ends of a span that is shorter than two of them."""
    months = [
        day
        for at in range(first.year * 12 + first.month, last.year * 12 + last.month)
        if (day := date(at // 12, at % 12 + 1, 1)) >= first
    ]
    if len(months) < 2:
        ends = [first, last] if last > first else [first]
        return [{"value": day.toordinal(), "label": short_day(day)} for day in ends]
    every = -(-len(months) // most)
    return [
        {"value": day.toordinal(), "label": short_month(day) if day.month > 1 else str(day.year)}
        for day in months[::every]
    ]
