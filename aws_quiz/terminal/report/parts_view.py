"""What holds the learner back: exam domains against the pass mark, then the topics that are known least."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.core.memory.habits import ENOUGH_RECALLS
from aws_quiz.core.standing.parts import ENOUGH_FRESH, Side
from aws_quiz.terminal.device.bank_text import hung, shortened
from aws_quiz.terminal.device.bars import range_bar
from aws_quiz.terminal.device.command_lines import command_lines
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import ACCENT, DIM, RIGHT, STRONG, WRONG
from aws_quiz.terminal.question.lesson_view import NARROW
from aws_quiz.terminal.report.report_layout import flowed, heading, sentence
from aws_quiz.words.commands import drill_of
from aws_quiz.words.numbers import few, percent, percents, signed

if TYPE_CHECKING:
    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.progress_report import ExamHead, Report
    from aws_quiz.terminal.device.theme import Signs

_LEAST_BAR = 8
_MOST_BAR = 24
_WIDE = 74
"""Columns from which on a part's name and its bar share a line."""

_VERDICT_ROOM = len("100 %  +999  v above")
_SPAN_ROOM = len("100 %   0 to 100 %  +999")
_MEANING = (
    "Known is the share of concepts that you would get right on a fresh question without luck: studied ones by memory"
    " and how far it carries over, the rest by first answers to questions never seen, corrected for guessing. With few"
    " answers, the estimate borrows from the domain."
)


def parts_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    """The section; nothing where no part is known of, a sentence where all of them rest on too little."""
    if not report.domains and not report.weakest:
        return []
    lines = heading("What holds you back")
    tells_domains = report.exam is not None and any(part.is_enough for part in report.domains)
    tells_topics = any(part.is_enough for part in report.weakest)
    if report.exam and tells_domains:
        lines += [*_domain_lines(report.domains, report.exam, width, signs), Text()]
    if tells_topics:
        return lines + _topic_lines(report, width, signs)
    untold = "topics" if tells_domains or not report.domains else "domains and topics"
    return lines + sentence(f"Too few answers yet to tell {untold} apart: each needs about {ENOUGH_FRESH}.", width)


def _domain_lines(domains: tuple[Part, ...], exam: ExamHead, width: int, signs: Signs) -> list[Text]:
    said = (
        f"By domain, the share of exam questions that you would get right. {signs.bar_mark} is what passing takes,"
        f" {percent(exam.bar)}; points are what knowing all of it would add to the score."
    )
    lines = sentence(said, width, DIM)
    for part in domains:
        low, high = part.right_range
        if part.is_enough:
            figures = Text().append(percent(part.right).rjust(5), STRONG).append(f"{_points(part)}  ")
            figures.append_text(_verdict(part.side_of(exam.bar), signs))
        else:
            figures = Text(few(part.answers, ENOUGH_FRESH))
        chart = _Chart(low, high, exam.bar, figures, _VERDICT_ROOM)
        lines += _part_row(part, chart, domains, width, signs)
    return lines


def _verdict(side: Side, signs: Signs) -> Text:
    match side:
        case Side.ABOVE:
            return Text(f"{signs.right} above", RIGHT)
        case Side.BELOW:
            return Text(f"{signs.wrong} below", WRONG)
        case Side.CLOSE:
            return Text(f"{signs.dot} close")


def _topic_lines(report: Report, width: int, signs: Signs) -> list[Text]:
    topics = report.weakest
    gain = ", points to gain" if any(round(part.points) for part in topics) else ""
    said = f"The topics you know least: share known, its likely range ({signs.bar_range}){gain}."
    lines = sentence(said, width, DIM)
    for part in topics:
        span = percents(part.low, part.high)
        figures = Text().append((percent(part.known) if part.is_enough else "").rjust(5), STRONG)
        figures.append(f"  {span:>11}{_points(part)}")
        lines += _part_row(part, _Chart(part.low, part.high, None, figures, _SPAN_ROOM), topics, width, signs)
        lines += _evidence_lines(part, width, signs)
    lines += command_lines(drill_of(report, "--weak", topics=["NAME"]), "drill one", width)
    return [*lines, Text(), *sentence(_MEANING, width, DIM)]


def _points(part: Part) -> str:
    return (signed(part.points) if round(part.points) else "").rjust(6)


def _evidence_lines(part: Part, width: int, signs: Signs) -> list[Text]:
    """What the topic is called in commands, and the two kinds of evidence for what is known of it."""
    memory = f"memory {percent(part.memory)}, " if part.memory is not None and part.met >= ENOUGH_FRESH else ""
    met = f"{part.met or 'none'} of {part.concepts} met"
    if part.is_enough and part.fresh is not None:
        only_few = part.answers < ENOUGH_RECALLS
        share = f"about {round(part.fresh * part.answers)} of" if only_few else f"{percent(part.fresh)} in"
        fresh = f"{share} {part.answers} first answers"
    else:
        fresh = few(part.answers, ENOUGH_FRESH)
    cells = [Text(one_line(part.id), ACCENT), Text(memory + met, DIM), Text(fresh, DIM)]
    return hung(Text("     "), flowed(cells, width - 6, f" {signs.dot} "))


class _Chart(NamedTuple):
    """A bar's range and mark, the figures at its right, and the room that such figures take at most."""

    low: float
    high: float
    mark: float | None
    figures: Text
    room: int


def _part_row(part: Part, chart: _Chart, beside: tuple[Part, ...], width: int, signs: Signs) -> list[Text]:
    """Name, bar and figures on one line, or the name on a line above where that is too wide."""
    name = one_line(part.name)
    longest = max(cell_len(one_line(each.name)) for each in beside)
    cells = width - 1 - 3 - longest - 2 - 4 - chart.room
    shares_line = width >= _WIDE and cells >= _LEAST_BAR
    indent = 5 if width >= NARROW else 3
    if not shares_line:
        cells = max(width - 1 - indent - 4 - chart.room, _LEAST_BAR)
    bar = range_bar(chart.low, chart.high, min(cells, _MOST_BAR), signs, chart.mark)
    if shares_line:
        lead = Text(f"   {name}{' ' * (longest - cell_len(name))}  ")
        return [lead.append_text(bar).append("  ").append_text(chart.figures)]
    fitting = name if cell_len(name) <= width - 4 else shortened(name, width - 4, signs)
    below = flowed([bar, chart.figures], width - 1 - indent)
    return [Text(f"   {fitting}"), *hung(Text(" " * indent), below)]
