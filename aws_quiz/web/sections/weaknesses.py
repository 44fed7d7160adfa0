"""What holds the learner back: domains and tasks against the pass mark, then the topics that are known least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.memory.habits import ENOUGH_RECALLS
from aws_quiz.core.standing.parts import ENOUGH_FRESH
from aws_quiz.web.building import Column, command, either, figure, note, part, section, table
from aws_quiz.web.drawing.intervals import Row, Scale, interval_rows, mini_interval
from aws_quiz.web.markup import Html, joined, paragraph, tag
from aws_quiz.words.commands import drill_of
from aws_quiz.words.forecasts import CONFIDENCE, SIDES
from aws_quiz.words.numbers import counted, few, percent, percents, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.core.standing.parts import Part
    from aws_quiz.core.standing.progress_report import ExamHead, Report

_KNOWN = (
    "Known is the share of a topic's concepts that you would get right on a fresh question without luck: those you"
    " studied count by memory and how far it carries over to new questions, the others by first answers to questions"
    " you had never seen, corrected for guessing. With few answers, the estimate borrows from the domain and the whole."
)
_EVIDENCE = (
    "Memory is how much of what you met you would recall now; first answers are the share known in answers to questions"
    " you had never seen, corrected for guessing. Where memory is high and first answers are low, you remember"
    " questions rather than what they are about."
)
_ENDS = (percent(0), percent(1))


def weaknesses(report: Report) -> Html:
    """The second section of the page."""
    heading = "What holds you back"
    if not (report.domains or report.tasks or report.weakest):
        return section("weak", heading, paragraph("Nothing has been answered yet, so nothing can be called weak."))
    reading = ""
    if report.exam:
        reading = (
            f"Passing takes {percent(report.exam.bar)} of the questions over all domains together. Points are what"
            " knowing all of it would add to the expected score."
        )
    return section(
        "weak",
        heading,
        either(report.domains, _parts("Exam domains", report.domains, report.exam, reading)),
        either(report.tasks, _parts("Tasks", report.tasks, report.exam, reading if not report.domains else "")),
        _topics(report),
    )


def _parts(heading: str, parts: Sequence[Part], exam: ExamHead | None, reading: str) -> Html:
    if not any(one.is_enough for one in parts):
        said = f"Too few answers yet to tell them apart: each needs about {ENOUGH_FRESH} first answers."
        return part(heading, paragraph(said))
    scale = Scale(0, 1, _ENDS, exam.bar, f"passing {percent(exam.bar)}") if exam else Scale(0, 1, _ENDS)
    unsure = any(not one.is_enough for one in parts)
    return part(
        heading,
        figure(
            f"Share of questions that you would get right, luck included, with its {CONFIDENCE} interval",
            interval_rows([_row(one, exam) for one in parts], scale),
            note(
                reading,
                "A bar without a point rests on too few answers of its own." if unsure else "",
            ),
            kind="plain",
        ),
    )


def _row(one: Part, exam: ExamHead | None) -> Row:
    low, high = one.right_range
    remark = f"{one.weight} % of the exam" if one.weight else one.id
    if not one.is_enough:
        only = few(one.answers, ENOUGH_FRESH)
        return Row(one.name, remark, None, low, high, percents(low, high), (only,), f"{one.name}: {only}.")
    details = [percents(low, high)]
    if exam:
        details.append(SIDES[one.side_of(exam.bar)])
    words = f"{one.name}: {percent(one.right)} right, {CONFIDENCE} interval {', '.join(details)}."
    points = f", {signed(one.points)} points" if round(one.points) else ""
    return Row(one.name, remark + points, one.right, low, high, percent(one.right), details, words)


def _topics(report: Report) -> Html:
    heading = "Weakest topics"
    if not any(one.is_enough for one in report.weakest):
        said = f"Too few answers yet to tell topics apart: each needs about {ENOUGH_FRESH} first answers."
        return part(heading, paragraph(said))
    has_points = any(round(one.points) for one in report.weakest)
    columns = [
        Column("Topic"),
        Column("Known"),
        Column("Memory"),
        Column("First answers"),
        Column("Answers", is_number=True),
        *[Column("Points", is_number=True)] * has_points,
    ]
    rows = [(*_cells(one, report), *[_points(one)] * has_points) for one in report.weakest]
    return part(
        heading,
        paragraph(_KNOWN),
        table(columns, rows, heading, "topics"),
        note(_EVIDENCE, "Points are what knowing all of the topic would add to the expected score." * has_points),
    )


def _cells(one: Part, report: Report) -> tuple[str, ...]:
    drilling = command(drill_of(report, "--weak", topics=[one.id]))
    interval = percents(one.low, one.high)
    known = (
        _two_lines(percent(one.known), interval)
        if one.is_enough
        else _two_lines(interval, few(one.answers, ENOUGH_FRESH))
    )
    value = one.known if one.is_enough else None
    bar = mini_interval(Row(one.name, "", value, one.low, one.high, "", (), ""), Scale(0, 1, _ENDS))
    met = f"{one.met or 'none'} of {counted(one.concepts, 'concept')} met"
    memory = _two_lines(percent(one.memory), met) if one.memory is not None and one.met >= ENOUGH_FRESH else met
    return joined((one.name, drilling)), joined((known, bar)), memory, _fresh(one), str(one.answers)


def _fresh(one: Part) -> str:
    if one.fresh is None:
        return "none yet"
    if not one.is_enough:
        return "too few yet"
    if one.answers < ENOUGH_RECALLS:
        return f"about {round(one.fresh * one.answers)} of {one.answers}"
    return percent(one.fresh)


def _two_lines(headline: str, remark: str) -> Html:
    return joined((tag("span", headline, class_="headline"), tag("span", remark, class_="remark")), " ")


def _points(one: Part) -> str:
    return signed(one.points)
