"""A drill: which concept comes next, and what an answer changes.

A drill is a plan (turns, in order) and the events that have happened at them. Where it stands is computed
from both, so undo drops the last event, and a drill that was left is taken up by giving its events again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

RETURN_AFTER = 4
"""Other turns between a missed concept and its return, and before a concept that an answer put in doubt."""

MOST_RETURNS = 2
"""Returns of one concept in one drill; after that it waits for tomorrow."""


class Turn(NamedTuple):
    """One concept's turn in a drill. `question` is set where one question and no other is wanted."""

    concept: str
    topic: str
    is_new: bool = False
    question: str = ""
    again: bool = False


class Answered(NamedTuple):
    """An answer. `in_doubt` are turns of the concepts that it shows to be missing: they come soon."""

    concept: str
    right: bool
    in_doubt: tuple[Turn, ...] = ()


class PutOff(NamedTuple):
    concept: str


class Dropped(NamedTuple):
    concept: str


Event = Answered | PutOff | Dropped


class Drill:
    """The running drill over a plan."""

    def __init__(
        self,
        plan: Sequence[Turn],
        events: Sequence[Event] = (),
        most_returns: int = MOST_RETURNS,
        places: int | None = None,
    ) -> None:
        """`most_returns` is how often a missed concept comes back: never, where answers are planned one by one.

        `places` is how many turns there is time for; what is missed comes back only where the others leave one. None
        is no end of them.
        """
        self.plan = tuple(plan)
        self._most_returns = most_returns
        self._places = places
        self._queue: list[Turn] = []
        self._events: list[Event] = []
        self._misses: dict[str, int] = {}
        self._answered: set[str] = set()
        self.verdicts: list[bool] = []
        """Right or wrong of each answer, in order."""
        self._replay(events)

    @property
    def current(self) -> Turn | None:
        return self._queue[0] if self._queue else None

    @property
    def left(self) -> int:
        """Places still to come, the current one included."""
        return len(self._queue)

    def happened(self, event: Event) -> None:
        """Takes an event in. An answer to a concept that is not current counts at its next turn."""
        self._events.append(event)
        if isinstance(event, Answered):
            self.verdicts.append(event.right)
        self._apply(event)

    def returns(self, concept: str) -> bool:
        """Whether the concept has another turn to come."""
        return self._misses.get(concept, 0) > 0 and any(turn.concept == concept for turn in self._queue)

    @property
    def happenings(self) -> int:
        """How many events have been taken in: what `back_to` takes to come back here."""
        return len(self._events)

    def back_to(self, happenings: int) -> None:
        """As it stood after so many events; what came later has not happened."""
        self._replay(self._events[:happenings])

    def _replay(self, events: Sequence[Event]) -> None:
        self._queue, self._events, self._misses, self.verdicts = list(self.plan), [], {}, []
        self._answered = set()
        for event in events:
            self.happened(event)

    def _apply(self, event: Event) -> None:
        turn = self._bring_forward(event.concept)
        if turn is None:
            return
        match event:
            case Answered(right=right, in_doubt=in_doubt):
                self._queue.pop(0)
                self._answered.add(turn.concept)
                if not right:
                    self._return(turn)
                for doubted in in_doubt:
                    self._ask_soon(doubted, before=turn.concept)
            case PutOff():
                self._queue.append(self._queue.pop(0))
            case Dropped():
                self._queue = [other for other in self._queue if other.concept != event.concept]

    def _return(self, turn: Turn) -> None:
        misses = self._misses[turn.concept] = self._misses.get(turn.concept, 0) + 1
        has_place = self._places is None or len(self.verdicts) + len(self._queue) < self._places
        if misses <= self._most_returns and has_place:
            self._queue.insert(RETURN_AFTER, Turn(turn.concept, turn.topic, question=turn.question, again=True))

    def _ask_soon(self, turn: Turn, before: str) -> None:
        """Brings a concept near that has a turn to come, or gives it one, before the return of what was missed.

        Not where it was answered in this drill, or two that point at each other would never end.
        """
        at = self._place_of(turn.concept)
        returns_at = self._place_of(before)
        place = RETURN_AFTER if returns_at is None else min(RETURN_AFTER, returns_at)
        if at is not None and at > place:
            self._queue.insert(place, self._queue.pop(at))
        elif at is None and turn.concept not in self._answered:
            self._queue.insert(place, turn)

    def _place_of(self, concept: str) -> int | None:
        return next((at for at, turn in enumerate(self._queue) if turn.concept == concept), None)

    def _bring_forward(self, concept: str) -> Turn | None:
        for at, turn in enumerate(self._queue):
            if turn.concept == concept:
                self._queue.insert(0, self._queue.pop(at))
                return turn
        return None


def interleave(turns: Sequence[Turn], window: int = 40) -> list[Turn]:
    """The same turns with neighbours of different topics where the next `window` turns allow it.

    Otherwise the order stays: what came first is asked first.
    """
    waiting = list(reversed(turns))
    mixed: list[Turn] = []
    while waiting:
        last = mixed[-1].topic if mixed else None
        reach = range(len(waiting) - 1, max(len(waiting) - 1 - window, -1), -1)
        mixed.append(waiting.pop(next((at for at in reach if waiting[at].topic != last), len(waiting) - 1)))
    return mixed


def next_question(questions: Sequence[str], last_asked: dict[str, str]) -> str:
    """The question of a concept that was never asked, else the one asked longest ago.

    `last_asked` maps questions to the id of their last answer, which sorts. Among those never asked
    the bank's order decides. With two questions or more the same never comes twice in a row.
    """
    return min(questions, key=lambda question: last_asked.get(question, ""))
