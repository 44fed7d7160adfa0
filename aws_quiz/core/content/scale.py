"""The scale of an exam, read as a straight line: AWS does not publish how right answers become scaled points.

None right is its low end, all right its high end.
"""

from __future__ import annotations

from math import ceil


def scaled(share: float, scale: tuple[int, int]) -> int:
    """The scaled points of a share of right answers."""
    bottom, top = scale
    return round(bottom + (top - bottom) * share)


def bar(pass_mark: int, scale: tuple[int, int]) -> float:
    """The share of right answers that a pass mark stands for."""
    bottom, top = scale
    return (pass_mark - bottom) / (top - bottom)


def needed(scored: int, pass_mark: int, scale: tuple[int, int]) -> int:
    """How many of so many scored questions must be right to pass."""
    return ceil(bar(pass_mark, scale) * scored)
