"""What passes between a sitting and the screen it is sat at: questions out, answers in.

A screen knows nothing of banks, store or scheduling; it is handed a `Desk`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from aws_quiz.core.content.question import OPTION_KEYS, lettered

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Option, Question
    from aws_quiz.core.memory.review import Confidence, Review
    from aws_quiz.core.sitting.why_now import WhyNow
    from aws_quiz.core.standing.lacking import Lacked


class Mark(Enum):
    """How an answer in this drill went."""

    RIGHT = "right"
    WRONG = "wrong"


class Deed(Enum):
    """What a learner can do in a drill and undo again."""

    ANSWER = "answer"
    SKIP = "skip"
    SUSPENSION = "suspension"
    FLAG = "flag"
    NOTE = "note"


class Asked(NamedTuple):
    """A question as it is dealt to the learner.

    `order` is the options' keys in the order they are shown: the first is shown as `a`. `number` counts
    from one. `task` reads like "SAA-C03 task 1.2", or is empty. `again` says that its concept was missed
    earlier in this drill. `marks` are those of the newest answers before this question, the newest last.
    """

    question: Question
    concept: Concept
    topic_title: str
    task: str
    order: tuple[str, ...]
    number: int
    total: int
    marks: tuple[Mark, ...]
    is_new: bool = False
    again: bool = False
    flagged: bool = False
    note: str = ""

    @property
    def shown(self) -> tuple[tuple[str, Option], ...]:
        """Letter and option, in the order shown."""
        return lettered(self.question, self.order)

    def letter(self, key: str) -> str:
        return OPTION_KEYS[self.order.index(key)]


class Marked(NamedTuple):
    """An answer that has been judged and is safely stored.

    `days_away` counts study days until the concept is due; `returns_today` says that it comes back later
    in this drill. `lacked` is what the answer shows to be missing.
    """

    asked: Asked
    review: Review
    days_away: int
    returns_today: bool
    lacked: tuple[Lacked, ...] = ()

    @property
    def right(self) -> bool:
        return self.review.right


class Summary(NamedTuple):
    """A drill that is over or was left.

    `missed` holds each concept that was answered wrong or guessed, once, in the order met. `streak` is in
    study days, today included. `left` questions remain when the drill was left early.
    """

    answers: int
    right: int
    guessed_right: int
    seconds: float
    new_concepts: int
    missed: tuple[Concept, ...]
    left: int
    due_tomorrow: int
    streak: int
    next_due: date | None = None
    suggestion: str = ""


class Desk(Protocol):
    """Where a drill is sat. Every call that takes something has stored it when it returns."""

    def current(self) -> Asked | None:
        """The question to answer now, or None when the drill is over."""

    def answer(self, asked: Asked, response: Collection[str], confidence: Confidence, seconds: float) -> Marked | None:
        """Commits an answer to the question that was shown, in option keys, and moves on.

        None, and nothing is stored, where that is not the current question any more.
        """

    def skip(self) -> bool:
        """Puts the current question off to the end of the drill; False where it is the only one left."""

    def undo(self) -> Deed | None:
        """Undoes what was done last in this drill, and says which; None where nothing is left to undo.

        After an answer, a skip or a suspension, the question that it was about is current again.
        """

    def why(self, asked: Asked) -> WhyNow:
        """Why the question that waits for its answer comes now."""

    def marks_of(self, asked: Asked) -> Asked:
        """The same with flag and note as they are now."""

    def flag(self, question: Question) -> bool:
        """Sets or clears the flag, and says whether it is set now."""

    def suspend(self, concept: Concept) -> None:
        """Asks nothing of this concept any more, until it is resumed."""

    def note(self, concept: Concept, text: str) -> None:
        """Keeps the learner's own note on a concept; an empty text removes it."""

    def report(self, question: Question, text: str) -> None:
        """Keeps a report of a fault in a question."""

    def close(self) -> Summary:
        """Ends the drill if it is over, leaves it to be taken up again if not."""
