"""The page of all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.bank_text import hung, wrapped
from aws_quiz.terminal.theme import ACCENT, STRONG, WIDEST

if TYPE_CHECKING:
    from aws_quiz.terminal.theme import Signs

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


def help_lines(width: int, signs: Signs) -> list[Text]:
    """All keys of the drill, for a terminal of `width` columns."""
    width = min(width, WIDEST)
    marks = (
        (f"{signs.known} {signs.missed} {signs.open}", "right, wrong, put off: the questions before this one"),
        (f"{signs.here} {signs.flag}", "you are here; flagged"),
    )
    lines: list[Text] = []
    for title, rows in (
        ("In a question", _IN_A_QUESTION),
        ("After an answer", _AFTER_AN_ANSWER),
        ("Always", _ALWAYS),
        ("Signs", marks),
    ):
        lines += [Text(), Text(f" {title}", f"{STRONG} {ACCENT}")]
        for key, meaning in rows:
            lead = Text("   ").append(key.ljust(_KEY_COLUMN - 3), STRONG)
            lines += hung(lead, wrapped(meaning, width - 1 - _KEY_COLUMN))
    return [signs.printable(line) for line in lines[1:]]
