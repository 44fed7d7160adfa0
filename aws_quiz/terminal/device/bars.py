"""Small charts of text: a bar with its range and a mark, a line of heights, columns that stand side by side.

Each takes plain numbers and a width in cells. What a chart says must stand beside it in figures: a screen reader
reads only those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_quiz.terminal.device.theme import Signs


def range_bar(low: float, high: float, cells: int, signs: Signs, mark: float | None = None) -> Text:
    """Full as far as `low`, shaded on to `high`, both shares of the whole; a line where `mark` is.

    A range of some size is never without its shade, and the mark takes the cell in which it lies.
    """
    full = _cells(low, cells)
    shaded = max(_cells(high, cells) - full, int(high > low and full < cells))
    bar = [(signs.bar_full, ACCENT)] * full
    bar += [(signs.bar_range, ACCENT)] * shaded
    bar += [(signs.bar_empty, DIM)] * (cells - len(bar))
    if mark is not None and cells:
        bar[min(int(mark * cells), cells - 1)] = (signs.bar_mark, STRONG)
    return Text.assemble((signs.bar_left, DIM), *bar, (signs.bar_right, DIM))


def spark_line(values: Sequence[float | None], low: float, high: float, signs: Signs) -> str:
    """A cell a value, as high as it stands between `low` and `high`; a dot where there is none."""
    return "".join(signs.open if value is None else _block((value - low) / (high - low), signs) for value in values)


def thinned(values: Sequence[float], most: int) -> list[float]:
    """At most so many of the values, evenly spaced, the first and the last among them."""
    if len(values) <= most:
        return list(values)
    return [values[round(at * (len(values) - 1) / (most - 1))] for at in range(most)]


def columns(values: Sequence[int], rows: int, gap: str, signs: Signs) -> list[str]:
    """A column a value, the highest `rows` lines high, the top line first; anything above zero can be seen."""
    steps = len(signs.blocks)
    highest = max(values, default=0) or 1
    heights = [max(round(value / highest * rows * steps), int(value > 0)) for value in values]
    lines = []
    for row in range(rows - 1, -1, -1):
        within = [min(max(height - row * steps, 0), steps) for height in heights]
        lines.append(gap.join(signs.blocks[height - 1] if height else " " for height in within))
    return lines


def _cells(share: float, cells: int) -> int:
    return min(max(round(share * cells), 0), cells)


def _block(share: float, signs: Signs) -> str:
    most = len(signs.blocks) - 1
    return signs.blocks[min(max(round(share * most), 0), most)]
