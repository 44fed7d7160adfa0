"""How far the learner is with answering one question: pure, so that its rules are tested without a screen.

One hand for drill and exam: nothing is selected at first, the cursor selects nothing, a letter or space does. In a
single choice another option takes the place of the one before; in a multiple choice too many are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from aws_quiz.core.content.question import OPTION_KEYS, MultipleChoice, SingleChoice

if TYPE_CHECKING:
    from aws_quiz.core.content.question import Question

NO_CURSOR = "Go to an option first: press its letter, or down."


class ChoiceState(NamedTuple):
    """`order` is the options' keys as shown, `cursor` a place in it, `wanted` how many are to be selected.

    `notice` says in a sentence why the last key changed nothing; empty where it did.
    """

    order: tuple[str, ...]
    wanted: int
    multiple: bool
    cursor: int | None = None
    chosen: frozenset[str] = frozenset()
    notice: str = ""

    @property
    def letters(self) -> str:
        return OPTION_KEYS[: len(self.order)]

    @property
    def refusal(self) -> str:
        """Why this cannot be submitted yet, as a sentence; empty where it can."""
        if len(self.chosen) == self.wanted:
            return ""
        if not self.multiple:
            return "Select an option first."
        return f"Select {self.wanted} options: {len(self.chosen)} selected so far."

    def moved(self, step: int) -> ChoiceState:
        """The cursor further down (or up), not beyond the ends; from nowhere it enters at the near end."""
        last = len(self.order) - 1
        if self.cursor is None:
            return self._replace(cursor=0 if step > 0 else last, notice="")
        return self._replace(cursor=min(max(self.cursor + step, 0), last), notice="")

    def picked(self, letter: str) -> ChoiceState:
        """The option of this letter selected, or in a multiple choice selected and cleared by turns."""
        if letter not in self.letters:
            return self._replace(notice=f"There is no option {letter}: they go from a to {self.letters[-1]}.")
        there = self._replace(cursor=self.letters.index(letter))
        if not self.multiple and there.order[self.letters.index(letter)] in self.chosen:
            return there._replace(notice="")
        return there.toggled()

    def toggled(self) -> ChoiceState:
        """The option under the cursor selected, or cleared where it is."""
        if self.cursor is None:
            return self._replace(notice=NO_CURSOR)
        key = self.order[self.cursor]
        if key in self.chosen:
            return self._replace(chosen=self.chosen - {key}, notice="")
        if not self.multiple:
            return self._replace(chosen=frozenset({key}), notice="")
        if len(self.chosen) >= self.wanted:
            return self._replace(notice=f"{self.wanted} are selected already. Clear one first: press its letter.")
        return self._replace(chosen=self.chosen | {key}, notice="")


def choice_for(question: Question, order: tuple[str, ...]) -> ChoiceState:
    """The state in which a question is first shown."""
    match question.body:
        case SingleChoice():
            return ChoiceState(order, wanted=1, multiple=False)
        case MultipleChoice():
            return ChoiceState(order, wanted=len(question.right), multiple=True)
        case _:
            assert_never(question.body)
