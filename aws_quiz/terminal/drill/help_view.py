"""The page of all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.bank_text import hung, wrapped
from aws_quiz.terminal.device.theme import ACCENT, STRONG, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.terminal.device.theme import Signs

_KEY_COLUMN = 18

_IN_A_QUESTION = (
    ("a to j", "choose that option; choose or drop it where several are asked for"),
    ("up, down", "to the option above or below"),
    ("space", "choose or drop the option under the cursor, where several are asked for"),
    ("enter", "commit: I am sure"),
    ("tab", "commit: I am not sure"),
    ("ctrl-g", "commit: it is a guess"),
    ("k", "skip: put the question off to the end"),
)
_AFTER_AN_ANSWER = (
    ("enter, space", "next question; space first shows the rest of a long text"),
    ("up, down", "scroll"),
)
_ALWAYS = (
    ("m", "mark with a flag, or take the flag off"),
    ("u", "undo: take the last answer back"),
    ("n", "write a note of your own"),
    ("s", "suspend: never ask this concept again"),
    ("r", "report a fault in the question"),
    ("pgup, pgdn", "scroll a page; home and end go all the way"),
    ("q, ctrl-q", "stop; everything answered is kept"),
    ("ctrl-c", "stop at once; everything answered is kept"),
)

_IN_AN_ITEM = (
    ("a to j", "choose that option; choose or drop it where several are asked for"),
    ("up, down", "to the option above or below"),
    ("space, enter", "choose or drop the option under the cursor"),
    ("x", "strike out the option under the cursor, or take that back"),
    ("m", "mark with a flag, or take the flag off"),
    ("n, right", "next question"),
    ("p, left", "the question before"),
    ("1 to 9", "go to the question of that number"),
    ("pgup, pgdn", "scroll a page; home and end go all the way"),
)
_IN_THE_OVERVIEW = (
    ("arrows, enter", "go to a question; or type its number and enter"),
    ("tab", "show only one kind: unseen, open, incomplete, answered, flagged"),
    ("m", "mark with a flag, or take the flag off"),
    ("o, esc", "back to the question"),
)
_IN_THE_REVIEW = (
    ("yes, enter", "hand in; nothing can be changed afterwards"),
    ("number, enter", "go to that question"),
    ("r, esc", "back to the question"),
)
_ALWAYS_IN_AN_EXAM = (
    ("o", "overview of all questions"),
    ("r", "review what is not answered, and hand in"),
    ("t", "hide the clock and the counter, or show them"),
    ("q, ctrl-q", "leave; the exam pauses and can be resumed"),
    ("ctrl-c", "leave at once"),
)


def help_lines(width: int, signs: Signs) -> list[Text]:
    """All keys of the drill, for a terminal of `width` columns."""
    signs_shown = (
        (f"{signs.known} {signs.missed}", "right, wrong: the questions before this one"),
        (f"{signs.here} {signs.flag}", "you are here; flagged"),
    )
    sections = (
        ("In a question", _IN_A_QUESTION),
        ("After an answer", _AFTER_AN_ANSWER),
        ("Always", _ALWAYS),
        ("Signs", signs_shown),
    )
    return section_lines(sections, width, signs)


def exam_help_lines(width: int, signs: Signs) -> list[Text]:
    """All keys of a mock exam."""
    signs_shown = (
        (f"{signs.answered} {signs.incomplete}", "answered; too few options chosen"),
        (f"{signs.blank} {signs.unseen}", "seen and without an answer; not seen yet"),
        (f"{signs.here} {signs.flag}", "you are here; flagged"),
    )
    sections = (
        ("In a question", _IN_AN_ITEM),
        ("In the overview", _IN_THE_OVERVIEW),
        ("Before handing in", _IN_THE_REVIEW),
        ("Always", _ALWAYS_IN_AN_EXAM),
        ("Signs", signs_shown),
    )
    return section_lines(sections, width, signs)


def section_lines(sections: Iterable[tuple[str, Iterable[tuple[str, str]]]], width: int, signs: Signs) -> list[Text]:
    """Sections, each a title over rows of a key and its meaning."""
    width = min(width, WIDEST)
    lines: list[Text] = []
    for title, rows in sections:
        lines += [Text(), Text(f" {title}", f"{STRONG} {ACCENT}")]
        for key, meaning in rows:
            lead = Text("   ").append(key.ljust(_KEY_COLUMN - 3), STRONG)
            lines += hung(lead, wrapped(meaning, width - 1 - _KEY_COLUMN))
    return [signs.printable(line) for line in lines[1:]]
