"""The keys of going through a mock exam; those that a drill's verdict has do the same here."""

from __future__ import annotations

from enum import StrEnum

from aws_quiz.terminal.device.bindings import Binding, Bindings


class Look(StrEnum):
    """What a key asks of the page, or of the review."""

    NEXT = "next"
    BACK = "back"
    REASONS = "reasons"
    WHOLE = "whole"
    DOCS = "docs"
    KIND = "kind"
    KIND_BACK = "kind back"
    TASK = "task"
    SEARCH = "search"
    FLAG = "flag"
    NOTE = "note"
    DRILL = "drill"
    UP = "up"
    DOWN = "down"
    SCROLL = "scroll"
    HELP = "help"
    CLOSE = "close"
    INTERRUPT = "interrupt"


KEYS = Bindings(
    "Going through a mock",
    Binding(("enter", "right"), Look.NEXT, "next question", "next", 0),
    Binding(("p", "left"), Look.BACK, "previous question", "previous", 6),
    Binding(("space",), Look.REASONS, "the reasons for all options, and the sources; then page down", "all reasons", 7),
    Binding(("v",), Look.WHOLE, "the whole question, or its last sentence"),
    Binding(("o",), Look.DOCS, "open the documentation in a browser", "docs", 8),
    Binding(("tab",), Look.KIND, "wrong, flagged, changed or slow ones, one domain, or all", "which", 3),
    Binding(("shift-tab",), Look.KIND_BACK, "the same, backward"),
    Binding(("t",), Look.TASK, "only the task of this question, or all tasks"),
    Binding(("/",), Look.SEARCH, "search; an empty search clears it", "search", 4),
    Binding(("m",), Look.FLAG, "set or clear a flag on the question", "flag", 9),
    Binding(("n",), Look.NOTE, "write a note on the concept", "note", 9),
    Binding(("k",), Look.DRILL, "close, and drill these questions", "drill these", 5),
    Binding(("up",), Look.UP, "scroll up a line"),
    Binding(("down",), Look.DOWN, "scroll down a line"),
    Binding(("pagedown", "pageup", "home", "end"), Look.SCROLL, "scroll a page; home and end go all the way",
            shown="pgup, pgdn"),
    Binding(("?",), Look.HELP, "this page", "keys", 1),
    Binding(("q", "escape", "ctrl-q", "ctrl-d"), Look.CLOSE, "close", "close", 2, shown="q, esc"),
    Binding(("ctrl-c",), Look.INTERRUPT, "close at once"),
)  # fmt: skip
