"""Going through a mock exam: which of its items, in which order, and where one is among them. Draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_quiz.core.sitting.review_talk import Looked


class Narrowing(NamedTuple):
    """A kind of items, by its name."""

    name: str
    holds: Callable[[Looked], bool]


def narrowings(domains: Sequence[tuple[str, str]]) -> tuple[Narrowing, ...]:
    """What the items can be narrowed to, one after another: all, five kinds, then each domain."""

    def in_domain(id_: str) -> Callable[[Looked], bool]:
        return lambda looked: looked.judged.item.domain == id_

    return (
        Narrowing("all", lambda _: True),
        Narrowing("wrong", lambda looked: not looked.judged.right),
        Narrowing("flagged in the exam", lambda looked: looked.judged.marking.flagged),
        Narrowing("changed", lambda looked: looked.judged.changed),
        Narrowing("slow", lambda looked: looked.slow),
        Narrowing("flagged", lambda looked: looked.flagged),
        *(Narrowing(f"domain {id_}", in_domain(id_)) for id_, _ in domains),
    )


def all_of(kinds: Sequence[Narrowing]) -> Narrowing:
    """Items that are of each of these kinds."""
    return Narrowing(", ".join(kind.name for kind in kinds), lambda looked: all(kind.holds(looked) for kind in kinds))


class GoingThrough:
    """Where one is. `kind` is a place among the narrowings, `task` narrows to one task where it is not empty, `search`
    are the words that must all stand in an item."""

    def __init__(self, items: Sequence[Looked], kinds: Sequence[Narrowing]) -> None:
        self.items = list(items)
        self.kinds = tuple(kinds)
        self.kind = 0
        self.search = ""
        self.task = ""
        self.place = 0

    @property
    def chosen(self) -> list[Looked]:
        """The items of the kind and the task that the search finds."""
        words = self.search.lower().split()
        holds = self.kinds[self.kind].holds
        return [
            item
            for item in self.items
            if holds(item) and self.task in ("", item.judged.item.task) and all(word in item.words for word in words)
        ]

    @property
    def current(self) -> Looked | None:
        chosen = self.chosen
        return chosen[min(self.place, len(chosen) - 1)] if chosen else None

    def narrow(self, step: int) -> None:
        """To the next kind (or the one before) that has items; it stays at its item where the kind holds it."""
        for _ in self.kinds:
            self.kind = (self.kind + step) % len(self.kinds)
            if self.chosen:
                return

    def begin(self, names: Sequence[str], task: str) -> None:
        """To the items that are of all kinds of these names, and of the task; to all items where there are none."""
        asked = [kind for kind in self.kinds if kind.name in names]
        if len(asked) > 1:
            self.kinds = (*self.kinds, all_of(asked))
            asked = [self.kinds[-1]]
        self.kind = self.kinds.index(asked[0]) if asked else 0
        self.task, self.place = task, 0
        if not self.chosen:
            self.kind, self.task = 0, ""

    def only_task(self) -> str:
        """To the task of the item one is at, or back to all tasks; the task that is kept to now, or nothing."""
        item = self.current
        self.task = "" if self.task or item is None else item.judged.item.task
        self.place = self.chosen.index(item) if item else 0
        return self.task

    def find(self, words: str) -> bool:
        """To what holds all of the words; False, and nothing changed, where no item does."""
        before, self.search = self.search, words
        if not self.chosen:
            self.search = before
            return False
        self.place = 0
        return True

    def moved(self, step: int) -> bool:
        """The item further on (or back); False at the ends."""
        place = min(self.place, len(self.chosen) - 1) + step
        if not 0 <= place < len(self.chosen):
            return False
        self.place = place
        return True

    def replace(self, item: Looked) -> None:
        """The item with what has been put on it since."""
        number = item.judged.number
        self.items = [item if one.judged.number == number else one for one in self.items]
