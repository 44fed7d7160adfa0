"""Going through a mock exam that has ended: its items with what the learner has put on them since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.review_talk import Looked
from aws_quiz.store import marks
from aws_quiz.study.exam_desk import gone_through
from aws_quiz.study.mistakes.missing import lacked

if TYPE_CHECKING:
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.sitting.exam_result import ExamResult, Judged
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


class MockReview:
    """See `core.sitting.review_talk.ReviewDesk` for what its calls promise."""

    def __init__(self, room: Room, exam: ExamSession, result: ExamResult) -> None:
        self._room = room
        self._exam = exam
        self._result = result

    @property
    def title(self) -> str:
        return self._result.title

    @property
    def domains(self) -> tuple[tuple[str, str], ...]:
        return tuple((part.id, part.name) for part in self._result.domains)

    def items(self) -> list[Looked]:
        return [looked for judged in self._result.items if (looked := self._looked(judged))]

    def explained(self, question: Question) -> None:
        gone_through(self._room, self._exam, [question.id])

    def flag(self, question: Question) -> bool:
        return marks.toggle_flag(self._room.log, question.id)

    def note(self, concept: Concept, text: str) -> None:
        marks.set_note(self._room.log, concept.id, text)

    def _looked(self, judged: Judged) -> Looked | None:
        room, question = self._room, judged.question
        concept = room.catalog.concept(question.concept)
        if concept is None:
            return None
        return Looked(
            judged,
            concept,
            room.catalog.topic_title(concept.topic),
            judged.slow(self._result.pacing.allowance),
            marks.is_flagged(room.log, question.id),
            marks.note_on(room.log, concept.id),
            lacked(room, question, judged.marking.chosen),
        )
