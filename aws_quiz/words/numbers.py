"""Numbers in words: counts, shares, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def counted(number: int, thing: str, things: str = "") -> str:
    """Such as "1 day" or "1,200 answers"; `things` where the plural is not made with an s."""
    return f"{grouped(number)} {thing if number == 1 else things or f'{thing}s'}"


def grouped(number: int) -> str:
    """Such as "12,345"."""
    return f"{number:,}"


def signed(points: float) -> str:
    """Such as "+18"."""
    return f"+{round(points)}" if round(points) > 0 else str(round(points))


def times(number: int) -> str:
    """Such as "once" or "3 times"."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def percent(share: float) -> str:
    """Such as "41 %", of a share from 0 to 1."""
    return f"{share * 100:.0f} %"


def chance(probability: float) -> str:
    """A percentage that never claims certainty."""
    if probability < 0.01:
        return f"under {percent(0.01)}"
    return f"over {percent(0.99)}" if probability > 0.99 else percent(probability)


def percents(low: float, high: float) -> str:
    """Such as "25 to 58 %"."""
    return f"{low * 100:.0f} to {percent(high)}"


def few(there: int, needed: int, things: str = "answers") -> str:
    """Such as "too few answers yet: 6 of about 20"."""
    return f"too few {things} yet: {there} of about {needed}"


def new_a_day(number: float) -> str:
    """Such as "2.5 new concepts a day"."""
    pace = f"{number:.1f}".removesuffix(".0")
    return "no new concepts" if pace == "0" else f"{pace} new concept{'' if pace == '1' else 's'} a day"


def listed(things: Sequence[str], last: str = "and") -> str:
    """Such as "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(things[:-1]), *things[-1:])))


def sentence(words: str) -> str:
    """Words with a capital letter in front and a full stop behind."""
    return f"{words[:1].upper()}{words[1:]}."
