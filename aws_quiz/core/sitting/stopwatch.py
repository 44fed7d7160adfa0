"""Time spent in a drill: running time, whatever the wall clock does, and without what somebody was away for."""

from __future__ import annotations

LONGEST_ANSWER = 300.0
"""Seconds between two looks that count at most; whoever takes longer has walked away, or the machine slept."""


class Stopwatch:
    """Counts the steps of a monotonic clock, each up to LONGEST_ANSWER."""

    def __init__(self, monotonic: float) -> None:
        self._last = monotonic
        self._used = 0.0

    def tick(self, monotonic: float) -> float:
        """Takes the time up to this moment in, and gives the seconds used."""
        self._used += min(max(monotonic - self._last, 0.0), LONGEST_ANSWER)
        self._last = monotonic
        return self._used
