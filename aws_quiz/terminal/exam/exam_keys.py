"""The mock exam's keys. Letters a to j are options and nothing else, as in the drill; only `yes` is typed with one.

What a key does in a drill it does here too: space selects and clears, enter goes on.
"""

from __future__ import annotations

from enum import StrEnum

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.terminal.device.bindings import Binding, Bindings

DIGITS = tuple("0123456789")


class Act(StrEnum):
    """What a key asks of an exam's page, or of the exam."""

    PICK = "pick"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    SELECT = "select"
    STRIKE = "strike"
    FLAG = "flag"
    NEXT = "next"
    BACK = "back"
    NUMBER = "number"
    ERASE = "erase"
    SCROLL = "scroll"
    GO = "go"
    KIND = "kind"
    KIND_BACK = "kind back"
    LEAVE_PAGE = "leave page"
    TYPE = "type"
    OVERVIEW = "overview"
    REVIEW = "review"
    CLOCK = "clock"
    NO_NOTES = "no notes"
    HELP = "help"
    PAUSE = "pause"
    PAUSE_NOW = "pause now"


_SCROLL = Binding(
    ("pagedown", "pageup", "home", "end"), Act.SCROLL, "scroll a page; home and end go all the way", shown="pgup, pgdn"
)

ITEM_KEYS = Bindings(
    "In a question",
    Binding(tuple(OPTION_KEYS), Act.PICK, "select that option; where several are asked for, select or clear it",
            shown="a to j"),
    Binding(("up",), Act.UP, "to the option above"),
    Binding(("down",), Act.DOWN, "to the option below"),
    Binding(("space",), Act.SELECT, "select or clear the option under the cursor", "select", 7),
    Binding(("x",), Act.STRIKE, "strike out the option under the cursor, or undo that", "strike", 6),
    Binding(("m",), Act.FLAG, "set or clear a flag on the question", "flag", 5),
    Binding(("enter", "right"), Act.NEXT, "next question", "next", 1),
    Binding(("p", "left"), Act.BACK, "previous question", "back", 8),
    Binding(DIGITS, Act.NUMBER, "go to the question of that number", shown="0 to 9"),
    _SCROLL,
)  # fmt: skip

OVERVIEW_KEYS = Bindings(
    "In the overview",
    Binding(("enter",), Act.GO, "go to the question under the cursor, or to the number typed", "go there", 1),
    Binding(("left",), Act.LEFT, "to the previous question"),
    Binding(("right",), Act.RIGHT, "to the next question"),
    Binding(("up",), Act.UP, "to the row above"),
    Binding(("down",), Act.DOWN, "to the row below"),
    Binding(DIGITS, Act.NUMBER, "type a number, then enter", "number", 4, shown="0 to 9", hint_key="digits"),
    Binding(("backspace",), Act.ERASE, "erase what was typed"),
    Binding(("tab",), Act.KIND, "show only one kind: unseen, open, incomplete, answered, flagged", "kind", 2),
    Binding(("shift-tab",), Act.KIND_BACK, "the previous kind"),
    Binding(("m",), Act.FLAG, "set or clear a flag on the question under the cursor", "flag", 5),
    _SCROLL,
    Binding(("o", "escape"), Act.LEAVE_PAGE, "back to the question", "back", 3, shown="o, esc"),
)

REVIEW_KEYS = Bindings(
    "Before handing in",
    Binding(("y", "e", "s"), Act.TYPE, "type yes, then enter: hand in; nothing can be changed afterwards", "hand in", 0,
            shown="yes, enter", hint_key="yes + enter"),
    Binding(DIGITS, Act.NUMBER, "type a number, then enter: go to that question", "go there", 2, shown="number, enter",
            hint_key="number + enter"),
    Binding(("backspace",), Act.ERASE, "erase what was typed"),
    Binding(("enter",), Act.GO, "do what was typed"),
    Binding(("up",), Act.UP, "scroll up a line"),
    Binding(("down",), Act.DOWN, "scroll down a line"),
    Binding(("space",), Act.SCROLL, "scroll down a page"),
    _SCROLL,
    Binding(("escape", "r", "p", "left"), Act.LEAVE_PAGE, "back to the question", "continue", 1, shown="esc, r, p",
            hint_key="esc"),
)  # fmt: skip

ALWAYS = Bindings(
    "Always",
    Binding(("o",), Act.OVERVIEW, "overview of all questions", "overview", 4),
    Binding(("r",), Act.REVIEW, "review what is not answered, and hand in", "review", 2),
    Binding(("t",), Act.CLOCK, "hide the clock and the counter, or show them"),
    Binding(("n",), Act.NO_NOTES, "notes are for after the exam"),
    Binding(("?",), Act.HELP, "this page", "keys", 0),
    Binding(
        ("q", "ctrl-q", "ctrl-d"), Act.PAUSE, "pause: the clock stops until you resume", "pause", 3, shown="q, ctrl-q"
    ),
    Binding(("ctrl-c",), Act.PAUSE_NOW, "pause at once"),
)

SECTIONS = (ITEM_KEYS, OVERVIEW_KEYS, REVIEW_KEYS, ALWAYS)
"""Every table of the exam, as its help has them."""
