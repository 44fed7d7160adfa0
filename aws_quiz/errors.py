"""What a user can cause and cure. Anything else is a bug and keeps its traceback."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitStatus(IntEnum):
    """How a command ends; the README says the same."""

    DONE = 0
    BUG = 1
    USED_WRONGLY = 2
    BANK_ERRORS = 3
    NOT_FOUND = 4
    STORE_UNUSABLE = 5
    INTERRUPTED = 130


class QuizError(Exception):
    """One sentence that says what is wrong, and a hint that says what to do."""

    status: ClassVar[ExitStatus] = ExitStatus.USED_WRONGLY

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


MOST_COMPARED = 5_000
"""Names among which one that was mistyped is looked for."""


class UsedWrongly(QuizError):
    """The words on the command line do not fit together."""


class NotFound(QuizError):
    """No such exam, topic, concept, question or setting."""

    status = ExitStatus.NOT_FOUND

    def __init__(self, what: str, name: str, known: Iterable[str], hint: str = "") -> None:
        from difflib import get_close_matches

        known = sorted(known)
        near = get_close_matches(name.lower(), _alike(name.lower(), known), n=3, cutoff=0.5)
        guess = f" Did you mean {_any_of(near)}?" if near else ""
        if not near and known and len(known) <= 12:
            guess = f" Available: {', '.join(known)}."
        super().__init__(f"No {what} called '{name}'.{guess}", hint)


def _alike(name: str, known: list[str]) -> list[str]:
    """Of very many names those that begin most like this one: comparing each would take seconds. `known` is sorted."""
    from bisect import bisect_left  # a line of status waits for no library that it does not need

    for size in range(len(name), -1, -1):
        if len(known) <= MOST_COMPARED:
            return known
        begins = bisect_left(known, name[:size])
        ends = bisect_left(known, f"{name[:size]}\U0010ffff")
        if begins < ends:
            return known[begins : min(ends, begins + MOST_COMPARED)]
    return []


def _any_of(names: list[str]) -> str:
    """The names as one chooses between them: "a, b or c"."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class BankUnreadable(QuizError):
    """A bank file has errors that stand in the way of what was asked."""

    status = ExitStatus.BANK_ERRORS


class CatalogUnreadable(Exception):
    """The catalog's file is damaged: whoever can compile the banks makes it anew. No user ever meets it."""


class StoreUnusable(QuizError):
    """The store is locked, damaged, newer than this program, or cannot be written."""

    status = ExitStatus.STORE_UNUSABLE
