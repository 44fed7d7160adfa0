"""Where a learner is in a mock exam and what the keys have done, over the desk it is sat at; draws nothing.

Every change goes to the desk first, and only what it has taken shows here.
"""

from __future__ import annotations

from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from aws_quiz.core.content.question import OPTION_KEYS
from aws_quiz.core.sitting.exam_talk import Ending, State
from aws_quiz.terminal.exam.exam_overview import Kind, of_kind
from aws_quiz.terminal.question.choice_state import NO_CURSOR, choice_for

if TYPE_CHECKING:
    from aws_quiz.core.sitting.exam_talk import Entry, ExamDesk, Sheet
    from aws_quiz.terminal.question.choice_state import ChoiceState

WARNINGS = (30, 15, 5)
"""Minutes left at which the learner is told."""

WARNING_STAYS = 10.0
"""Seconds that a warning stands if no key takes it away."""


class Looking(Enum):
    """What is on the screen."""

    ITEM = "item"
    OVERVIEW = "overview"
    REVIEW = "review"
    HELP = "help"


class ExamState:
    """One sitting of an exam. `ending` is set when it is over or left.

    `cursor` is a place in the item's order; None until the learner moves, so that no key answers by accident.
    `place` is the item under the overview's cursor. `typed` is what has been typed towards a number or a yes.
    `left` is the time left when last looked, in seconds; None without a limit.
    """

    def __init__(self, desk: ExamDesk, start: int | None = None) -> None:
        self.desk = desk
        self.looking = Looking.ITEM
        self.before_help = Looking.ITEM
        self.kind = Kind.ALL
        self.cursor: int | None = None
        self.typed = ""
        self.notice = ""
        self.warning = ""
        self.clock_hidden = False
        self.asks_to_leave = False
        self.ending: Ending | None = None
        self.left = desk.seconds_left()
        self._warned_at = 0.0
        self.sheet: Sheet
        self.entries: tuple[Entry, ...]
        self.go(start if start is not None else first_number(desk.entries()))
        self.place = self.sheet.number
        if self.left is not None and self.left <= 0:
            self.time_up()

    @property
    def letters(self) -> str:
        return OPTION_KEYS[: len(self.sheet.order)]

    @property
    def shown_time(self) -> int | None:
        """Whole seconds as the clock shows them; None where no clock is shown."""
        return None if self.left is None or self.clock_hidden else ceil(self.left)

    @property
    def flags(self) -> int:
        return sum(standing.flagged for standing in self.entries)

    @property
    def cells(self) -> tuple[Entry, ...]:
        """What the overview shows."""
        return of_kind(self.entries, self.kind)

    def tick(self) -> None:
        """Looks at the clock; to be called whenever the second that it shows has run out."""
        before, self.left = self.left, self.desk.seconds_left()
        if self.left is None or before is None or self.ending:
            return
        if self.left <= 0:
            self.time_up()
            return
        for minutes in WARNINGS:
            if before > minutes * 60 >= self.left:
                self.warning, self._warned_at = f"{minutes} minutes left.", self.left
        if self.warning and self.left < self._warned_at - WARNING_STAYS:
            self.warning = ""

    def time_up(self) -> None:
        self.desk.hand_in()
        self.ending = Ending.TIME_UP

    def go(self, number: int) -> None:
        """To an item of this number; at its ends the paper goes no further."""
        self.sheet = self.desk.show(min(max(number, 1), self.desk.total))
        self.entries = self.desk.entries()
        self.looking, self.cursor, self.typed = Looking.ITEM, None, ""

    def next(self) -> None:
        """The item after this one; after the last, what there is to review."""
        if self.sheet.number == self.desk.total:
            self.look(Looking.REVIEW)
        else:
            self.go(self.sheet.number + 1)

    def back(self) -> None:
        if self.sheet.number == 1:
            self.notice = "This is the first question."
        else:
            self.go(self.sheet.number - 1)

    def look(self, looking: Looking) -> None:
        """At another page; help remembers where it was asked for."""
        if looking is Looking.HELP:
            self.before_help = self.looking
        if looking is Looking.OVERVIEW:
            self.kind, self.place = Kind.ALL, self.sheet.number
        self.looking, self.typed = looking, ""

    @property
    def choice(self) -> ChoiceState:
        """The item's options as they stand, with the cursor."""
        sheet = self.sheet
        return choice_for(sheet.question, sheet.order)._replace(cursor=self.cursor, chosen=sheet.chosen)

    def move(self, step: int) -> None:
        """The option above or below; from nowhere it enters at the near end."""
        self._now(self.choice.moved(step))

    def pick(self, letter: str) -> None:
        """Selects the option of this letter; where several are asked for, selects or clears it."""
        self._now(self.choice.picked(letter))

    def select(self) -> None:
        """Selects or clears the option under the cursor."""
        self._now(self.choice.toggled())

    def strike(self) -> None:
        """Strikes the option under the cursor out, or takes that back; what is struck out is no answer."""
        if self.cursor is None:
            self.notice = NO_CURSOR
            return
        key, letter = self.sheet.order[self.cursor], self.letters[self.cursor]
        if key in self.sheet.chosen:
            self._put_down(self.sheet.chosen - {key})
            self.notice = f"Option {letter} is struck out and no longer selected."
        self._strike(key)

    def answer(self, chosen: frozenset[str]) -> bool:
        """Puts a whole answer down, and says whether it was taken."""
        self._put_down(chosen)
        for key in chosen & self.sheet.struck:
            self._strike(key)
        return self.ending is None

    def flag(self, number: int) -> bool:
        """Sets or clears a flag, and says whether that was taken."""
        if not self._taken(self.desk.flag(number)):
            return False
        if number == self.sheet.number:
            self.sheet = self.sheet._replace(flagged=not self.sheet.flagged)
        self.entries = self.desk.entries()
        return True

    def hand_in(self) -> None:
        self.desk.hand_in()
        self.ending = Ending.HANDED_IN

    def leave(self) -> None:
        self.ending = Ending.LEFT

    def _now(self, choice: ChoiceState) -> None:
        self.cursor, self.notice = choice.cursor, choice.notice
        self.answer(choice.chosen)

    def _put_down(self, chosen: frozenset[str]) -> None:
        if chosen != self.sheet.chosen and self._taken(self.desk.choose(self.sheet.number, chosen)):
            self.sheet = self.sheet._replace(chosen=chosen)
            self.entries = self.desk.entries()

    def _strike(self, key: str) -> None:
        if not self.ending and self._taken(self.desk.strike(self.sheet.number, key)):
            self.sheet = self.sheet._replace(struck=self.sheet.struck ^ {key})

    def _taken(self, taken: bool) -> bool:
        """Whether the desk took it; it refuses only when time is up."""
        if not taken and not self.ending:
            self.time_up()
        return taken


def first_number(entries: tuple[Entry, ...]) -> int:
    """Where an exam goes on: the last item that was seen, or the first of all."""
    return max((s.number for s in entries if s.state is not State.UNSEEN), default=1)
