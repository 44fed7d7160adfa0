"""What the learner mixes up: confusions, misconceptions, what wrong designs lacked, and lucky guesses."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from aws_quiz.web.building import part, section
from aws_quiz.web.markup import Html, joined, paragraph, prose, tag
from aws_quiz.words.commands import drill_of
from aws_quiz.words.days import full_day
from aws_quiz.words.numbers import listed, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.standing.confusion import Confusion, LuckyGuess, Misconception
    from aws_quiz.core.standing.lacking import Missing
    from aws_quiz.core.standing.progress_report import Report


def mixups(report: Report) -> Html:
    """The last section of the page."""
    heading = "What you mix up"
    if not report.answers:
        when = f"since {full_day(report.since)}" if report.since else "yet"
        return section("mix", heading, paragraph(f"Nothing has been answered {when}, so nothing has been mixed up."))
    if not (report.confusions or report.misconceptions or report.missing or report.lucky):
        words = "Nothing so far: no confusions, no mistakes while you were sure, no lucky guesses."
        return section("mix", heading, paragraph(words))
    return section("mix", heading, *_parts(report))


def _parts(report: Report) -> Iterator[Html]:
    kinds = (
        (
            "Confusions",
            "One thing taken for another. What you chose stands first, what was right second.",
            [_confusion(one) for one in report.confusions],
        ),
        (
            "Misconceptions",
            "You were sure and wrong about these. What is true:",
            [_misconception(one) for one in report.misconceptions],
        ),
        (
            "Missing",
            "Your wrong choices among designs point at these, and you have not got them right since:",
            [_missing(one, report) for one in report.missing],
        ),
        (
            "Lucky guesses",
            "Guesses that happened to be right: points that the exam may not give again.",
            [_lucky(one, report) for one in report.lucky],
        ),
    )
    for heading, meaning, items in kinds:
        if items:
            yield part(heading, paragraph(meaning), tag("ul", *items, class_="findings"))
    # Designs are new to most learners; that none went wrong is nothing to tell.
    none = [heading.lower() for heading, _, items in kinds if not items and heading != "Missing"]
    if none:
        yield paragraph(f"No {listed(none, 'or')}.")


def _confusion(one: Confusion) -> Html:
    words = joined((tag("b", one.took), " taken for ", tag("b", one.right)))
    when = f"{times(one.times)}, last on {full_day(one.last)}"
    commas = "," * (len(one.concepts) - 1)
    codes = [
        tag("span", tag("code", concept), comma, class_="whole")
        for concept, comma in zip_longest(one.concepts, commas, fillvalue="")
    ]
    return tag("li", tag("p", words), _remark(when, "; seen in " if codes else "", joined(codes, " ")))


def _misconception(one: Misconception) -> Html:
    when = f", last on {full_day(one.last)}"
    topic = (f"{times(one.times)} in ", tag("code", one.topic))
    return tag("li", tag("p", prose(one.takeaway)), _remark(*topic, when))


def _missing(one: Missing, report: Report) -> Html:
    drill = tag("code", drill_of(report, "--missing"))
    remark = _remark(f"{times(one.times)}, last on {full_day(one.last)}; ", drill, " asks it")
    return tag("li", tag("p", tag("b", one.name)), remark)


def _lucky(one: LuckyGuess, report: Report) -> Html:
    were = "guess was" if one.times == 1 else "guesses were"
    drill = tag("code", drill_of(report, topics=[one.topic]))
    return tag("li", tag("p", tag("b", one.title)), _remark(f"{one.times} {were} right; ", drill, " asks again"))


def _remark(*words: str) -> Html:
    return tag("p", *words, class_="remark")
