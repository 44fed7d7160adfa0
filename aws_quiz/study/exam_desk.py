"""The desk at which a mock exam is sat: introduces the paper, the banks, the log and the clock to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from aws_quiz.core.content.response import keys_text
from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.sitting.exam_result import judge
from aws_quiz.core.sitting.exam_talk import Entry, Sheet, State
from aws_quiz.core.sitting.grading import reviewed
from aws_quiz.core.sitting.mock_exam import Act, ExamClock, ExamEvent, Marking, after, sheet_of
from aws_quiz.errors import NotFound
from aws_quiz.store import exams
from aws_quiz.store.database import explaining
from aws_quiz.store.reviews import review_id
from aws_quiz.study.exam_heartbeat import Heartbeat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.content.question import Question
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.sitting.exam_result import ExamResult
    from aws_quiz.store.exams import ExamSession
    from aws_quiz.study.room import Room


def title_of(exam: ExamSession) -> str:
    return f"{exam.exam.upper()} mock {exam.number}"


def result_of(room: Room, exam: ExamSession) -> ExamResult | None:
    """What an exam that has ended was worth; None where its questions have left the banks in use, to mark it by."""
    try:
        questions = {item.question: _question(room, item.question) for item in exam.paper}
    except NotFound:
        return None
    used = exams.used_in(room.log, exam.id)
    complete = {id_: len(question.right) for id_, question in questions.items()}
    sheet = sheet_of(exams.events_of(room.log, exam.id), used, complete)
    blueprint = room.blueprint(exam.exam)
    seen = exams.answered_before(room.log, exam.id, sorted(questions))
    return judge(title_of(exam), blueprint, exam.paper, questions, exam.orders, sheet, used, exam.allowed, seen)


def _question(room: Room, id_: str) -> Question:
    question = room.catalog.question(id_)
    if question is None:
        hint = "Use the banks that the exam was drawn from: --banks FOLDER."
        raise NotFound("question", id_, (), hint)
    return question


def gone_through(room: Room, exam: ExamSession, questions: Iterable[str]) -> None:
    """From now on the answers to these count as studied: their explanations have been shown."""
    with explaining(room.log.path):
        for question in questions:
            exams.explain(room.log, exam.id, question, room.preferences.scheduling)


class MockExamDesk:
    """One sitting of one exam; see `core.sitting.exam_talk.ExamDesk` for what its calls promise."""

    def __init__(self, room: Room, exam: ExamSession, blueprint: Blueprint) -> None:
        self._room = room
        self._exam = exam
        self._blueprint = blueprint
        self._questions = {item.question: _question(room, item.question) for item in exam.paper}
        self._complete = {id_: len(question.right) for id_, question in self._questions.items()}
        self._events = exams.events_of(room.log, exam.id)
        clock = ExamClock(exam.allowed, exams.used_in(room.log, exam.id), room.env.monotonic())
        self._heart = Heartbeat(room.env, room.log.path, exam.id, clock)
        self._sheet = sheet_of(self._events, clock.used, self._complete)
        self._handed_in = False

    def __enter__(self) -> Self:
        self._heart.start()
        return self

    def __exit__(self, *_: object) -> None:
        used = self._heart.stop()
        if not self._handed_in:
            exams.note_used(self._room.log, self._exam.id, used)

    @property
    def title(self) -> str:
        return title_of(self._exam)

    @property
    def total(self) -> int:
        return len(self._exam.paper)

    @property
    def last_seen(self) -> int | None:
        """The item that was on the screen when the exam was left; None before the first."""
        seen = next((event.question for event in reversed(self._events) if event.act is Act.SEEN), None)
        numbers = (number for number, item in enumerate(self._exam.paper, 1) if item.question == seen)
        return next(numbers, None)

    def show(self, number: int) -> Sheet:
        question = self._at(number)
        if not self._events or self._events[-1].act is not Act.SEEN or self._events[-1].question != question.id:
            self._happened(Act.SEEN, question.id, "")
        marking = self._marking(number)
        return Sheet(
            question,
            self._exam.orders[question.id],
            number,
            self.total,
            marking.chosen,
            marking.struck,
            marking.flagged,
        )

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(number, self._state(number), self._marking(number).flagged) for number in range(1, self.total + 1)
        )

    def choose(self, number: int, chosen: Collection[str]) -> bool:
        return self._happened(Act.CHOSEN, self._at(number).id, keys_text(sorted(chosen)))

    def strike(self, number: int, key: str) -> bool:
        struck = self._marking(number).struck ^ {key}
        return self._happened(Act.STRUCK, self._at(number).id, keys_text(sorted(struck)))

    def flag(self, number: int) -> bool:
        flagged = not self._marking(number).flagged
        return self._happened(Act.FLAGGED, self._at(number).id, "1" if flagged else "")

    def seconds_left(self) -> float | None:
        return self._heart.left()

    def hand_in(self) -> None:
        if self._handed_in:
            return
        used = self._heart.used()
        sheet = sheet_of(self._events, used, self._complete)
        with explaining(self._room.log.path):
            reviews = list(self._reviews(sheet))
            exams.end_exam(self._room.log, self._exam.id, used, reviews, self._room.preferences.scheduling)
        self._handed_in = True

    def _at(self, number: int) -> Question:
        return self._questions[self._exam.paper[number - 1].question]

    def _marking(self, number: int) -> Marking:
        return self._sheet.get(self._exam.paper[number - 1].question, Marking())

    def _state(self, number: int) -> State:
        marking = self._marking(number)
        if marking.chosen:
            complete = len(marking.chosen) == len(self._at(number).right)
            return State.ANSWERED if complete else State.INCOMPLETE
        return State.OPEN if marking.seen else State.UNSEEN

    def _happened(self, act: Act, question: str, value: str) -> bool:
        """Stores an event, then counts it. Looking at an item is free; nothing else is once time is up."""
        used = self._heart.used()
        if self._handed_in or (act is not Act.SEEN and self._heart.left() == 0):
            return False
        event = ExamEvent(act, question, value, used)
        with explaining(self._room.log.path):
            if not exams.append_event(self._room.log, self._exam.id, event):
                # Handed in from another window, and that is final.
                self._handed_in = True
                return False
        self._events.append(event)
        self._sheet[question] = after(self._sheet.get(question, Marking()), event, self._complete[question])
        return True

    def _reviews(self, sheet: dict[str, Marking]) -> Iterator[Review]:
        """One answer for every item that was seen. A flag says that the learner was not sure."""
        moment, today, newest = self._room.env.now(), self._room.today, self._exam.id
        for item in self._exam.paper:
            marking, question = sheet.get(item.question, Marking()), self._questions[item.question]
            if not marking.seen:
                continue
            newest = review_id(self._room.log, newest)
            sure = Confidence.UNSURE if marking.flagged else Confidence.SURE
            yield reviewed(
                question,
                marking.chosen,
                sure if marking.chosen else Confidence.GUESS,
                marking.seconds,
                review_id=newest,
                session=self._exam.id,
                answered_at=moment,
                study_day=today,
                in_mock=True,
            )
