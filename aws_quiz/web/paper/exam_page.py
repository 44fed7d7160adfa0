"""A mock exam to print: the questions, and on pages of their own at the end the keys with all reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.content.question import Kind
from aws_quiz.web.markup import NOTHING, Html, joined, paragraph, tag
from aws_quiz.web.paper.bank_prose import bank_prose
from aws_quiz.web.paper.printed_document import document
from aws_quiz.words.days import full_day
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.sitting.printed_paper import PrintedItem, PrintedPaper

_RULES = "No question is marked before the end. Where several answers are asked for, all of them count together."


def exam_page(paper: PrintedPaper) -> str:
    """The whole document."""
    items = [_item(number, item) for number, item in enumerate(paper.items, 1)]
    title = f"{paper.code} mock exam, {full_day(paper.made_on)}"
    return document(title, _header(paper), tag("main", *items), _keys(paper))


def _header(paper: PrintedPaper) -> Html:
    time = f" {counted(paper.minutes, 'minute')}." if paper.minutes is not None else " No time limit."
    unscored = sum(not item.scored for item in paper.items)
    count = f", of which {unscored} {'does' if unscored == 1 else 'do'} not count, as on the exam" if unscored else ""
    facts = f"{counted(len(paper.items), 'question')}{count}.{time} {paper.pass_mark} of {paper.highest} points pass."
    return tag(
        "header",
        tag("p", f"aws-quiz · {full_day(paper.made_on)}", class_="eyebrow"),
        tag("h1", f"{paper.code} mock exam"),
        tag("p", paper.name),
        paragraph(facts, _RULES, class_="facts"),
        tag("div", *(tag("span", words) for words in ("Name", "Began", "Ended")), class_="name"),
    )


def _item(number: int, item: PrintedItem) -> Html:
    question = item.question
    shape = "box round" if question.kind is Kind.SINGLE else "box"
    options = (
        tag("li", tag("span", class_=shape), tag("span", letter.upper()), tag("div", bank_prose(option.text)))
        for letter, option in item.options
    )
    scenario = bank_prose(question.scenario) if question.scenario else NOTHING
    body = tag("div", scenario, bank_prose(question.prompt), tag("ul", *options, class_="options"))
    return tag("section", tag("span", str(number), class_="number"), body, class_="item")


def _keys(paper: PrintedPaper) -> Html:
    short = (
        tag("li", tag("b", str(number)), f" {item.key}{'' if item.scored else ' *'}")
        for number, item in enumerate(paper.items, 1)
    )
    unscored = any(not item.scored for item in paper.items)
    note = paragraph("* does not count.", class_="note") if unscored else NOTHING
    reasons = (_reasons(number, item) for number, item in enumerate(paper.items, 1))
    return tag(
        "section",
        tag("h2", "Keys"),
        tag("ol", *short, class_="key"),
        note,
        tag("h2", "Reasons"),
        *reasons,
        class_="keys",
    )


def _reasons(number: int, item: PrintedItem) -> Html:
    told = (
        tag(
            "li",
            tag(
                "span", f"{letter.upper()}{' ✓' if option.correct else ''}", class_="right" if option.correct else None
            ),
            tag("div", bank_prose(option.why)),
        )
        for letter, option in item.options
        if option.why or option.correct
    )
    sources = tag("p", joined(item.sources, " · "), class_="sources") if item.sources else NOTHING
    return tag(
        "div",
        tag("h3", f"{number}  {item.key}"),
        tag("ul", *told),
        tag("div", bank_prose(item.takeaway), class_="takeaway"),
        sources,
        class_="reasons",
    )
