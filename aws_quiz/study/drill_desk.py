"""The desk at which a drill is sat: introduces the drill, the banks and the log to each other."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import Question, fingerprint
from aws_quiz.core.memory.review import Confidence, Verdict
from aws_quiz.core.memory.study_day import streak
from aws_quiz.core.sitting.drill import MOST_RETURNS, Answered, Drill, Dropped, PutOff
from aws_quiz.core.sitting.drill_talk import Asked, Deed, Mark, Marked, Summary
from aws_quiz.core.sitting.grading import reviewed
from aws_quiz.core.sitting.question_choice import question_for
from aws_quiz.core.sitting.stopwatch import LONGEST_ANSWER, Stopwatch
from aws_quiz.store import marks, memory_cache, reviews
from aws_quiz.store.database import explaining
from aws_quiz.store.sessions import Session, end_session
from aws_quiz.study.drill_plan import day_takes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from aws_quiz.banks.catalog.catalog import Scope
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.memory.review import Review
    from aws_quiz.core.sitting.drill import Turn
    from aws_quiz.core.sitting.why_now import WhyNow
    from aws_quiz.core.standing.lacking import Lacked
    from aws_quiz.study.room import Room


MARKS_BEHIND = 40
"""Answers before the current question that a screen can show marks of."""


class _Done(NamedTuple):
    """Something that can be undone: what it was about, how the drill stood before it, and a note as it was."""

    deed: Deed
    about: str
    happenings: int
    before: str


class DrillDesk:
    """One sitting of one session; see `core.sitting.Desk` for what its calls promise.

    `blueprint` is that of the scope's exam; a question serves this or another of the scope's exams. `minutes` ends the
    drill after the question that is open when they are over.
    """

    def __init__(
        self,
        room: Room,
        session: Session,
        scope: Scope,
        blueprint: Blueprint | None,
        minutes: float | None = None,
        suggest: Callable[[Summary], str] | None = None,
    ) -> None:
        self._room = room
        self._session = session
        self._scope = scope
        others = (room.catalog.blueprint(exam) for exam in scope.also)
        self._blueprints = [each for each in (blueprint, *others) if each]
        self._suggest = suggest
        self._reviews = reviews.session_reviews(room.log, session.id)
        # First, so that undoing an answer of an earlier sitting brings back nothing that is suspended.
        suspended = set(marks.suspended_concepts(room.log)).intersection(turn.concept for turn in session.plan)
        dropped = [Dropped(concept) for concept in sorted(suspended)]
        # A repeat within minutes gains little: for the day of an exam every answer is planned, and without one it has
        # no right to the minutes of what is due.
        is_dated = any(room.days_to_exam(exam) is not None for exam in scope.exams)
        self._drill = Drill(session.plan, dropped, 0 if is_dated else MOST_RETURNS, day_takes(room, minutes))
        self._done: list[_Done] = []
        self._gone = 0
        for review, in_doubt in zip(self._reviews, self._doubts(self._reviews), strict=True):
            self._did(Deed.ANSWER, review.question)
            self._drill.happened(Answered(review.concept, review.right, in_doubt))
        self._times = Counter(review.question for review in self._reviews)
        self._asked: Asked | None = None
        self._allowed = minutes * 60 if minutes else None
        self._stopwatch = Stopwatch(room.env.monotonic())

    def current(self) -> Asked | None:
        if self._asked is None and not self._time_is_up:
            self._asked = self._deal()
        return self._asked

    def answer(self, asked: Asked, response: Collection[str], confidence: Confidence, seconds: float) -> Marked | None:
        now = self.current()
        if now is None or (now.question.id, now.order) != (asked.question.id, asked.order):
            return None
        room, question = self._room, asked.question
        review = reviewed(
            question,
            response,
            confidence,
            min(max(seconds, 0.0), LONGEST_ANSWER),
            review_id=reviews.review_id(room.log, self._session.id),
            session=self._session.id,
            answered_at=room.env.now(),
            study_day=room.today,
        )
        with explaining(room.log.path):
            memory = reviews.append_review(room.log, self._session, review, room.preferences.scheduling)
        self._did(Deed.ANSWER, review.question)
        self._reviews.append(review)
        self._times[review.question] += 1
        (in_doubt,) = self._doubts([review])
        self._drill.happened(Answered(review.concept, review.right, in_doubt))
        self._asked = None
        return Marked(
            asked=asked,
            review=review,
            days_away=(memory.due_day - review.study_day).days,
            returns_today=self._drill.returns(review.concept) and not self._time_is_up,
            lacked=() if review.right else self._lacked(question, review, in_doubt),
        )

    def skip(self) -> bool:
        asked = self.current()
        if asked is None or self._drill.left < 2:
            return False
        self._did(Deed.SKIP, asked.concept.id)
        self._drill.happened(PutOff(asked.concept.id))
        self._asked = None
        return True

    def undo(self) -> Deed | None:
        if not self._done:
            return None
        done = self._done.pop()
        match done.deed:
            case Deed.ANSWER:
                self._undo_answer(done.happenings)
            case Deed.SKIP | Deed.SUSPENSION:
                if done.deed is Deed.SUSPENSION:
                    marks.set_suspended(self._room.log, done.about, suspended=False)
                self._drill.back_to(done.happenings)
                self._asked = None
            case Deed.FLAG:
                marks.toggle_flag(self._room.log, done.about)
            case Deed.NOTE:
                marks.set_note(self._room.log, done.about, done.before)
        if self._asked:
            self._asked = self.marks_of(self._asked)
        return done.deed

    def why(self, asked: Asked) -> WhyNow:
        from aws_quiz.study.drill_reasons import why_now  # asked for rarely

        return why_now(self._room, self._scope, self._blueprints, asked)

    def marks_of(self, asked: Asked) -> Asked:
        log = self._room.log
        return asked._replace(
            flagged=marks.is_flagged(log, asked.question.id), note=marks.note_on(log, asked.concept.id)
        )

    def flag(self, question: Question) -> bool:
        self._did(Deed.FLAG, question.id)
        is_set = marks.toggle_flag(self._room.log, question.id)
        if self._asked and self._asked.question.id == question.id:
            self._asked = self._asked._replace(flagged=is_set)
        return is_set

    def suspend(self, concept: Concept) -> None:
        self._did(Deed.SUSPENSION, concept.id)
        marks.set_suspended(self._room.log, concept.id, suspended=True)
        self._drill.happened(Dropped(concept.id))
        if self._asked and self._asked.concept.id == concept.id:
            self._asked = None

    def note(self, concept: Concept, text: str) -> None:
        self._did(Deed.NOTE, concept.id, before=marks.note_on(self._room.log, concept.id))
        marks.set_note(self._room.log, concept.id, text)
        if self._asked and self._asked.concept.id == concept.id:
            self._asked = self._asked._replace(note=text)

    def report(self, question: Question, text: str) -> None:
        marks.report_fault(self._room.log, question.id, fingerprint(question), text)

    def close(self) -> Summary:
        room = self._room
        left = 0 if self._time_is_up else self._drill.left
        # A drill waits for questions that have left the banks: a file that is being edited comes back.
        if not left and not self._gone and self._reviews:
            with explaining(room.log.path):
                end_session(room.log, self._session)
        tomorrow = room.today + timedelta(days=1)
        summary = Summary(
            answers=len(self._reviews),
            right=sum(review.right for review in self._reviews),
            guessed_right=sum(review.right and review.confidence is Confidence.GUESS for review in self._reviews),
            seconds=sum(review.seconds or 0.0 for review in self._reviews),
            new_concepts=len({turn.concept for turn in self._session.plan if turn.is_new} & self._concepts),
            missed=self._missed(),
            left=left,
            due_tomorrow=self._due_by(tomorrow),
            streak=streak(memory_cache.study_days(room.log), room.today),
            next_due=memory_cache.next_due_day(room.log, tomorrow),
        )
        return summary._replace(suggestion=self._suggest(summary)) if self._suggest else summary

    def _doubts(self, answers: Sequence[Review]) -> list[tuple[Turn, ...]]:
        """What each of these answers puts in doubt."""
        if all(review.right for review in answers):
            return [()] * len(answers)
        from aws_quiz.study.mistakes.missing import put_in_doubt

        given = ((review.concept, review.question, review.response) for review in answers)
        return [tuple(turns) for turns in put_in_doubt(self._room, self._scope, given)]

    def _lacked(self, question: Question, review: Review, in_doubt: Collection[Turn]) -> tuple[Lacked, ...]:
        from aws_quiz.study.mistakes.missing import lacked

        return lacked(self._room, question, review.response, [turn.concept for turn in in_doubt])

    def _did(self, deed: Deed, about: str, before: str = "") -> None:
        self._done.append(_Done(deed, about, self._drill.happenings, before))

    def _undo_answer(self, happenings: int) -> None:
        """Takes the last answer back, and asks its question again unless its concept has been suspended since."""
        review = self._reviews.pop()
        with explaining(self._room.log.path):
            reviews.retract_review(self._room.log, review, self._room.preferences.scheduling)
        self._times[review.question] -= 1
        self._drill.back_to(happenings)
        turn = self._drill.current
        again = turn is not None and turn.concept == review.concept
        self._asked = self._deal(turn._replace(question=review.question)) if turn and again else None

    @property
    def _time_is_up(self) -> bool:
        used = self._stopwatch.tick(self._room.env.monotonic())
        return self._allowed is not None and used >= self._allowed

    @property
    def _concepts(self) -> set[str]:
        return {review.concept for review in self._reviews}

    def _missed(self) -> tuple[Concept, ...]:
        missed = dict.fromkeys(
            review.concept
            for review in self._reviews
            if review.verdict is Verdict.WRONG or review.confidence is Confidence.GUESS
        )
        return tuple(concept for id_ in missed if (concept := self._room.catalog.concept(id_)))

    def _due_by(self, day: date) -> int:
        return sum(1 for _ in self._room.catalog.in_scope(memory_cache.due_concepts(self._room.log, day), self._scope))

    def _deal(self, turn: Turn | None = None) -> Asked | None:
        """Deals the given turn, or the drill's next one; turns whose questions are gone are dropped."""
        while turn := turn or self._drill.current:
            concept = self._room.catalog.concept(turn.concept)
            question = self._question_for(turn, concept) if concept else None
            if concept and question:
                return self._dealt(turn, concept, question)
            self._drill.happened(Dropped(turn.concept))
            self._gone += 1
            turn = None
        return None

    def _question_for(self, turn: Turn, concept: Concept) -> Question | None:
        by_id = {question.id: question for question in concept.questions if not question.reserved}
        if turn.question in by_id and not turn.again:
            return by_id[turn.question]
        serving = {id_: question for id_, question in by_id.items() if self._task(question)}
        by_id = serving or by_id
        if not by_id:
            return None
        asked = reviews.last_asked(self._room.log, concept.id)
        area = self._room.catalog.topic_area(concept.topic)
        return question_for(list(by_id.values()), asked, memory_cache.stability_of(self._room.log, concept.id), area)

    def _dealt(self, turn: Turn, concept: Concept, question: Question) -> Asked:
        times = self._times[question.id]
        order = sorted(option.key for option in question.options)
        Random(f"{self._session.seed}:options:{question.id}:{times}").shuffle(order)
        done, left = len(self._drill.verdicts), self._drill.left
        answered = (Mark.RIGHT if right else Mark.WRONG for right in self._drill.verdicts[-MARKS_BEHIND:])
        return Asked(
            question=question,
            concept=concept,
            topic_title=self._room.catalog.topic_title(concept.topic),
            task=self._task(question),
            order=tuple(order),
            number=done + 1,
            total=done + left,
            marks=tuple(answered),
            is_new=turn.is_new and not times,
            again=turn.again,
            flagged=marks.is_flagged(self._room.log, question.id),
            note=marks.note_on(self._room.log, concept.id),
        )

    def _task(self, question: Question) -> str:
        """The exam and task that a question serves, those of the scope's first exam before others; empty for none."""
        served = ((each.code, each.tasks_served(question.exams)) for each in self._blueprints)
        return next((f"{code} task {tasks[0]}" for code, tasks in served if tasks), "")
