"""The progress report on one page: where I stand, what holds me back, how I learn, what comes, what I mix up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.command_lines import command_lines
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import DIM, STRONG, WIDEST
from aws_quiz.terminal.report.habits_view import habits_lines
from aws_quiz.terminal.report.load_view import load_lines
from aws_quiz.terminal.report.mixups_view import mixups_lines
from aws_quiz.terminal.report.parts_view import parts_lines
from aws_quiz.terminal.report.report_layout import bound, sentence
from aws_quiz.terminal.report.standing_view import standing_lines
from aws_quiz.words.commands import drill_of
from aws_quiz.words.days import exam_ahead, full_day
from aws_quiz.words.numbers import counted

if TYPE_CHECKING:
    from aws_quiz.core.standing.progress_report import Report
    from aws_quiz.terminal.device.theme import Signs


def report_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    """The whole page for a terminal of `width` columns; what to do next stands last."""
    width = min(width, WIDEST)
    lines = _headline(report, width)
    if report.answers or report.sittings or report.met:
        lines += [] if report.topics else standing_lines(report, width, signs)
        lines += parts_lines(report, width, signs)
        lines += habits_lines(report, width, signs)
        lines += load_lines(report, width, signs)
        lines += mixups_lines(report, width)
    else:
        lines += [Text(), *sentence("Nothing has been answered yet, so there is nothing to report.", width)]
    lines += [Text(), *command_lines(*_next_step(report), width)]
    return [signs.printable(line) for line in lines]


def _headline(report: Report, width: int) -> list[Text]:
    exam = report.exam
    left = Text(" ").append(exam_ahead(exam.code if exam else "", exam.days_left if exam else None), STRONG)
    right = Text(f"{report.met} of {report.concepts} concepts met", DIM)
    free = width - 1 - left.cell_len - right.cell_len
    lines = [left.append(" " * free).append_text(right)] if free >= 2 else [left, Text(" ").append_text(right)]
    if exam:
        day = f", {bound(full_day(exam.day))}" if exam.day else ""
        lines += sentence(f"{one_line(exam.name)}{day}", width, DIM)
    if report.topics:
        lines += sentence(f"Only {', '.join(map(one_line, report.topics))}", width)
    if report.since:
        since = bound(full_day(report.since))
        lines += sentence(f"History counts from {since} on", width)
    return lines


def _next_step(report: Report) -> tuple[str, str]:
    """The one command that pays most, and why."""
    readiness = report.readiness
    if report.topics and report.weakest:
        return drill_of(report, "--weak", topics=[report.weakest[0].id]), "practice what you know least of it"
    if report.topics:
        return drill_of(report), "begin"
    if report.exam is None and not (report.met or report.answers):
        return drill_of(report), "answer your first question"
    if report.exam is None:
        return "aws-quiz goal EXAM", "choose your exam, and get a forecast"
    if readiness is None or not readiness.is_enough:
        missing = readiness.needed - readiness.answers if readiness else 0
        kind = "more first answer" if report.answers else "first answer"
        makes = f"{counted(missing, kind)} make{'s' if missing == 1 else ''} a forecast"
        return drill_of(report), makes if missing else "start today's drill"
    if readiness.movers:
        best = readiness.movers[0]
        return drill_of(report, "--weak", topics=[best.topic]), f"pays most: up to +{best.points} points"
    return drill_of(report), "start today's drill"
