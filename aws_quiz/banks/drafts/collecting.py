"""The drafts of one import side by side: repeats are dropped, and two that contradict each other are both refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.draft import Draft, Refused
from aws_quiz.banks.drafts.judging import judged
from aws_quiz.banks.drafts.naming import same_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Placed(NamedTuple):
    """A draft and the file it comes from."""

    path: str
    draft: Draft


class Report(NamedTuple):
    """What is to be said of a line: why its question was not taken, or what of it was left behind."""

    path: str
    line: int
    reason: str
    is_taken: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class Collection:
    """Takes items in, file by file, and says in the end which of them stand."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.repeats = 0
        self._placed: dict[tuple[str, ...], Placed] = {}
        self._contradicted: set[tuple[str, ...]] = set()

    def add(
        self, path: str, items: Sequence[Draft | Refused], progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Takes the items of a file in; `progress` is told how many of how many are judged."""
        for number, item in enumerate(items):
            if progress and number % 100 == 0:
                progress(number, len(items))
            judgement = judged(item) if isinstance(item, Draft) else item
            if isinstance(judgement, Refused):
                self.reports.append(Report(path, judgement.line, judgement.reason))
            else:
                self._add(path, judgement)

    def _add(self, path: str, draft: Draft) -> None:
        prompt = same_words(draft.prompt)
        words = (draft.own.question,) if draft.own else (prompt, *sorted(same_words(one.text) for one in draft.options))
        first = self._placed.get(words)
        if first is None:
            self._placed[words] = Placed(path, draft)
        elif _key(first.draft) == _key(draft):
            self.repeats += 1
        else:
            self._contradicted.add(words)
            here, there = f"{path}:{draft.line}", f"{first.path}:{first.draft.line}"
            said = "the same question has another key in"
            self.reports.append(Report(path, draft.line, f"{said} {there}; neither is taken"))
            self.reports.append(Report(first.path, first.draft.line, f"{said} {here}; neither is taken"))

    def placed(self) -> list[Placed]:
        """What stands, in the order of the files."""
        found = [one for words, one in self._placed.items() if words not in self._contradicted]
        for one in found:
            self.reports += [Report(one.path, one.draft.line, loss, is_taken=True) for loss in one.draft.losses]
        return found


def _key(draft: Draft) -> frozenset[str]:
    return frozenset(same_words(option.text) for option in draft.options if option.correct)
