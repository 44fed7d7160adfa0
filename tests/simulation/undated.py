"""Study without a date: what is retained for the minutes it took, beside a fixed number of new concepts a day."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.simulation.people import Person, drawn_traits
from tests.simulation.playing import READS, THINKS, Home, Player

if TYPE_CHECKING:
    from pathlib import Path

    from tests.simulation.trials import World

DAYS, MINUTES, FIXED = 180, 25, 10


class Retained(NamedTuple):
    """Concepts to be expected recalled on the last day, and the minutes that were spent."""

    concepts: float
    minutes: float

    @property
    def a_minute(self) -> float:
        return self.concepts / self.minutes


def retain(world: World, home: Home, family: str, folder: Path, seed: str, *, new_a_day: int | None) -> Retained:
    """Lets a learner drill every day, with so many new concepts a day or as many as the product chooses."""
    rng = Random(seed)
    person = Person(rng, world.topic_of, family, drawn_traits(rng, harder=0.0))
    player = Player(home, folder / "own", person, world.blueprint.id, minutes=MINUTES, last_day=None)
    if new_a_day is not None:
        player.prefer({"new": str(new_a_day)})
    for day in range(DAYS):
        player.drill(day)
    shutil.rmtree(folder / "own")
    recalled = sum(person.memory.recall(concept, DAYS) for concept in world.topic_of)
    return Retained(recalled, player.answers * (THINKS + READS) / 60)
