"""What the learner mixes up: one thing taken for another, errors made with conviction, what wrong designs lacked,
points owed to luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung
from aws_quiz.terminal.device.command_lines import command_lines
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import DIM, STRONG
from aws_quiz.terminal.report.report_layout import bound, heading, prose, sentence
from aws_quiz.words.commands import drill_of
from aws_quiz.words.days import short_day
from aws_quiz.words.numbers import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.core.standing.confusion import LuckyGuess
    from aws_quiz.core.standing.progress_report import Report

_MOST = 5
_COUNT_ROOM = len("10 times")


def mixups_lines(report: Report, width: int) -> list[Text]:
    """The section; nothing where nothing is mixed up."""
    lines: list[Text] = []
    if report.confusions:
        lines += _confusion_lines(report, width)
    if report.misconceptions:
        lines += [Text()] if lines else []
        lines += _misconception_lines(report, width)
    if report.missing:
        lines += [Text()] if lines else []
        lines += _missing_lines(report, width)
    if report.lucky:
        lines += [Text()] if lines else []
        lines += sentence(_luck(report.lucky), width)
    return [*heading("What you mix up"), *lines] if lines else []


def _confusion_lines(report: Report, width: int) -> list[Text]:
    lines = sentence("Chosen where something else is right:", width, DIM)
    for each in report.confusions[:_MOST]:
        last = f"{'last on' if each.times > 1 else 'on'} {bound(short_day(each.last, report.made_on))}"
        words = f"{one_line(each.took)} where {one_line(each.right)} is right, {last}"
        lines += _counted_row(each.times, words, width)
    return lines + command_lines(drill_of(report, "--confused"), "tell them apart", width)


def _misconception_lines(report: Report, width: int) -> list[Text]:
    lines = sentence("You were sure and wrong about these. What is true:", width, DIM)
    for each in report.misconceptions[:_MOST]:
        lines += _counted_row(each.times, each.takeaway, width, f"{one_line(each.topic)}:")
    return lines + command_lines(drill_of(report, "--misconceptions"), "set them right", width)


def _missing_lines(report: Report, width: int) -> list[Text]:
    lines = sentence("Your wrong designs point at what was missing:", width, DIM)
    for each in report.missing[:_MOST]:
        last = f"{'last on' if each.times > 1 else 'on'} {bound(short_day(each.last, report.made_on))}"
        lines += _counted_row(each.times, f"{one_line(each.name)}, {last}", width)
    return lines + command_lines(drill_of(report, "--missing"), "learn it", width)


def _counted_row(number: int, words: str, width: int, quiet: str = "") -> list[Text]:
    """How many times, and what; `quiet` words stand dim before the rest."""
    lead = Text("   ").append(times(number).ljust(_COUNT_ROOM), STRONG).append("  ")
    lines = prose(f"{quiet} {words}" if quiet else words, width - 1 - cell_len(lead.plain))
    left = len(quiet)
    for line in lines:
        line.stylize(DIM, 0, min(left, len(line.plain)))
        left -= len(line.plain)
        if left <= 0:
            break
    return hung(lead, lines)


def _luck(lucky: Sequence[LuckyGuess]) -> str:
    where = ", ".join(f"{each.times} in {one_line(each.title)}" for each in lucky[:_MOST])
    return f"Guessed and right: {where}. The exam may not give these points again."
