"""An exam's plan: domains, weights, tasks, and how a number of questions is shared out by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


Name = TypeVar("Name", bound=str)
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
    are tagged for the old version serve the new one without being tagged again.
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
