"""What passes between a mock exam that has ended and the screen on which it is gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.sitting.exam_result import Judged
    from aws_quiz.core.standing.lacking import Lacked


class Looked(NamedTuple):
    """One item to look at again. `flagged` and `note` are as they are now, `slow` is whether it took too long,
    `lacked` what the answer shows to be missing."""

    judged: Judged
    concept: Concept
    topic_title: str
    slow: bool
    flagged: bool
    note: str
    lacked: tuple[Lacked, ...] = ()

    @property
    def words(self) -> str:
        """All that a search looks through, in small letters."""
        question = self.judged.question
        texts = [question.scenario, question.prompt, self.concept.takeaway, self.topic_title, self.note, question.id]
        texts += [text for option in question.options for text in (option.text, option.why)]
        return "\n".join([*texts, f"task {self.judged.item.task}"]).lower()


class ReviewDesk(Protocol):
    """Where a mock exam is gone through. What a call takes is stored when it returns."""

    @property
    def title(self) -> str:
        """Such as "SAA-C03 mock 4"."""

    @property
    def domains(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each domain of the exam."""

    def items(self) -> list[Looked]:
        """Every item whose question the banks still hold, in the order of the paper."""

    def explained(self, question: Question) -> None:
        """Its explanation is on the screen: from now on its answer counts as studied."""

    def flag(self, question: Question) -> bool:
        """Sets or clears a flag, and says whether it is set now."""

    def note(self, concept: Concept, text: str) -> None:
        """Keeps the learner's own note on a concept; an empty text removes it."""
