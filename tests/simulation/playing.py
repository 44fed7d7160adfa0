"""A learner at the product's own doors, in process, with a clock of its own: goal, drill, report and exam as a user
would call them. What the product says and asks is the product's; who answers is one of `people`.

Nothing of memory or planning is worked out here, so what is measured is what people get.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.core.content.question import Question
from aws_quiz.environment import Environment
from aws_quiz.store.exams import begin_exam, exams
from aws_quiz.store.reviews import review_id
from aws_quiz.store.sessions import Session
from aws_quiz.study.drill_desk import DrillDesk
from aws_quiz.study.drill_plan import Wishes, make_plan
from aws_quiz.study.exam_desk import MockExamDesk, gone_through, result_of
from aws_quiz.study.exam_paper import draw_exam
from aws_quiz.study.goal.exam_plan import study_plan
from aws_quiz.study.room import Room
from aws_quiz.study.standing import forecast_and_keep, readiness_of, refreshed_standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aws_quiz.core.planning.study_plan import StudyPlan
    from aws_quiz.core.sitting.exam_result import ExamResult
    from aws_quiz.core.standing.readiness import Readiness
    from aws_quiz.store.exams import ExamSession
    from tests.simulation.people import Person

FIRST_EVENING = datetime(2026, 10, 1, 18, 0, tzinfo=UTC)
THINKS, READS = 25.0, 15.0
"""Seconds for a question, and for what is said after it."""


class Home(NamedTuple):
    """A folder with a catalog that is up to date, copied for each learner; and banks of its own, if any."""

    folder: Path
    banks: tuple[Path, ...] = ()

    def settled(self, folder: Path) -> Path:
        """A learner's own folder, with the catalog in it."""
        folder.mkdir(parents=True)
        if not (self.folder / "cache").exists():
            Room(Environment(variables={"AWS_QUIZ_HOME": str(self.folder)}), self.banks, not self.banks).catalog.close()
        shutil.copytree(self.folder / "cache", folder / "cache")
        return folder


class Player:
    """One learner with the product. Day 0 is the first."""

    def __init__(
        self, home: Home, folder: Path, person: Person, exam: str, *, minutes: int, last_day: int | None
    ) -> None:
        self.person = person
        self.answers = self.right = 0
        self.last_mock: tuple[int, int] | None = None
        """Right and asked."""
        self._moment = FIRST_EVENING
        self._bytes = Random(str(folder.name))
        self._minutes = minutes
        self._banks = home.banks
        self._environment = Environment(
            variables={"AWS_QUIZ_HOME": str(home.settled(folder))},
            now=self._now,
            monotonic=lambda: self._moment.timestamp(),
            entropy=self._bytes.randbytes,
            zone_of=lambda moment: UTC,
        )
        self.aim(exam, last_day)

    def aim(self, exam: str, last_day: int | None, also: Mapping[str, int] | None = None) -> None:
        """Sets the goal: an exam with its day if there is one, and others that are studied for beside it."""
        self.exam = exam
        others = ",".join(f"{other}={self.date_of(day).isoformat()}" for other, day in (also or {}).items())
        goal = {"exam": exam, "minutes": str(self._minutes), "also": others}
        if last_day is not None:
            goal["exam-date"] = self.date_of(last_day).isoformat()
        self.prefer(goal)

    def prefer(self, settings: Mapping[str, str]) -> None:
        room = self._room()
        room.log.db.execute("PRAGMA synchronous = OFF")
        room.set_preferences(dict(settings))
        self._leave(room)

    def date_of(self, day: int) -> date:
        return (FIRST_EVENING + timedelta(days=day)).date()

    def drill(self, day: int) -> int:
        """Drills until the day's minutes are over or nothing is left to ask, and says how many answers were given."""
        self._moment = max(self._moment, FIRST_EVENING + timedelta(days=day))
        ends = self._moment + timedelta(minutes=self._minutes)
        given = 0
        while self._moment < ends and (more := self._sit(day, ends)):
            given += more
        self.answers += given
        return given

    def _sit(self, day: int, ends: datetime) -> int:
        room = self._evening(day)
        scope, seed = room.drill_scope(), self._bytes.randbytes(8).hex()
        blueprint = room.catalog.blueprint(scope.exam)
        room.bring_memory_up_to_date()
        plan = make_plan(room, scope, blueprint, Wishes(), Random(f"{seed}:plan"))
        given = 0
        if plan.turns:
            session = Session(review_id(room.log), "drill", scope.exam, seed, plan.turns, self._now(), room.today)
            desk = DrillDesk(room, session, scope, blueprint)
            while self._moment < ends and (asked := desk.current()):
                question, at = asked.question, self._day()
                answer = self.person.answer(question.concept, question.id, at)
                self._moment += timedelta(seconds=THINKS)
                desk.answer(asked, _response(question, answer.right), answer.confidence, THINKS)
                self._moment += timedelta(seconds=READS)
                self.person.reads(question.concept, question.id, at, recalled=answer.recalled)
                given += 1
                self.right += answer.right
            desk.close()
            forecast_and_keep(room, self.exam)
        self._leave(room)
        return given

    def mock(self, day: int, *, goes_through: bool = True, always_wrong: bool = False) -> ExamResult:
        """Sits a full mock exam, and goes through what was missed."""
        room = self._evening(day)
        blueprint = room.blueprint(self.exam)
        forecast_and_keep(room, self.exam)
        drawn = draw_exam(
            room, blueprint, questions=blueprint.questions, minutes=None, seed=self._bytes.randbytes(8).hex(),
            scored_only=False, final=False,
        )  # fmt: skip
        begin_exam(room.log, drawn, room.today)
        desk = MockExamDesk(room, drawn, blueprint)
        recalled: dict[str, bool] = {}
        for number in range(1, desk.total + 1):
            question = desk.show(number).question
            answer = self.person.answer(question.concept, question.id, self._day(), in_mock=True)
            recalled[question.id] = answer.recalled
            self._moment += timedelta(seconds=THINKS)
            desk.choose(number, _response(question, answer.right and not always_wrong))
        desk.hand_in()
        ended = next(one for one in exams(room.log) if one.id == drawn.id)
        result = result_of(room, ended)
        assert result is not None, "the banks are those it was drawn from"
        self.last_mock = sum(judged.right for judged in result.items), len(result.items)
        if goes_through:
            self._go_through(room, ended, result, recalled)
        forecast_and_keep(room, self.exam)
        self._leave(room)
        return result

    def report(self, day: int) -> Readiness:
        """What the report says of the exam."""
        room = self._evening(day)
        ready = readiness_of(room, refreshed_standing(room, room.scope()))
        assert ready is not None, "the goal is an exam"
        self._leave(room)
        return ready

    def plan(self, day: int) -> StudyPlan:
        """What the plan says on the evening of a day, after that day's drill."""
        room = self._evening(day)
        plan = study_plan(room, room.blueprint(self.exam))
        assert plan is not None, "these banks are small enough"
        self._leave(room)
        return plan

    def truth(self, weights: Mapping[str, float], day: int) -> float:
        """The share that would be right of fresh questions on a day, by what each concept weighs."""
        at = day + 0.75
        return sum(weight * self.person.right_chance(concept, at) for concept, weight in weights.items())

    def _go_through(self, room: Room, exam: ExamSession, result: ExamResult, recalled: dict[str, bool]) -> None:
        for judged in result.items:
            if not judged.right:
                question = judged.question
                self._moment += timedelta(seconds=READS)
                gone_through(room, exam, [question.id])
                self.person.reads(question.concept, question.id, self._day(), recalled=recalled[question.id])

    def _evening(self, day: int) -> Room:
        self._moment = max(self._moment, FIRST_EVENING + timedelta(days=day))
        room = self._room()
        room.log.db.execute("PRAGMA synchronous = OFF")
        return room

    def _room(self) -> Room:
        return Room(self._environment, self._banks, not self._banks)

    def _leave(self, room: Room) -> None:
        room.log.close()
        if "catalog" in room.__dict__:
            room.catalog.close()

    def _now(self) -> datetime:
        self._moment += timedelta(milliseconds=1)
        return self._moment

    def _day(self) -> float:
        """The moment in days since the midnight before the first evening."""
        midnight = datetime.combine(FIRST_EVENING.date(), time(0), UTC)
        return (self._moment - midnight).total_seconds() / 86_400


def _response(question: Question, right: bool) -> list[str]:
    """The key, or as many options of which one is wrong."""
    key = sorted(question.right)
    if right:
        return key
    wrong = next(option.key for option in question.options if not option.correct)
    return [*key[1:], wrong]
