"""The exam's pages and their keys; a key that a page has no meaning for is given back.

Letters a to j are options and nothing else, here as in the drill; only the word `yes` is typed with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.terminal.device.theme import WIDEST
from aws_quiz.terminal.device.viewport import ARROWS, Hint, Page, View, read_on, scrolled
from aws_quiz.terminal.drill.drill_pages import HelpPage
from aws_quiz.terminal.exam.exam_overview import Kind
from aws_quiz.terminal.exam.exam_state import Looking
from aws_quiz.terminal.exam.item_view import ItemLines, item_lines
from aws_quiz.terminal.exam.overview_view import Spot, cell_lines, review_lines

if TYPE_CHECKING:
    from rich.text import Text

    from aws_quiz.core.sitting.exam_talk import Sheet
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame
    from aws_quiz.terminal.exam.exam_state import ExamState

_KINDS = tuple(Kind)


class ExamPage(View, Protocol):
    """A view with places to click; `click` is given what stands at the place."""

    @property
    def spots(self) -> tuple[Spot, ...]: ...

    def click(self, at: int) -> None: ...


class ItemPage:
    """The item on the screen."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        self.number = state.sheet.number
        self.top = 0
        self.follows = False
        self._state = state
        self._signs = signs
        self._laid_out: tuple[tuple[Sheet, int | None, int], ItemLines] | None = None

    def page(self, width: int) -> Page:
        laid_out = self._lay_out(width)
        hints = (
            Hint("space", "choose", 7),
            Hint("x", "strike", 5),
            Hint("m", "flag", 4),
            Hint("n", "next", 1),
            Hint("p", "back", 8),
            Hint("o", "all", 6),
            Hint("r", "review", 2),
            Hint("?", "keys", 0),
            Hint("q", "out", 3),
        )
        return Page(laid_out.lines, hints, kept_in_view=laid_out.kept_in_view)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        self.follows = True
        if (top := scrolled(key, frame)) is not None:
            self.top, self.follows = top, False
        elif key in ARROWS:
            state.move(ARROWS[key])
        elif key in {"space", "enter"}:
            state.choose()
        elif key in OPTION_KEYS:
            state.pick(key)
        elif key == "x":
            state.strike()
        elif key == "m":
            state.flag(state.sheet.number)
        elif key in {"n", "right"}:
            state.next()
        elif key in {"p", "left"}:
            state.back()
        elif key.isdecimal():
            state.look(Looking.OVERVIEW)
            state.typed = key
        else:
            return key
        return None

    @property
    def spots(self) -> tuple[Spot, ...]:
        rows = self._laid_out[1].option_rows if self._laid_out else ()
        return tuple(Spot(row, 0, WIDEST, place) for place, mine in enumerate(rows) for row in mine)

    def click(self, at: int) -> None:
        self._state.cursor = at
        self._state.choose()

    def _lay_out(self, width: int) -> ItemLines:
        """Kept until something changes, because the clock alone asks for it every second."""
        state = self._state
        now = (state.sheet, state.cursor, width)
        if self._laid_out is None or self._laid_out[0] != now:
            self._laid_out = now, item_lines(*now, self._signs, multiple=state.is_multiple)
        return self._laid_out[1]


class _Unclickable:
    """A page that is only read."""

    spots: tuple[Spot, ...] = ()

    def click(self, at: int) -> None:
        raise AssertionError(f"nothing stands at {at}")


class _Typing:
    """A number, or the word yes, as it is typed."""

    def __init__(self, state: ExamState) -> None:
        self._state = state

    def take(self, key: str) -> bool:
        """Whether the key was part of it."""
        state = self._state
        if key == "backspace" and state.typed:
            state.typed = state.typed[:-1]
        elif len(key) == 1 and key.isascii() and key.isdecimal() and not state.typed.isalpha():
            state.typed = (state.typed + key)[-4:]
        else:
            return False
        return True

    def go(self) -> None:
        """To the item whose number was typed."""
        state, typed = self._state, self._state.typed
        state.typed = ""
        if not 1 <= int(typed) <= state.desk.total:
            state.notice = f"There is no question {typed}: they go from 1 to {state.desk.total}."
        else:
            state.go(int(typed))


class OverviewPage:
    """All items as cells."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        self.top = 0
        self.follows = True
        self._state = state
        self._signs = signs
        self._columns = 1
        self.spots: tuple[Spot, ...] = ()
        self._typing = _Typing(state)

    def page(self, width: int) -> Page:
        state = self._state
        cells = cell_lines(state.entries, state.kind, state.place, state.sheet.number, width, self._signs)
        self._columns, self.spots = cells.columns, cells.spots
        hints = (
            Hint("enter", "go there", 1),
            Hint("digits", "number", 4),
            Hint("tab", "kind", 2),
            Hint("m", "flag", 5),
            Hint("o", "back", 3),
            Hint("?", "keys", 0),
        )
        notice = f"Go to question {state.typed}: enter" if state.typed else ""
        return Page(cells.lines, hints, notice, kept_in_view=cells.kept_in_view)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        self.follows = True
        steps = {"left": -1, "right": 1, "up": -self._columns, "down": self._columns}
        if self._typing.take(key):
            return None
        if key in steps:
            self._move(steps[key])
        elif (top := scrolled(key, frame)) is not None:
            self.top, self.follows = top, False
        elif key == "enter" and state.typed:
            self._typing.go()
        elif key == "enter" and state.cells:
            state.go(state.place)
        elif key in {"tab", "shift-tab"}:
            step = 1 if key == "tab" else -1
            state.kind = _KINDS[(_KINDS.index(state.kind) + step) % len(_KINDS)]
            self._move(0)
        elif key == "m" and state.cells:
            state.flag(state.place)
            self._move(0)
        elif key in {"o", "escape"}:
            state.look(Looking.ITEM)
        else:
            return key
        return None

    def click(self, at: int) -> None:
        self._state.go(at)

    def _move(self, step: int) -> None:
        """The cursor further on among the cells shown; where its own is not shown, at the next that is."""
        numbers = [standing.number for standing in self._state.cells]
        if not numbers:
            return
        place = self._state.place
        at = numbers.index(place) if place in numbers else min(sum(n < place for n in numbers), len(numbers) - 1)
        if 0 <= at + step < len(numbers):
            at += step
        self._state.place = numbers[at]


class ReviewPage(_Unclickable):
    """What to know before handing in, and the word that does it."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        self.top = 0
        self.follows = False
        self._state = state
        self._signs = signs
        self._typing = _Typing(state)

    def page(self, width: int) -> Page:
        state = self._state
        hints = (
            Hint("yes + enter", "hand in", 0),
            Hint("number + enter", "go there", 2),
            Hint("esc", "go on", 1),
            Hint("o", "all", 3),
            Hint("?", "keys", 4),
        )
        notice = f"Typed: {state.typed}" if state.typed else ""
        return Page(review_lines(state.entries, width, self._signs), hints, notice)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        if "yes".startswith(state.typed + key):
            state.typed += key
        elif self._typing.take(key):
            pass
        elif key == "enter" and state.typed == "yes":
            state.hand_in()
        elif key == "enter" and state.typed.isdecimal():
            self._typing.go()
        elif key == "escape" or (key in {"r", "p", "left"} and not state.typed):
            state.look(Looking.ITEM)
        elif (top := read_on(key, frame)) is not None:
            self.top = top
        elif state.typed or key == "enter":
            state.typed = ""
            state.notice = "Type yes to hand in, or a number to go there."
        else:
            return key
        return None


class ExamHelpPage(_Unclickable, HelpPage):
    """All keys of the exam; any key but those that scroll leads back to where it was asked for."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        super().__init__(signs)
        self._state = state

    def lines(self, width: int) -> list[Text]:
        from aws_quiz.terminal.drill.help_view import exam_help_lines  # the first item can do without it

        return exam_help_lines(width, self.signs)

    def press(self, key: str, frame: Frame) -> None:
        if super().press(key, frame) is not None:
            self._state.look(self._state.before_help)
