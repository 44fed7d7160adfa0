"""The whole exam screen as lines: a header, the page that is looked at, all items at a glance, the keys.

It also says what keys and clicks mean that no page has a meaning of its own for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from aws_quiz.terminal.device.theme import DIM, WIDEST
from aws_quiz.terminal.device.viewport import Frame, Page, framed
from aws_quiz.terminal.exam.exam_keys import ALWAYS, Act
from aws_quiz.terminal.exam.exam_pages import ExamHelpPage, ItemPage, OverviewPage, ReviewPage
from aws_quiz.terminal.exam.exam_state import Looking
from aws_quiz.terminal.exam.item_view import header_line
from aws_quiz.terminal.exam.overview_view import legend, overview_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_quiz.core.sitting.exam_talk import Entry
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import View
    from aws_quiz.terminal.exam.exam_pages import ExamPage
    from aws_quiz.terminal.exam.exam_state import ExamState
    from aws_quiz.terminal.exam.overview_view import Spot

_ROWS_FOR_RULES = 14
_ROWS_FOR_OVERVIEW = 9
_WIDTH_FOR_LEGEND = 76


class Screenful(NamedTuple):
    """Exactly as many lines as the screen has rows; `frame` is the page's own part, from row `body` on.

    `spots` are where an item can be clicked outside the page.
    """

    lines: list[Text]
    frame: Frame
    body: int
    spots: tuple[Spot, ...]


class ExamScreenful:
    """All pages over one state; keys and clicks are meant for the screen as it was last drawn."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        self.state = state
        self._signs = signs
        self._overview = OverviewPage(state, signs)
        self._review = ReviewPage(state, signs)
        self._help = ExamHelpPage(state, signs)
        self._item = ItemPage(state, signs)
        self._sized = (80, 24)
        self._line: tuple[tuple[tuple[Entry, ...], int, int], tuple[Text, tuple[Spot, ...]]] | None = None

    @property
    def current(self) -> ExamPage:
        match self.state.looking:
            case Looking.ITEM:
                if self._item.number != self.state.sheet.number:
                    self._item = ItemPage(self.state, self._signs)
                return self._item
            case Looking.OVERVIEW:
                return self._overview
            case Looking.REVIEW:
                return self._review
            case Looking.HELP:
                return self._help

    def drawn(self, columns: int, rows: int) -> Screenful:
        """The screen for a terminal of so many columns and rows."""
        state, signs, view = self.state, self._signs, self.current
        self._sized = (columns, rows)
        rule = Text(signs.rule * min(columns, WIDEST), DIM)
        head = [header_line(state, columns, signs), *([rule] if rows >= _ROWS_FOR_RULES else [Text()][: rows - 10])]
        foot: list[Text] = []
        spots: tuple[Spot, ...] = ()
        if state.looking is Looking.ITEM and rows >= _ROWS_FOR_OVERVIEW:
            line, spots = self._overview_line(columns)
            foot = [*([self._legend_rule(rule, columns)] if rows >= _ROWS_FOR_RULES else []), line]
        elif rows >= _ROWS_FOR_RULES:
            foot = [rule]
        frame = framed(_Noted(view, state), columns, max(rows - len(head) - len(foot), 3), signs)
        view.top = frame.top
        body, last = frame.lines[:-2], frame.lines[-2:]
        body += [Text()] * (rows - len(head) - len(body) - len(foot) - len(last))
        row = len(head) + len(body) + len(foot) - 1
        lines = [*head, *body, *foot, *last]
        return Screenful(lines[:rows], frame, len(head), tuple(spot._replace(row=row) for spot in spots))

    def press(self, key: str) -> None:
        state = self.state
        if state.asks_to_leave:
            state.asks_to_leave = False
            state.notice = ""
            if ALWAYS.act(key) in {Act.PAUSE, Act.PAUSE_NOW}:
                state.leave()
            return
        frame = self.drawn(*self._sized).frame
        state.notice = state.warning = ""
        if ALWAYS.act(key) is Act.PAUSE_NOW:
            state.leave()
        elif self.current.press(key, frame) is not None:
            self._anywhere(key)

    def click(self, row: int, column: int) -> None:
        screen = self.drawn(*self._sized)
        self.state.notice = self.state.warning = ""
        self.state.asks_to_leave = False
        on_page = row - screen.body + screen.frame.top
        if number := hit(screen.spots, row, column):
            self.state.go(number)
        elif (
            0 <= row - screen.body < screen.frame.room and (at := hit(self.current.spots, on_page, column)) is not None
        ):
            self.current.click(at)

    def scroll(self, step: int) -> None:
        """The wheel: a line up or down, whatever the page."""
        frame = self.drawn(*self._sized).frame
        view = self.current
        view.follows = False
        view.top = min(max(frame.top + step, 0), frame.top + frame.below)

    def _anywhere(self, key: str) -> None:
        state = self.state
        match ALWAYS.act(key):
            case Act.CLOCK:
                state.clock_hidden = not state.clock_hidden
            case Act.HELP:
                state.look(Looking.HELP)
            case Act.OVERVIEW:
                state.look(Looking.OVERVIEW)
            case Act.REVIEW:
                state.look(Looking.REVIEW)
            case Act.NO_NOTES:
                state.notice = "Notes are for after the exam; enter goes to the next question."
            case Act.PAUSE:
                state.asks_to_leave = True
                state.notice = "Pause the exam? q pauses, any other key stays."
            case _:
                pass

    def _overview_line(self, columns: int) -> tuple[Text, tuple[Spot, ...]]:
        """Kept until something changes, because the clock alone asks for it every second."""
        now = (self.state.entries, self.state.sheet.number, columns)
        if self._line is None or self._line[0] != now:
            line, spots = overview_line(*now, self._signs)
            self._line = now, (self._signs.printable(line), spots)
        return self._line[1]

    def _legend_rule(self, rule: Text, columns: int) -> Text:
        if columns < _WIDTH_FOR_LEGEND:
            return rule
        start = f"{self._signs.rule * 2} {legend(self._signs)} "
        return Text(start + rule.plain[len(start) :], DIM)


class _Noted:
    """A page with what the state has to say in its line for notices; a warning goes first."""

    def __init__(self, view: View, state: ExamState) -> None:
        self.top, self.follows = view.top, view.follows
        self._view = view
        self._state = state

    def page(self, width: int, room: int) -> Page:
        page = self._view.page(width, room)
        said = " ".join(text for text in (self._state.warning, self._state.notice or page.notice) if text)
        return page._replace(notice=said)

    def press(self, key: str, frame: Frame) -> str | None:
        return self._view.press(key, frame)


def hit(spots: Iterable[Spot], row: int, column: int) -> int | None:
    """What stands at this row and column."""
    return next((spot.at for spot in spots if spot.row == row and spot.start <= column < spot.end), None)
