"""What a paper is to be mixed of (levels, kinds), as near to the blueprint's shares as the banks allow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from aws_quiz.core.content.blueprint import apportion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from random import Random

Trait = TypeVar("Trait", bound=str)


class Mix(Generic[Trait]):
    """How many questions of each trait a paper that is being drawn still wants."""

    def __init__(self, shares: Mapping[Trait, int], questions: int, supply: Mapping[Trait, int]) -> None:
        """`shares` are in percent; `supply` says for how many concepts there is a question of each trait."""
        self._shares = shares
        self._wanted = share_out(shares, questions, supply)

    def least_of(self, traits: Iterable[Trait]) -> float:
        """How much there is among these of what is scarcest for its share."""
        there = Counter(traits)
        return min((there[trait] / share for trait, share in self._shares.items() if share), default=0.0)

    def pick(self, traits: Collection[Trait], rng: Random) -> Trait:
        """One of these traits, by lot, for the next question: each has as many lots as the paper still wants of it.

        Where it wants none of them they have lots by their shares: the place is filled all the same.
        """
        ordered = sorted(traits)
        lots = [max(self._wanted.get(trait, 0), 0) for trait in ordered]
        if not any(lots):
            lots = [self._shares.get(trait, 0) for trait in ordered]
        if not any(lots):
            lots = [1] * len(ordered)
        (trait,) = rng.choices(ordered, lots)
        return trait

    def take(self, trait: Trait) -> None:
        """A question with this trait has been put on the paper."""
        self._wanted[trait] = self._wanted.get(trait, 0) - 1


def share_out(shares: Mapping[Trait, int], questions: int, supply: Mapping[Trait, int]) -> dict[Trait, int]:
    """So many questions shared out by trait; what one cannot give the others give, by their shares."""
    open_ = {trait: share for trait, share in shares.items() if share and supply.get(trait)}
    wanted: dict[Trait, int] = {}
    while open_:
        part = apportion(open_, questions)
        short = [trait for trait, number in part.items() if number > supply[trait]]
        if not short:
            return wanted | part
        for trait in short:
            wanted[trait] = supply[trait]
            questions -= supply[trait]
            del open_[trait]
    return wanted
