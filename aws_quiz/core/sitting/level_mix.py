"""The mix of levels on a paper, as near to the blueprint's as the banks allow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aws_quiz.core.content.blueprint import apportion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from random import Random

    from aws_quiz.core.content.question import Level


class LevelMix:
    """How many questions of each level a paper that is being drawn still wants."""

    def __init__(self, shares: Mapping[Level, int], questions: int, supply: Mapping[Level, int]) -> None:
        """`shares` are in percent; `supply` says for how many concepts there is a question of each level."""
        self._shares = shares
        self._wanted = share_out(shares, questions, supply)

    def least_of(self, levels: Iterable[Level]) -> float:
        """How much there is among these of the level that is scarcest for its share."""
        there = Counter(levels)
        return min((there[level] / share for level, share in self._shares.items() if share), default=0.0)

    def pick(self, levels: Collection[Level], rng: Random) -> Level:
        """One of these levels, by lot: each has as many lots as the paper still wants of it.

        Where it wants none of them they have lots by their shares: the place is filled all the same.
        """
        ordered = sorted(levels)
        lots = [max(self._wanted.get(level, 0), 0) for level in ordered]
        if not any(lots):
            lots = [self._shares.get(level, 0) for level in ordered]
        if not any(lots):
            lots = [1] * len(ordered)
        (level,) = rng.choices(ordered, lots)
        self._wanted[level] = self._wanted.get(level, 0) - 1
        return level


def share_out(shares: Mapping[Level, int], questions: int, supply: Mapping[Level, int]) -> dict[Level, int]:
    """So many questions shared out by level; what a level cannot give the others give, by their shares."""
    open_ = {level: share for level, share in shares.items() if share and supply.get(level)}
    wanted: dict[Level, int] = {}
    while open_:
        part = apportion(open_, questions)
        short = [level for level, number in part.items() if number > supply[level]]
        if not short:
            return wanted | part
        for level in short:
            wanted[level] = supply[level]
            questions -= supply[level]
            del open_[level]
    return wanted
