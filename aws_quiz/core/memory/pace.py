"""How long this learner takes: one figure for what is planned and for what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def median_seconds(seconds: Sequence[float]) -> float | None:
    """The median of how long answers took; None without any."""
    if not seconds:
        return None
    ordered, size = sorted(seconds), len(seconds)
    return (ordered[(size - 1) // 2] + ordered[size // 2]) / 2
