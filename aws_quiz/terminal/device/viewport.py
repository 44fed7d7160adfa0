"""What of some lines fits on a screen: the part that is scrolled to, a line for a notice, a line of keys.

Pure, because the first question is painted from it before the library that reads keys is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from rich.cells import cell_len
from rich.text import Text

from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.terminal.device.theme import Signs

ARROWS = {"up": -1, "down": 1}


class Hint(NamedTuple):
    """A key and what it does. The hints of the lowest `rank` stay when the line is short."""

    key: str
    does: str
    rank: int


class Page(NamedTuple):
    """All that could be shown.

    `scroll_key` is named where there is more below. `kept_in_view` are the rows that scrolling follows, such as
    the cursor's option.
    """

    lines: Sequence[Text]
    hints: Sequence[Hint]
    notice: str = ""
    scroll_key: str = "pgdn"
    kept_in_view: range | None = None


class Frame(NamedTuple):
    """What is shown: `lines` are the page's from `top`, the notice and the keys. `room` counts the page's rows."""

    lines: list[Text]
    top: int
    room: int
    below: int


class View(Protocol):
    """Something on the screen that answers to keys. `top` and `follows` are where it is scrolled to."""

    top: int
    follows: bool

    def page(self, width: int, room: int) -> Page:
        """All of it, for a terminal of `width` columns with `room` rows for it; what is longer is scrolled."""

    def press(self, key: str, frame: Frame) -> str | None:
        """What to do for a key, or None to stay; `frame` is what was on the screen when it was pressed."""


def framed(view: View, columns: int, rows: int, signs: Signs) -> Frame:
    """The part of the view that fits; at most `rows` lines, each less than `columns` wide."""
    page = view.page(columns, max(rows - 2, 1))
    room = max(min(len(page.lines), rows - 2), 1)
    top = view.top
    if view.follows and page.kept_in_view:
        top = max(top, page.kept_in_view.stop - room)
        top = min(top, page.kept_in_view.start)
    top = max(min(top, len(page.lines) - room), 0)
    below = max(len(page.lines) - room - top, 0)
    status = _scroll_status(page, top, below, signs)
    if page.notice:
        arrows = Text(" " + (signs.above if top else "") + (signs.below if below else ""), DIM)
        status = _notice(page.notice, columns, status if _fits(page.notice, status, columns) else arrows)
    footer = [signs.printable(status), signs.printable(hint_line(page.hints, columns, signs))]
    lines = [*page.lines[top : top + room], *footer]
    return Frame(lines[-max(rows, 1) :] if rows < 3 else lines, top, room, below)


def scrolled(key: str, frame: Frame) -> int | None:
    """Where the top is after a key that scrolls; None for any other key."""
    page = max(frame.room - 1, 1)
    steps = {"pagedown": page, "pageup": -page, "end": frame.below, "home": -frame.top}
    if key not in steps:
        return None
    return max(frame.top + min(steps[key], frame.below), 0)


def read_on(key: str, frame: Frame) -> int | None:
    """Where the top is after a key of a page that is only read: there arrows and space scroll too."""
    if key in ARROWS:
        return min(max(frame.top + ARROWS[key], 0), frame.top + frame.below)
    return scrolled("pagedown" if key == "space" else key, frame)


def hint_line(hints: Sequence[Hint], width: int, signs: Signs) -> Text:
    """As many hints as fit on one line, in their order."""
    between = f" {signs.dot} "
    kept = list(hints)
    while kept and _hints_width(kept, between) > min(width, WIDEST) - 2:
        kept.remove(max(kept, key=lambda hint: hint.rank))
    line = Text(" ")
    for number, hint in enumerate(kept):
        line.append(between if number else "", DIM).append(hint.key, STRONG).append(f" {hint.does}", DIM)
    return line


def _hints_width(hints: Sequence[Hint], between: str) -> int:
    return sum(cell_len(f"{hint.key} {hint.does}") for hint in hints) + len(between) * (len(hints) - 1)


def _fits(notice: str, status: Text, width: int) -> bool:
    """Whether a notice and what is said of scrolling share a line."""
    return cell_len(notice) + status.cell_len + 4 <= width


def _notice(notice: str, width: int, status: Text) -> Text:
    """The notice, and at its right that there is more above or below, which no message hides."""
    line = Text()
    line.append(f" {notice}", f"{STRONG} {ACCENT}")
    more = status.plain.strip()
    line.truncate(width - 1 - (status.cell_len + 1 if more else 0))
    if more:
        line.append(" " * (width - 1 - line.cell_len - status.cell_len)).append_text(status)
    return line


def _scroll_status(page: Page, top: int, below: int, signs: Signs) -> Text:
    parts = [f"{signs.above} {top} above: pgup"] if top else []
    if below:
        parts.append(f"{signs.below} {below} more: {page.scroll_key}")
    return Text(" " + f" {signs.dot} ".join(parts), DIM) if parts else Text()
