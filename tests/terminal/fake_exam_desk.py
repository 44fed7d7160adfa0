"""An exam desk that keeps everything in lists, and a paper worth looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_quiz.core.sitting.exam_talk import Entry, Sheet, State
from tests.builders import options, question
from tests.terminal.fake_desk import endpoints, policies, ten_options

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from aws_quiz.core.content.question import Question


class FakeExamDesk:
    """`seconds` is the time left; `log` tells what was taken, in words. With no time left nothing is taken."""

    def __init__(
        self,
        questions: Sequence[Question],
        *,
        minutes: float | None = 130,
        title: str = "SAA-C03 mock 4",
        monotonic: Callable[[], float] | None = None,
    ) -> None:
        self.questions = questions
        self.title = title
        self.log: list[str] = []
        self.handed_in = 0
        self.seconds = None if minutes is None else minutes * 60
        self._monotonic = monotonic
        self._since = monotonic() if monotonic else 0.0
        self._seen: set[int] = set()
        self._chosen: dict[int, frozenset[str]] = {}
        self._struck: dict[int, frozenset[str]] = {}
        self._flagged: set[int] = set()

    @property
    def total(self) -> int:
        return len(self.questions)

    def show(self, number: int) -> Sheet:
        self._seen.add(number)
        self.log.append(f"see {number}")
        made = self.questions[number - 1]
        order = tuple(option.key for option in made.options)
        return Sheet(
            made,
            order[1:] + order[:1],
            number,
            self.total,
            self._chosen.get(number, frozenset()),
            self._struck.get(number, frozenset()),
            number in self._flagged,
        )

    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(n, self._state(n), n in self._flagged) for n in range(1, self.total + 1))

    def choose(self, number: int, chosen: Collection[str]) -> bool:
        self._chosen[number] = frozenset(chosen)
        return self._taken(f"choose {number} {''.join(sorted(chosen)) or '-'}")

    def strike(self, number: int, key: str) -> bool:
        self._struck[number] = self._struck.get(number, frozenset()) ^ {key}
        return self._taken(f"strike {number} {key}")

    def flag(self, number: int) -> bool:
        self._flagged ^= {number}
        return self._taken(f"flag {number}")

    def seconds_left(self) -> float | None:
        if self.seconds is None or self._monotonic is None:
            return self.seconds
        return max(self.seconds - (self._monotonic() - self._since), 0.0)

    def hand_in(self) -> None:
        self.handed_in += 1
        self.log.append("hand in")

    def _taken(self, words: str) -> bool:
        if self.seconds is not None and self.seconds <= 0:
            return False
        self.log.append(words)
        return True

    def _state(self, number: int) -> State:
        chosen = len(self._chosen.get(number, ()))
        if chosen:
            return State.ANSWERED if chosen == len(self.questions[number - 1].right) else State.INCOMPLETE
        return State.OPEN if number in self._seen else State.UNSEEN


def short(number: int, right: str = "a") -> Question:
    made = question(f"short-{number}.1", right=right, prompt=f"Which step is number {number}?")
    return made._replace(body=made.body._replace(options=options(right)))


def few() -> list[Question]:
    """Two that are long, and three that leave room on any screen."""
    return [endpoints().question, policies().question, short(3), short(4), short(5)]


def whole() -> list[Question]:
    """A paper as long as an exam's."""
    first = [endpoints().question, policies().question, ten_options().question]
    return first + [short(number) for number in range(4, 66)]
