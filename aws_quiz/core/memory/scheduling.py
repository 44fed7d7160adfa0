"""How memory is scheduled: at which chance of recall a concept comes due, and by which parameters it fades."""

from __future__ import annotations

from typing import NamedTuple

from aws_quiz.core.memory.forgetting import DECAY, factor_of, retrievability

DESIRED_RETENTION = 0.9

POLICY = "fsrs-6 4"
"""Names the model, the rating policy and the order of answers; a cache made under another name is made anew."""


class Scheduling(NamedTuple):
    """What a fold over the log depends on beside the log: both travel together, for one without the other is no memory.

    `retention` is the chance of recall at which a concept comes due. `parameters` are the 21 of FSRS-6; empty stands
    for FSRS-6's own.
    """

    retention: float = DESIRED_RETENTION
    parameters: tuple[float, ...] = ()

    @property
    def decay(self) -> float:
        """The exponent of the forgetting curve: w20."""
        return self.parameters[20] if self.parameters else DECAY

    @property
    def factor(self) -> float:
        """What makes the stability the days until recall has fallen to 90 %."""
        return factor_of(self.decay)

    def retrievability(self, stability: float, days: float) -> float:
        """Chance to recall after `days` without review, given a stability in days."""
        return retrievability(stability, days, self.decay)

    @property
    def fold(self) -> str:
        """Names the fold over the log that this makes: what is kept of another is not current."""
        return " ".join(map(str, (POLICY, self.retention, *self.parameters)))


USUAL = Scheduling()
