"""Values with their intervals on one scale, a row each, against a line to pass.

Drawn with boxes placed by percent: words keep their size at every width of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.web.markup import NOTHING, Html, joined, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Scale(NamedTuple):
    """Where rows start and end, and the line that they are held against, if there is one; each end and the line
    with its label."""

    start: float
    end: float
    labels: tuple[str, str]
    line: float | None = None
    line_label: str = ""

    def place(self, value: float) -> str:
        """How far along the scale a value stands, for a style."""
        return f"{self._share(value) * 100:.2f}%"

    def width(self, low: float, high: float) -> str:
        return f"{(self._share(high) - self._share(low)) * 100:.2f}%"

    def _share(self, value: float) -> float:
        return min(max((value - self.start) / (self.end - self.start), 0), 1)


class Row(NamedTuple):
    """A value between `low` and `high`; it is None where too little is known to name one. `words` says it all."""

    name: str
    remark: str
    value: float | None
    low: float
    high: float
    headline: str
    details: Sequence[str]
    words: str


def interval_rows(rows: Iterable[Row], scale: Scale) -> Html:
    """The rows below each other, the labels of the scale under the last."""
    return joined((tag("ul", *(_row(row, scale) for row in rows), class_="intervals"), _axis(scale)))


def mini_interval(row: Row, scale: Scale) -> Html:
    """The bar alone, to stand in a table's cell that says the numbers itself."""
    return tag("div", *_marks(row, scale), class_="track mini", aria_hidden="true")


def _row(row: Row, scale: Scale) -> Html:
    name = tag("div", tag("span", row.name, class_="name"), tag("span", row.remark, class_="remark"), class_="what")
    track = tag("div", *_marks(row, scale), class_="track", role="img", aria_label=row.words)
    value = tag(
        "div",
        tag("span", row.headline, class_="headline"),
        *(tag("span", detail, class_="remark") for detail in row.details),
        class_="worth",
    )
    return tag("li", name, track, value)


def _marks(row: Row, scale: Scale) -> Iterable[Html]:
    kind = "band" if row.value is not None else "band unsure"
    yield tag("span", class_=kind, style=f"left:{scale.place(row.low)};width:{scale.width(row.low, row.high)}")
    if scale.line is not None:
        yield tag("span", class_="pass", style=f"left:{scale.place(scale.line)}")
    if row.value is not None:
        yield tag("span", class_="point", style=f"left:{scale.place(row.value)}")


def _axis(scale: Scale) -> Html:
    first, last = scale.labels
    line = NOTHING
    if scale.line is not None:
        line = tag("span", scale.line_label, class_="at", style=f"left:{scale.place(scale.line)}")
    ends = (tag("span", first, class_="first"), line, tag("span", last, class_="last"))
    return tag("div", tag("div", *ends, class_="ends"), class_="axis-labels", aria_hidden="true")
