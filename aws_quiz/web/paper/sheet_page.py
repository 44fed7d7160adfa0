"""A revision sheet to print: the takeaways of some topics, one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.web.markup import NOTHING, Html, tag
from aws_quiz.web.paper.bank_prose import bank_prose
from aws_quiz.web.paper.printed_document import document
from aws_quiz.words.days import full_day
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aws_quiz.core.content.bank import Concept


class SheetTopic(NamedTuple):
    """A topic of the sheet with its concepts; `shaky` are the ids of those to read twice."""

    id: str
    title: str
    concepts: tuple[Concept, ...]
    shaky: frozenset[str] = frozenset()


def sheet_page(title: str, topics: Sequence[SheetTopic], made_on: date) -> str:
    """The whole document; topics without concepts are left out."""
    shown = [topic for topic in topics if topic.concepts]
    concepts = sum(len(topic.concepts) for topic in shown)
    links = (tag("li", tag("a", topic.title, href=f"#{topic.id}")) for topic in shown)
    header = tag(
        "header",
        tag("p", f"aws-quiz · {full_day(made_on)}", class_="eyebrow"),
        tag("h1", title),
        tag("p", f"{counted(concepts, 'thing')} to know, from {counted(len(shown), 'topic')}."),
        tag("nav", tag("ul", *links), aria_label="Topics") if len(shown) > 1 else NOTHING,
    )
    return document(title, header, tag("main", *map(_topic, shown)))


def _topic(topic: SheetTopic) -> Html:
    entries = (_entry(concept, is_shaky=concept.id in topic.shaky) for concept in topic.concepts)
    return tag("section", tag("h2", topic.title, id=topic.id), tag("ul", *entries, class_="sheet"), class_="topic")


def _entry(concept: Concept, *, is_shaky: bool) -> Html:
    changed = tag("p", f"Changed: {concept.changed}", class_="note") if concept.changed else NOTHING
    mark = tag("p", "Read twice: you may not recall this in a week.", class_="note") if is_shaky else NOTHING
    return tag("li", bank_prose(concept.takeaway), changed, mark)
