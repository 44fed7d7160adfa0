"""An exam's plan: domains, weights, tasks, and how a number of questions is shared out by weight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aws_quiz.core.content.question import Kind, Level


Name = TypeVar("Name", bound=str)
FOUNDATIONAL = "foundational"
LEVEL_MIX: Mapping[str, Mapping[str, int]] = {
    FOUNDATIONAL: {"recall": 45, "application": 45, "analysis": 10},
    "associate": {"recall": 10, "application": 50, "analysis": 40},
}
"""Target shares in percent for an exam whose blueprint names none; ours, since AWS publishes none."""

NO_OTHER_VERSIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {}


class Task(NamedTuple):
    """A numbered task statement of an exam guide, such as 3.1."""

    id: str
    title: str


class ExamDomain(NamedTuple):
    """A weighted section of an exam. `weight` is in percent."""

    id: str
    name: str
    weight: int
    tasks: tuple[Task, ...]


class Blueprint(NamedTuple):
    """A certification exam as its guide describes it.

    `corresponds` says, for another version of the exam, which tasks here its tasks became; so banks that
    are tagged for the old version serve the new one without being tagged again. `levels` are target shares in
    percent by level, empty where the exam's own level says enough.
    """

    id: str
    code: str
    name: str
    level: str
    questions: int
    unscored: int
    minutes: int
    pass_mark: int
    domains: tuple[ExamDomain, ...]
    scale: tuple[int, int] = (100, 1000)
    in_use_from: str = ""
    in_use_until: str = ""
    services: tuple[str, ...] = ()
    corresponds: Mapping[str, Mapping[str, tuple[str, ...]]] = NO_OTHER_VERSIONS
    levels: Mapping[str, int] = {}
    multiple_response: int = 0

    @property
    def level_mix(self) -> Mapping[Level, int]:
        """The shares of levels, in percent, that a paper of this exam and a bank for it should have."""
        from aws_quiz.core.content.question import Level  # a prompt that shares out by weight needs no questions

        shares = self.levels or LEVEL_MIX.get(self.level) or LEVEL_MIX["associate"]
        return {Level(level): share for level, share in shares.items()}

    @property
    def kind_mix(self) -> Mapping[Kind, int]:
        """The shares of kinds, in percent, that a paper should have; empty where they may come as they do."""
        from aws_quiz.core.content.question import Kind

        multiple = self.multiple_response
        return {Kind.SINGLE: 100 - multiple, Kind.MULTIPLE: multiple} if multiple else {}

    @property
    def is_foundational(self) -> bool:
        """Whether its questions are short and ask for no designs."""
        return self.level == FOUNDATIONAL

    def offered(self, day: date) -> bool:
        """Whether the exam can be sat on a day."""
        return self.in_use_from <= day.isoformat() and (not self.in_use_until or day.isoformat() <= self.in_use_until)

    def days_until_in_use(self, day: date) -> int:
        """Days until the exam can be sat; 0 where it can be already."""
        return max((date.fromisoformat(self.in_use_from) - day).days, 0) if self.in_use_from else 0

    def days_since_in_use(self, day: date) -> int:
        """Days since the exam could be sat for the last time; 0 where it still can be."""
        return max((day - date.fromisoformat(self.in_use_until)).days, 0) if self.in_use_until else 0

    @property
    def scored(self) -> int:
        return self.questions - self.unscored

    def task(self, task_id: str) -> Task | None:
        return next((task for domain in self.domains for task in domain.tasks if task.id == task_id), None)

    def domain_of(self, task_id: str) -> ExamDomain | None:
        return next((domain for domain in self.domains if any(task.id == task_id for task in domain.tasks)), None)

    def tasks_served(self, exams: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
        """The tasks of this exam that something tagged `exams` serves; tags of its own count before others."""
        if self.id in exams:
            return tuple(exams[self.id])
        found = {
            new: None
            for exam, became in self.corresponds.items()
            for old in exams.get(exam, ())
            for new in became.get(old, ())
        }
        return tuple(found)


def apportion(weights: Mapping[Name, int], total: int) -> dict[Name, int]:
    """Shares `total` whole things out by weight: the largest-remainder method of Hamilton.

    Every share is its exact quota rounded up or down, and the shares sum to `total`. Equal remainders go
    to the heavier weight, then to the name that comes first.
    """
    whole = sum(weights.values())
    if whole <= 0:
        return dict.fromkeys(weights, 0)
    shares = {name: total * weight // whole for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: (-(total * weights[name] % whole), -weights[name], name))
    for name in by_remainder[: total - sum(shares.values())]:
        shares[name] += 1
    return shares
