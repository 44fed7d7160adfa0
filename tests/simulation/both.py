"""Two exams on two days: studied for at once, or one after the other, in the same minutes and by the same learners."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.simulation.people import Person, drawn_traits
from tests.simulation.playing import Home, Player

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.simulation.trials import World


class Pair(NamedTuple):
    """The days of two exams, the first one first, and minutes a day."""

    first: int
    second: int
    minutes: int


class Shares(NamedTuple):
    """The share of fresh questions of each exam to be expected right on its day."""

    first: float
    second: float


def sit_both(
    worlds: tuple[World, World], home: Home, family: str, pair: Pair, folder: Path, seed: str
) -> tuple[Shares, Shares]:
    """What comes of one learner who studies for both at once, and for one after the other."""
    at_once, in_turn = (_sit(worlds, home, family, pair, folder, seed, at_once=together) for together in (True, False))
    return at_once, in_turn


def _sit(
    worlds: tuple[World, World], home: Home, family: str, pair: Pair, folder: Path, seed: str, *, at_once: bool
) -> Shares:
    first, second = worlds
    rng = Random(seed)
    topics: Mapping[str, str] = {**first.topic_of, **second.topic_of}
    person = Person(rng, topics, family, drawn_traits(rng, harder=0.0))
    own = folder / "own"
    one, other = first.blueprint.id, second.blueprint.id
    player = Player(home, own, person, one, minutes=pair.minutes, last_day=pair.first)
    if at_once:
        player.aim(one, pair.first, {other: pair.second})
    for day in range(pair.first):
        player.drill(day)
    came = player.truth(first.weights, pair.first)
    if not at_once:
        player.aim(other, pair.second)
    for day in range(pair.first, pair.second):
        player.drill(day)
    shutil.rmtree(own)
    return Shares(came, player.truth(second.weights, pair.second))
