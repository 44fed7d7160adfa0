"""The drill's keys. Letters a to j are options and nothing else, here as in the exam."""

from __future__ import annotations

from enum import StrEnum

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.terminal.device.bindings import Binding, Bindings


class Action(StrEnum):
    """What a key asks of the page, or of the drill."""

    PICK = "pick"
    UP = "up"
    DOWN = "down"
    SELECT = "select"
    REASONS = "reasons"
    WHOLE = "whole"
    SCROLL = "scroll"
    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"
    NEXT = "next"
    PREVIOUS = "previous"
    SKIP = "skip"
    DOCS = "docs"
    FLAG = "flag"
    UNDO = "undo"
    SUSPEND = "suspend"
    NOTE = "note"
    REPORT = "report"
    HELP = "help"
    STOP = "stop"
    INTERRUPT = "interrupt"


QUESTION_KEYS = Bindings(
    "In a question",
    Binding(tuple(OPTION_KEYS), Action.PICK, "select that option; where several are asked for, select or clear it",
            shown="a to j"),
    Binding(("up",), Action.UP, "to the option above"),
    Binding(("down",), Action.DOWN, "to the option below"),
    Binding(("space",), Action.SELECT, "select or clear the option under the cursor", "select", 9),
    Binding(("enter",), Action.SURE, "submit, sure", "sure", 1),
    Binding(("tab",), Action.UNSURE, "submit, unsure", "unsure", 2),
    Binding(("ctrl-g",), Action.GUESS, "submit, a guess", "guess", 4),
    Binding(("k",), Action.SKIP, "skip: move the question to the end", "skip", 8),
    Binding(("p", "left"), Action.PREVIOUS, "back to the last verdict"),
)  # fmt: skip

VERDICT_KEYS = Bindings(
    "After an answer",
    Binding(("enter", "right"), Action.NEXT, "next question", "next", 0),
    Binding(
        ("space",), Action.REASONS, "the reasons for all options, and the sources; then page down", "all reasons", 2
    ),
    Binding(("v",), Action.WHOLE, "the whole question, or its last sentence"),
    Binding(("o",), Action.DOCS, "open the documentation in a browser", "docs", 5),
    Binding(("p", "left"), Action.PREVIOUS, "the verdict before this one", "previous", 8),
    Binding(("up",), Action.UP, "scroll up a line"),
    Binding(("down",), Action.DOWN, "scroll down a line"),
)

ALWAYS = Bindings(
    "Always",
    Binding(("u",), Action.UNDO, "undo the last action: an answer, a skip, a suspension, a flag, a note", "undo", 6),
    Binding(("n",), Action.NOTE, "write a note on the concept", "note", 7),
    Binding(("m",), Action.FLAG, "set or clear a flag on the question", "flag", 7),
    Binding(("s",), Action.SUSPEND, "suspend: never ask this concept again"),
    Binding(("r",), Action.REPORT, "report a problem with the question"),
    Binding(("pagedown", "pageup", "home", "end"), Action.SCROLL, "scroll a page; home and end go all the way",
            shown="pgup, pgdn"),
    Binding(("?",), Action.HELP, "this page; on a question, why it comes now", "keys", 0),
    Binding(("q", "ctrl-q", "ctrl-d"), Action.STOP, "stop; every answer is saved", "stop", 3, shown="q, ctrl-q"),
    Binding(("ctrl-c",), Action.INTERRUPT, "stop at once; every answer is saved"),
)  # fmt: skip

SECTIONS = (QUESTION_KEYS, VERDICT_KEYS, ALWAYS)
"""Every table of the drill, as its help has them."""
