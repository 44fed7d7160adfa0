"""The exam's pages: what they show, and what a key asks of them; what a page has no meaning for is given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from aws_quiz.terminal.device.theme import WIDEST
from aws_quiz.terminal.device.viewport import Page, View, read_on, scrolled
from aws_quiz.terminal.drill.drill_pages import HelpPage
from aws_quiz.terminal.exam.exam_keys import ALWAYS, ITEM_KEYS, OVERVIEW_KEYS, REVIEW_KEYS, SECTIONS, Act
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

    def page(self, width: int, room: int) -> Page:
        del room
        laid_out = self._lay_out(width)
        return Page(laid_out.lines, (*ITEM_KEYS.hints(), *ALWAYS.hints()), kept_in_view=laid_out.kept_in_view)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        self.follows = True
        match ITEM_KEYS.act(key):
            case Act.SCROLL:
                self.top, self.follows = scrolled(key, frame) or 0, False
            case Act.UP:
                state.move(-1)
            case Act.DOWN:
                state.move(1)
            case Act.SELECT:
                state.select()
            case Act.PICK:
                state.pick(key)
            case Act.STRIKE:
                state.strike()
            case Act.FLAG:
                state.flag(state.sheet.number)
            case Act.NEXT:
                state.next()
            case Act.BACK:
                state.back()
            case Act.NUMBER:
                state.look(Looking.OVERVIEW)
                state.typed = key
            case _:
                return key
        return None

    @property
    def spots(self) -> tuple[Spot, ...]:
        rows = self._laid_out[1].option_rows if self._laid_out else ()
        return tuple(Spot(row, 0, WIDEST, place) for place, mine in enumerate(rows) for row in mine)

    def click(self, at: int) -> None:
        self._state.cursor = at
        self._state.select()

    def _lay_out(self, width: int) -> ItemLines:
        """Kept until something changes, because the clock alone asks for it every second."""
        state = self._state
        now = (state.sheet, state.cursor, width)
        if self._laid_out is None or self._laid_out[0] != now:
            self._laid_out = now, item_lines(*now, self._signs)
        return self._laid_out[1]


class _Unclickable:
    """A page that is only read."""

    spots: tuple[Spot, ...] = ()

    def click(self, at: int) -> None:
        raise AssertionError(f"nothing stands at {at}")


class _Typing:
    """A number, as it is typed."""

    def __init__(self, state: ExamState) -> None:
        self._state = state

    def take(self, digit: str) -> None:
        state = self._state
        state.typed = (digit if state.typed.isalpha() else state.typed + digit)[-4:]

    def erase(self) -> None:
        self._state.typed = self._state.typed[:-1]

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

    def page(self, width: int, room: int) -> Page:
        del room
        state = self._state
        cells = cell_lines(state.entries, state.kind, state.place, state.sheet.number, width, self._signs)
        self._columns, self.spots = cells.columns, cells.spots
        hints = (*OVERVIEW_KEYS.hints(), *ALWAYS.hints("?"))
        notice = f"Go to question {state.typed}: enter" if state.typed else ""
        return Page(cells.lines, hints, notice, kept_in_view=cells.kept_in_view)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        self.follows = True
        match OVERVIEW_KEYS.act(key):
            case Act.NUMBER:
                self._typing.take(key)
            case Act.ERASE:
                self._typing.erase()
            case Act.LEFT:
                self._move(-1)
            case Act.RIGHT:
                self._move(1)
            case Act.UP:
                self._move(-self._columns)
            case Act.DOWN:
                self._move(self._columns)
            case Act.SCROLL:
                self.top, self.follows = scrolled(key, frame) or 0, False
            case Act.GO if state.typed:
                self._typing.go()
            case Act.GO if state.cells:
                state.go(state.place)
            case Act.KIND:
                self._narrow(1)
            case Act.KIND_BACK:
                self._narrow(-1)
            case Act.FLAG if state.cells:
                state.flag(state.place)
                self._move(0)
            case Act.LEAVE_PAGE:
                state.look(Looking.ITEM)
            case Act.GO | Act.FLAG:
                pass
            case _:
                return key
        return None

    def click(self, at: int) -> None:
        self._state.go(at)

    def _narrow(self, step: int) -> None:
        state = self._state
        state.kind = _KINDS[(_KINDS.index(state.kind) + step) % len(_KINDS)]
        self._move(0)

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

    def page(self, width: int, room: int) -> Page:
        del room
        state = self._state
        hints = (*REVIEW_KEYS.hints(), *ALWAYS.hints("o", "?"))
        notice = f"Typed: {state.typed}" if state.typed else ""
        return Page(review_lines(state.entries, width, self._signs), hints, notice)

    def press(self, key: str, frame: Frame) -> str | None:
        state = self._state
        match REVIEW_KEYS.act(key):
            case Act.TYPE if "yes".startswith(state.typed + key):
                state.typed += key
            case Act.NUMBER:
                self._typing.take(key)
            case Act.ERASE:
                self._typing.erase()
            case Act.GO if state.typed == "yes":
                state.hand_in()
            case Act.GO if state.typed.isdecimal():
                self._typing.go()
            case Act.LEAVE_PAGE if key == "escape" or not state.typed:
                state.look(Looking.ITEM)
            case Act.SCROLL | Act.UP | Act.DOWN:
                self.top = read_on(key, frame) or 0
            case None if not state.typed:
                return key
            case _:
                state.typed = ""
                state.notice = "Type yes to hand in, or a number to go there."
        return None


class ExamHelpPage(_Unclickable, HelpPage):
    """All keys of the exam; any key but those that scroll leads back to where it was asked for."""

    def __init__(self, state: ExamState, signs: Signs) -> None:
        super().__init__(signs)
        self._state = state

    def lines(self, width: int) -> list[Text]:
        from aws_quiz.terminal.device.help_view import section_lines  # the first item can do without it

        signs = self.signs
        shown = (
            (f"{signs.answered} {signs.incomplete}", "answered; too few options selected"),
            (f"{signs.blank} {signs.unseen}", "viewed, not answered; not viewed"),
            (f"{signs.here} {signs.flag}", "you are here; flagged"),
        )
        return section_lines((*(table.section for table in SECTIONS), ("Signs", shown)), width, signs)

    def press(self, key: str, frame: Frame) -> None:
        if super().press(key, frame) is not None:
            self._state.look(self._state.before_help)
