"""Forecasts, plans and mock exams held against what simulated learners then do, beside simpler ways to forecast."""

from __future__ import annotations

import shutil
from collections import defaultdict
from random import Random
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.files.loading import BankFolder, load_banks, shipped_folder
from aws_quiz.core.content.scale import needed, scaled
from aws_quiz.core.sitting.exam_result import score_of
from tests.simulation.people import Person, drawn_traits
from tests.simulation.playing import Home, Player

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.standing.readiness import Forecast

AHEAD = 14
"""Days between a forecast for a later day and that day."""

BREAK = 14
"""Days of the break that some learners make."""

QUESTIONS = 50


class World(NamedTuple):
    """An exam, the topic of each of its concepts, and what each weighs: the shipped banks, as uneven as they are."""

    blueprint: Blueprint
    topic_of: Mapping[str, str]
    weights: Mapping[str, float]

    def points(self, share: float) -> int:
        return scaled(share, self.blueprint.scale)

    @property
    def needed(self) -> int:
        return needed(QUESTIONS, self.blueprint.pass_mark, self.blueprint.scale)

    def of(self, concepts: int) -> World:
        """The same exam with so many of its concepts, spread over what there is."""
        names = sorted(self.topic_of)
        kept = names[:: max(len(names) // concepts, 1)][:concepts]
        whole = sum(self.weights[name] for name in kept)
        return World(
            self.blueprint,
            {name: self.topic_of[name] for name in kept},
            {name: self.weights[name] / whole for name in kept},
        )


class Trial(NamedTuple):
    """One forecast and its exam: the share right to be expected (`truth`, in points) and what came (`result`).

    The rivals' chances to pass: by the last mock and by the per cent correct so far, each as a plain yes or no and as
    the chance that a paper at that share is passed.
    """

    forecast: Forecast
    truth: int
    result: int
    passed: bool
    rivals: Mapping[str, float]

    @property
    def inside(self) -> bool:
        return self.forecast.low <= self.result <= self.forecast.high


class Sat(NamedTuple):
    """A mock exam: its score, the truth of that day, and the forecasts before and after it."""

    score: int
    truth: int
    before: int
    after: int


class Trials(NamedTuple):
    """Forecasts for the next day, for two weeks on if nothing more is studied, and if studied on; and mocks."""

    tomorrow: list[Trial]
    stopped: list[Trial]
    going_on: list[Trial]
    mocks: list[Sat]


def shipped_world(exam: str = "saa-c03") -> World:
    folder = shipped_folder()
    banks = load_banks([BankFolder(folder, shipped=True)], relative_to=folder.parent)
    blueprint = banks.blueprints[exam]
    tasks: dict[str, set[str]] = {}
    topic_of = {}
    for topic in banks.topics:
        for concept in topic.concepts:
            for question in concept.questions:
                if question.reserved in ("", exam):
                    tasks.setdefault(concept.id, set()).update(blueprint.tasks_served(question.exams))
            if tasks.get(concept.id):
                topic_of[concept.id] = topic.id
    serving: defaultdict[str, int] = defaultdict(int)
    for served in tasks.values():
        for task in served:
            serving[task] += 1
    whole = sum(domain.weight for domain in blueprint.domains)
    worth = {
        task.id: domain.weight / whole / len(domain.tasks) / serving[task.id]
        for domain in blueprint.domains
        for task in domain.tasks
        if serving[task.id]
    }
    covered = sum(worth[task] * serving[task] for task in worth)
    weights = {name: sum(worth[task] for task in sorted(tasks[name])) / covered for name in topic_of}
    return World(blueprint, topic_of, weights)


def forecast_trials(
    world: World,
    family: str,
    learners: int,
    folder: Path,
    *,
    seed: int = 2,
    harder: float | None = None,
    mocks: int = -1,
) -> Trials:
    """Learners of many abilities study for 8 to 45 days with up to two mocks, and sit 50 fresh questions.

    Some study every day and some do not, and one in six makes a break of two weeks. `harder` and `mocks` are drawn for
    each learner unless they are given.
    """
    trials = Trials([], [], [], [])
    home = Home(folder / "home")
    for number in range(learners):
        rng = Random(f"{seed}:{family}:{number}")
        traits = drawn_traits(rng, harder)
        person = Person(rng, world.topic_of, family, traits)
        last, sits = rng.randint(8, 45), rng.choice((0, 1, 1, 2)) if mocks < 0 else mocks
        own = folder / f"{family}-{number}".replace(" ", "-")
        exam = world.blueprint.id
        player = Player(home, own, person, exam, minutes=rng.choice((15, 25, 40)), last_day=last + AHEAD)
        keen = rng.uniform(0.6, 1.0)
        away = rng.randint(3, last) if last > 25 and rng.random() < 1 / 6 else last + AHEAD
        sat = {max(2, round(last * share)) for share in rng.sample((0.4, 0.7, 0.95), sits)}
        counts = Marks(0, 0, None)
        for day in range(last):
            if away <= day < away + BREAK:
                continue
            if rng.random() < keen or day == last - 1:
                player.drill(day)
            if day in sat:
                trials.mocks.append(_mock(world, player, day))
        counts = Marks(player.right, player.answers, player.last_mock)
        ready = player.report(last - 1)
        rivals = _rivals(world, counts)
        assert ready.stopped is not None
        assert ready.going_on is not None
        trials.tomorrow.append(_trial(world, player, ready.today, last, rivals, rng))
        trials.stopped.append(_trial(world, player, ready.stopped, last + AHEAD, rivals, rng))
        for day in range(last, last + AHEAD):
            if rng.random() < keen and not away <= day < away + BREAK:
                player.drill(day)
        trials.going_on.append(_trial(world, player, ready.going_on, last + AHEAD, rivals, rng))
        shutil.rmtree(own)
    return trials


STUDY_DAYS = 30
EVE = STUDY_DAYS - 1
PLANNED = (1, 10, 20, EVE)
"""Days on which a plan is made."""


def plan_trials(
    world: World, family: str, learners: int, folder: Path, *, seed: int = 1, planned: Collection[int] = PLANNED
) -> dict[int, list[Trial]]:
    """What the study plan forecasts of the exam's day on some days, held against what then comes.

    Learners study every day for a month, as the plan says; what keeps people from that is their own affair.
    """
    trials: dict[int, list[Trial]] = {day: [] for day in planned}
    home = Home(folder / "home")
    for number in range(learners):
        rng = Random(f"{seed}:plan:{family}:{number}")
        person = Person(rng, world.topic_of, family, drawn_traits(rng))
        own = folder / f"{family}-{number}".replace(" ", "-")
        player = Player(
            home, own, person, world.blueprint.id, minutes=rng.choice((15, 25, 40, 60)), last_day=STUDY_DAYS
        )
        said = {}
        for day in range(STUDY_DAYS):
            player.drill(day)
            if day in planned:
                said[day] = player.plan(day).forecast
        for day, forecast in said.items():
            trials[day].append(_trial(world, player, forecast, STUDY_DAYS, {}, rng))
        shutil.rmtree(own)
    return trials


class Marks(NamedTuple):
    """What anybody can count: answers in drills, those that were right, and right and asked of the last mock."""

    right: int
    answers: int
    last_mock: tuple[int, int] | None


def brier(chances: Sequence[float], came: Sequence[bool]) -> float:
    """The mean squared error of chances (Brier 1950)."""
    return mean((chance - passed) ** 2 for chance, passed in zip(chances, came, strict=True))


def by_tenth(trials: Sequence[Trial]) -> list[tuple[int, float, float]]:
    """For each tenth of P(pass) that was forecast: how many trials, what was said on average, how often it came."""
    tenths: defaultdict[int, list[Trial]] = defaultdict(list)
    for trial in trials:
        tenths[min(int(trial.forecast.p_pass * 10), 9)].append(trial)
    return [
        (len(mine), mean(trial.forecast.p_pass for trial in mine), mean(trial.passed for trial in mine))
        for _, mine in sorted(tenths.items())
    ]


def _mock(world: World, player: Player, day: int) -> Sat:
    before = player.report(day).today.scaled
    truth = world.points(player.truth(world.weights, day))
    result = player.mock(day)
    return Sat(result.score.scaled, truth, before, player.report(day).today.scaled)


def _trial(world: World, player: Player, said: Forecast, day: int, rivals: Mapping[str, float], rng: Random) -> Trial:
    concepts = rng.choices(list(world.weights), list(world.weights.values()), k=QUESTIONS)
    at = day + 0.75
    right = sum(rng.random() < player.person.right_chance(concept, at) for concept in concepts)
    truth = world.points(player.truth(world.weights, day))
    return Trial(said, truth, world.points(right / QUESTIONS), right >= world.needed, rivals)


def _rivals(world: World, marks: Marks) -> dict[str, float]:
    bar = world.needed / QUESTIONS
    mark, scale = world.blueprint.pass_mark, world.blueprint.scale
    share = marks.right / marks.answers
    found = {
        "per cent correct above the line": float(share >= bar),
        "per cent correct as a chance": score_of(round(share * QUESTIONS), QUESTIONS, mark, scale).p_pass,
    }
    if marks.last_mock:
        right, asked = marks.last_mock
        found["the last mock passed"] = float(right / asked >= bar)
        found["the last mock's own chance"] = score_of(right, asked, mark, scale).p_pass
    return found
