"""What the sections of the page are built from: sections, figures with their words, tables with their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.web.markup import NOTHING, Html, joined, paragraph, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Column(NamedTuple):
    """A heading, and whether numbers stand below it."""

    heading: str
    is_number: bool = False


def section(id: str, heading: str, *parts: Html) -> Html:  # noqa: A002
    """A section of the page, found under `id`; its heading is never printed without its first part."""
    first, *rest = filter(None, parts)
    return tag("section", tag("div", tag("h2", heading, id=id), first, class_="opening"), *rest, aria_labelledby=id)


def part(heading: str, *parts: Html) -> Html:
    """A part of a section."""
    return tag("div", tag("h3", heading), *parts, class_="part")


def figure(caption: str, *parts: Html, kind: str | None = None) -> Html:
    """What is drawn, below one line that says what it shows; data tables stand last among the parts."""
    return tag("figure", tag("figcaption", caption), *parts, class_=kind)


def legend(*entries: tuple[str, str]) -> Html:
    """What the signs in a chart stand for; each is a kind of sign and its meaning."""
    return tag("ul", *(tag("li", key(kind), words) for kind, words in entries), class_="legend")


def key(kind: str) -> Html:
    """The sign itself."""
    return tag("span", class_=f"key {kind}", aria_hidden="true")


def data_table(columns: Sequence[Column], rows: Iterable[Sequence[str]], summary: str = "The numbers") -> Html:
    """A table that stands folded below a chart."""
    return tag("details", tag("summary", summary), table(columns, rows, summary))


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], label: str, kind: str | None = None) -> Html:
    """A table whose first cells head their rows; where it is too wide it scrolls in its own box."""
    head = tag("tr", *(tag("th", one.heading, scope="col", class_=_kind(one)) for one in columns))
    body = (
        tag(
            "tr",
            tag("th", row[0], scope="row", class_=_kind(columns[0])),
            *(tag("td", cell, class_=_kind(one)) for one, cell in zip(columns[1:], row[1:], strict=True)),
        )
        for row in rows
    )
    whole = tag("table", tag("thead", head), tag("tbody", *body), class_=kind)
    return tag("div", whole, class_="scroll", role="region", aria_label=label, tabindex=0)


def note(*sentences: str) -> Html:
    """Words of the second rank, such as how to read a chart."""
    return paragraph(*sentences, class_="note")


def command(text: str) -> Html:
    """Something to type; it is never broken within a word."""
    return tag("code", joined((tag("span", word) for word in text.split()), " "), class_="command")


def either(condition: object, *parts: Html) -> Html:
    """The parts, if there is what they speak of."""
    return joined(parts) if condition else NOTHING


def _kind(column: Column) -> str | None:
    return "number" if column.is_number else None
