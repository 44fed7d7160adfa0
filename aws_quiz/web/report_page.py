"""The progress report as one HTML document that needs nothing but itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_quiz.web.markup import NOTHING, Html, joined, paragraph, tag
from aws_quiz.web.sections.coming import coming
from aws_quiz.web.sections.learning import learning
from aws_quiz.web.sections.mixups_section import mixups
from aws_quiz.web.sections.plan_section import study_plan
from aws_quiz.web.sections.readiness_section import standing
from aws_quiz.web.sections.weaknesses import weaknesses
from aws_quiz.words.days import days_ahead, full_day
from aws_quiz.words.forecasts import CONFIDENCE
from aws_quiz.words.numbers import counted, grouped, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_quiz.core.planning.study_plan import StudyPlan
    from aws_quiz.core.standing.progress_report import ExamHead, Report

_STYLESHEET = os.path.join(os.path.dirname(__file__), "report.css")
_LOADS_NOTHING = "default-src 'none'; style-src 'unsafe-inline'"
"""What the browser is told to hold the page to, whatever a bank has smuggled in."""

_SECTIONS = (
    ("stand", "Where you stand", standing),
    ("weak", "What holds you back", weaknesses),
    ("learn", "How you learn", learning),
    ("come", "Coming up", coming),
    ("mix", "What you mix up", mixups),
)
_INTERVALS = f"Estimates come with their {CONFIDENCE} confidence interval."


def report_page(report: Report, plan: StudyPlan | None = None) -> str:
    """The whole document, with the study plan where there is one."""
    title = _title(report)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_LOADS_NOTHING),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title}, {full_day(report.made_on)}"),
        tag("style", _style()),
    )
    made = [(name, words, make(report)) for name, words, make in _sections(report)]
    if plan is not None:
        made.insert(1, ("plan", "Your plan", study_plan(plan)))
    links = [(name, words) for name, words, _ in made]
    body = tag("body", _header(report, title, links), tag("main", *(html for _, _, html in made)), _footer())
    return f"<!doctype html>\n{tag('html', head, body, lang='en-US')}\n"


def _sections(report: Report) -> Sequence[tuple[str, str, Callable[[Report], Html]]]:
    """Name, heading and maker of each section; some topics alone have no forecast."""
    return _SECTIONS[1:] if report.topics else _SECTIONS


def _title(report: Report) -> str:
    return f"Progress report for {report.exam.code}" if report.exam else "Progress report"


def _style() -> Html:
    with open(_STYLESHEET, encoding="utf-8") as sheet:
        return Html(sheet.read())


def _header(report: Report, title: str, sections: Sequence[tuple[str, str]]) -> Html:
    exam = paragraph(f"{report.exam.name}{_when(report.exam)}.", class_="lede") if report.exam else NOTHING
    narrowed = f"It is limited to {listed(report.topics)}." if report.topics else ""
    since = f"Study habits count from {full_day(report.since)} on." if report.since else ""
    intervals = paragraph(_INTERVALS, class_="lede") if report.answers else NOTHING
    links = (tag("li", tag("a", words, href=f"#{name}")) for name, words in sections)
    return tag(
        "header",
        tag("p", f"aws-quiz · {full_day(report.made_on)}", class_="eyebrow"),
        tag("h1", title),
        exam,
        tag("p", joined(filter(None, (_basis(report), narrowed, since)), " "), class_="lede"),
        intervals,
        tag("nav", tag("ul", *links), aria_label="Sections"),
    )


def _when(exam: ExamHead) -> str:
    if exam.day is None or exam.days_left is None:
        return ""
    left = days_ahead(exam.days_left) if exam.days_left >= 0 else "date passed"
    return f", on {full_day(exam.day)}, {left}"


def _basis(report: Report) -> str:
    if not report.answers and not report.met:
        return f"Nothing has been answered yet; there are {counted(report.concepts, 'concept')} to meet."
    rests = f"This report is based on {counted(report.answers, 'answer')}"
    if report.since:
        rests = f"You have given {counted(report.answers, 'answer')} since {full_day(report.since)}"
    return f"{rests}; you have met {grouped(report.met)} of {counted(report.concepts, 'concept')}."


def _footer() -> Html:
    return tag(
        "footer",
        paragraph(
            "Made by aws-quiz from the log on this machine. This page is one file: it loads nothing and sends nothing."
        ),
    )
