"""The facts that are logged, and our judgement of what an answer says about memory."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime

FASTEST_READING = 15.0
"""Words a second that nobody reads (900 a minute); an answer that quick was not weighed."""


class Confidence(StrEnum):
    """How sure the learner was, given with the answer and before the verdict."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"


class Verdict(StrEnum):
    """AWS gives no partial credit, so there is none."""

    RIGHT = "right"
    WRONG = "wrong"


class Rating(IntEnum):
    """The four grades of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Review(NamedTuple):
    """One logged answer. Never changed; an undo is a retraction that names it.

    `response` holds option keys. `verdict` is as it was judged then, for the wording whose `fingerprint`
    is kept, so that correcting a key does not rewrite history. `words` is how much there was to read. `in_mock`
    follows from the session: in a mock exam nobody says how sure they are, and a question may be left empty;
    `explained` says that its explanation has been gone through since.
    """

    id: str
    session: str
    concept: str
    question: str
    kind: str
    fingerprint: str
    words: int
    response: tuple[str, ...]
    verdict: Verdict
    confidence: Confidence
    seconds: float | None
    answered_at: datetime
    study_day: date
    in_mock: bool = False
    explained: bool = False

    @property
    def studied(self) -> bool:
        """Whether something was learned with it: a mock exam explains nothing until it is gone through."""
        return self.explained or not self.in_mock

    @property
    def right(self) -> bool:
        return self.verdict is Verdict.RIGHT

    @property
    def rushed(self) -> bool:
        """Whether it was answered faster than the text can be read."""
        return self.seconds is not None and self.seconds * FASTEST_READING < self.words


def rating_for(review: Review) -> Rating:
    """What an answer says about memory: a guess is not knowledge, and a rushed answer is not certainty.

    Changing this judgement re-judges all history, because ratings are not stored.
    """
    if not review.right or review.confidence is Confidence.GUESS:
        return Rating.AGAIN
    if review.confidence is Confidence.UNSURE or review.rushed:
        return Rating.HARD
    return Rating.GOOD
