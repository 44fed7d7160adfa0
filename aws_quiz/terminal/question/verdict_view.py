"""A question with its verdict, after a drill's answer as after an exam: each option with its text and its reason.

Options stand in the order in which they were asked. In full stand the learner's choice and the key; of the others a
line, until all reasons are asked for. What is to be remembered comes right below. Where the screen is short the page
gives up its empty lines first, then the ends of long options, then the other options, then the ends of long reasons,
and at last all but a line of each option, which was read a moment ago: one key brings all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, shortened, wrapped
from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.theme import DIM, RIGHT, STRONG, WIDEST, WRONG
from aws_quiz.terminal.question.lesson_view import (
    labelled,
    lesson_lines,
    letters,
    room_beside_label,
    verdict_words,
)
from aws_quiz.terminal.question.stem import closing_lines, stem_lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option, Question
    from aws_quiz.core.standing.lacking import Lacked
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.question.lesson_view import Lettered

_SHORT = 2
"""Lines that a long option keeps on a short screen, and its reason at least."""


class Fold(NamedTuple):
    """What a page gives up on a short screen. `text` and `reason` are lines that are left of each, None for all."""

    airy: bool = False
    text: int | None = None
    others: bool = True
    reason: int | None = None


_FOLDS = (
    Fold(airy=True),
    Fold(),
    Fold(text=_SHORT),
    Fold(text=_SHORT, others=False),
    Fold(text=_SHORT, others=False, reason=3),
    Fold(text=_SHORT, others=False, reason=_SHORT),
    Fold(text=1, others=False, reason=_SHORT),
)
_SCROLLED = Fold(text=_SHORT)
"""How a page stands that has to be scrolled in any case."""


class Told(NamedTuple):
    """What there is to tell of an answered question. `chosen` are option keys, `asides` what is said by the way,
    `lacked` is what the answer shows to be missing."""

    header: Text
    question: Question
    concept: Concept
    shown: Lettered
    chosen: Collection[str]
    asides: tuple[str, ...]
    note: str = ""
    lacked: tuple[Lacked, ...] = ()


def told_lines(
    told: Told, width: int, signs: Signs, *, room: int | None = None, whole: bool = False, every_reason: bool = False
) -> list[Text]:
    """The page for a terminal of `width` columns, in `room` lines where it can be. `whole` brings the question back."""
    width = min(width, WIDEST)
    for fold in _FOLDS[:3] if every_reason or whole else _FOLDS:
        main = _main_lines(told, width, signs, fold, whole=whole, every_reason=every_reason)
        if room is None or len(main) <= room:
            break
    else:
        main = _main_lines(told, width, signs, _SCROLLED, whole=whole, every_reason=every_reason)
    rest = lesson_lines(told.concept, told.note, width, sources=every_reason)
    return [signs.printable(line) for line in [*main, *rest]]


def _main_lines(told: Told, width: int, signs: Signs, fold: Fold, *, whole: bool, every_reason: bool) -> list[Text]:
    gap = [Text()] if fold.airy else []
    stem = [Text(), *stem_lines(told.question, width)] if whole else [*closing_lines(told.question, width, signs), *gap]
    lines = [told.header, *stem, *_verdict(told, width, signs), *_missing(told, width, signs), *gap]
    for letter, option in told.shown:
        full = every_reason or option.correct or option.key in told.chosen
        if full or fold.others:
            lines += _option(letter, option, told.chosen, width, signs, fold, full=full)
    takeaway = wrapped(told.concept.takeaway, room_beside_label(width))
    return [*lines, *gap, *labelled("Remember", takeaway, width)]


def _verdict(told: Told, width: int, signs: Signs) -> list[Text]:
    """The verdict, and at its right what is said by the way, or below it where there is no room."""
    words = verdict_words(told.shown, told.chosen)
    sign, style = (signs.right, RIGHT) if words.startswith("Right") else (signs.wrong, WRONG)
    lines = hung(Text(" ").append(f"{sign} ", style), wrapped(words, width - 4, style))
    aside = f" {signs.dot} ".join(told.asides)
    free = width - 1 - cell_len(lines[-1].plain) - cell_len(aside)
    if free < 2:
        return [*lines, *hung(Text("   "), wrapped(aside, width - 4, DIM))]
    lines[-1].append(" " * free).append(aside, DIM)
    return lines


def _missing(told: Told, width: int, signs: Signs) -> list[Text]:
    """What the chosen options show to be missing; with the verdict, so that it is on the screen at once."""
    lines: list[Text] = []
    for one in told.lacked:
        soon = f" {signs.dot} asked soon" if one.soon else ""
        words = f"one chooses {letters(told.shown, one.chosen)} without: {one_line(one.name)}{soon}"
        lines += labelled("Missing", wrapped(words, room_beside_label(width)), width)
    return lines


def _option(
    letter: str, option: Option, chosen: Collection[str], width: int, signs: Signs, fold: Fold, *, full: bool
) -> list[Text]:
    """In full with its reason, or as much as fits a line."""
    is_chosen = option.key in chosen
    lead = Text(" ").append(signs.here if is_chosen else " ").append(f" {letter} ", STRONG)
    if option.correct or is_chosen:
        lead.append(signs.right if option.correct else signs.wrong, RIGHT if option.correct else WRONG).append(" ")
    else:
        lead.append("  ")
    room = width - 1 - cell_len(lead.plain)
    if not full:
        text = one_line(option.text)
        return [lead.append(text if cell_len(text) <= room else shortened(text, room, signs), DIM)]
    style = STRONG if is_chosen else ""
    body = _folded(wrapped(option.text, room, style), fold.text, room, signs, style)
    reason = _folded(wrapped(option.why, room, DIM), fold.reason, room, signs, DIM)
    return [*hung(lead, body), *hung(Text(" " * cell_len(lead.plain)), reason)]


def _folded(lines: list[Text], most: int | None, room: int, signs: Signs, style: str) -> list[Text]:
    """The first lines, with a sign where the rest is missing."""
    if most is None or len(lines) <= most:
        return lines
    cut = one_line(" ".join(line.plain for line in lines[most - 1 :]))
    return [*lines[: most - 1], Text(shortened(cut, room, signs), style)]
