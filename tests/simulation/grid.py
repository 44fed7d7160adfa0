"""What days of study bring for the exam: the product at its own doors beside every policy, in equal minutes."""

from __future__ import annotations

import shutil
from math import ceil, sqrt
from random import Random
from statistics import mean, stdev
from typing import TYPE_CHECKING, NamedTuple

import yaml

from aws_quiz.banks.files.loading import shipped_folder
from tests.simulation.people import Person, drawn_traits
from tests.simulation.playing import READS, THINKS, Home, Player
from tests.simulation.policies import POLICIES, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from tests.simulation.trials import World

PRODUCT = "aws-quiz"
FLOOR, CEILING = "random", "oracle"
SMALL = 150
"""Concepts of a small bank."""

KEEN, PATCHY = 1.0, 0.6
"""The share of days on which somebody studies."""


class Setting(NamedTuple):
    """One cell of the grid."""

    family: str
    days: int
    minutes: int
    keen: float


class Brought(NamedTuple):
    """By policy, the share of fresh questions to be expected right on the exam's day, of each learner."""

    setting: Setting
    shares: dict[str, list[float]]

    def means(self) -> dict[str, float]:
        return {policy: mean(shares) for policy, shares in self.shares.items()}

    def behind(self) -> tuple[float, float]:
        """By how much the best rival but the oracle is ahead of the product, and the standard error of that."""
        rivals = [name for name in self.shares if name not in (PRODUCT, CEILING)]
        best = max(rivals, key=lambda name: mean(self.shares[name]))
        gaps = [theirs - ours for theirs, ours in zip(self.shares[best], self.shares[PRODUCT], strict=True)]
        return mean(gaps), stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else 0.0

    def way(self) -> float:
        """The share of the way from random to the oracle that the product goes."""
        found = self.means()
        return (found[PRODUCT] - found[FLOOR]) / max(found[CEILING] - found[FLOOR], 1e-9)


def bring(
    world: World,
    home: Home,
    setting: Setting,
    learners: int,
    folder: Path,
    rivals: Collection[str] = POLICIES,
    *,
    seed: int = 1,
) -> Brought:
    """Lets the same learners study with the product and under every policy of its rivals."""
    shares: dict[str, list[float]] = {name: [] for name in (PRODUCT, *rivals)}
    for number in range(learners):
        name = f"{seed}:{setting.family}:{number}"
        shares[PRODUCT].append(_with_the_product(world, home, setting, name, folder / "own"))
        for policy in rivals:
            shares[policy].append(_with_a_policy(world, setting, name, policy))
    return Brought(setting, shares)


def small_banks(world: World, folder: Path) -> tuple[World, Path]:
    """The world with a small part of its concepts, and banks that hold no others."""
    small = world.of(SMALL)
    shipped = shipped_folder()
    for path in sorted(shipped.rglob("*.yaml")):
        own = folder / path.relative_to(shipped)
        own.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, yaml.CSafeLoader)
        if isinstance(data, dict) and "concepts" in data:
            data["concepts"] = [one for one in data["concepts"] if one["id"] in small.topic_of]
            if not data["concepts"]:
                continue
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        own.write_text(text, encoding="utf-8")
    return small, folder


def _person(world: World, setting: Setting, name: str) -> Person:
    rng = Random(name)
    return Person(rng, world.topic_of, setting.family, drawn_traits(rng, harder=0.0))


def _study_days(setting: Setting, name: str) -> Sequence[int]:
    rng = Random(f"{name}:days")
    return [day for day in range(setting.days) if rng.random() < setting.keen]


def _with_the_product(world: World, home: Home, setting: Setting, name: str, own: Path) -> float:
    person = _person(world, setting, name)
    player = Player(home, own, person, world.blueprint.id, minutes=setting.minutes, last_day=setting.days)
    for day in _study_days(setting, name):
        player.drill(day)
    shutil.rmtree(own)
    return player.truth(world.weights, setting.days)


def _with_a_policy(world: World, setting: Setting, name: str, policy: str) -> float:
    term = Term(_person(world, setting, name), world.weights, setting.days, name)
    room = ceil(setting.minutes * 60 / (THINKS + READS))
    for day in _study_days(setting, name):
        wanted = POLICIES[policy](term, day)[:room]
        # An evening that is longer than what there is to ask goes through it again.
        term.sit(day, (wanted * ceil(room / len(wanted)))[:room] if wanted else [], day + 0.75)
    then = setting.days + 0.75
    return sum(weight * term.person.right_chance(concept, then) for concept, weight in world.weights.items())
