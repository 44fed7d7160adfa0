"""How far the learner is with answering one question: pure, so that its rules are tested without a screen.

Nothing is chosen at first, so that no single key press answers by accident. In a single choice the
cursor is the choice; in a multiple choice the two are apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from aws_quiz.core.content.question import OPTION_KEYS, MultipleChoice, SingleChoice

if TYPE_CHECKING:
    from aws_quiz.core.content.question import Question


class ChoiceState(NamedTuple):
    """`order` is the options' keys as shown, `cursor` a place in it, `wanted` how many are to be chosen."""

    order: tuple[str, ...]
    wanted: int
    multiple: bool
    cursor: int | None = None
    chosen: frozenset[str] = frozenset()

    @property
    def letters(self) -> str:
        return OPTION_KEYS[: len(self.order)]

    @property
    def refusal(self) -> str:
        """Why this cannot be committed yet, as a sentence; empty where it can."""
        if len(self.chosen) == self.wanted:
            return ""
        if not self.multiple:
            return "Choose an option first."
        return f"Choose {self.wanted} options: {len(self.chosen)} chosen so far."

    def moved(self, step: int) -> ChoiceState:
        """The cursor further down (or up), not beyond the ends; from nowhere it enters at the near end."""
        if self.cursor is None:
            return self._at(0 if step > 0 else len(self.order) - 1)
        return self._at(min(max(self.cursor + step, 0), len(self.order) - 1))

    def picked(self, letter: str) -> ChoiceState:
        """The option of this letter chosen, or in a multiple choice chosen or not chosen by turns.

        A letter that no option has changes nothing.
        """
        if letter not in self.letters:
            return self
        state = self._at(self.letters.index(letter))
        return state.toggled() if self.multiple else state

    def toggled(self) -> ChoiceState:
        """The option under the cursor chosen, or no longer chosen where several may be."""
        if self.cursor is None or not self.multiple:
            return self
        return self._replace(chosen=self.chosen ^ {self.order[self.cursor]})

    def _at(self, cursor: int) -> ChoiceState:
        chosen = self.chosen if self.multiple else frozenset({self.order[cursor]})
        return self._replace(cursor=cursor, chosen=chosen)


def choice_for(question: Question, order: tuple[str, ...]) -> ChoiceState:
    """The state in which a question is first shown."""
    match question.body:
        case SingleChoice():
            return ChoiceState(order, wanted=1, multiple=False)
        case MultipleChoice():
            return ChoiceState(order, wanted=len(question.right), multiple=True)
        case _:
            assert_never(question.body)
