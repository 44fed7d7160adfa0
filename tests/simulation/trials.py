"""Forecasts and rankings held against what simulated learners then do, beside simpler ways to forecast and rank."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from random import Random
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.files.loading import BankFolder, load_banks, shipped_folder
from aws_quiz.core.content.scale import needed, scaled
from aws_quiz.core.sitting.exam_result import score_of
from aws_quiz.core.standing.knowledge import learn, studied_on
from aws_quiz.core.standing.parts import topics_of_exam
from aws_quiz.core.standing.readiness import forecast, outline
from tests.simulation.learners import Learner, sit
from tests.simulation.studying import FIRST_DAY, Diary, Regimen
from tests.simulation.summing import Placement, cells_of, guesses_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.core.standing.readiness import Forecast

AHEAD = 14
"""Days between a forecast for a later day and that day."""

RANKED_AFTER = (100, 300, 1000)
QUESTIONS = 50


class World(NamedTuple):
    """An exam and what its banks hold; the shipped ones, so that topics and tasks are as uneven as they are."""

    blueprint: Blueprint
    places: Sequence[Placement]
    questions: Mapping[str, int]

    @property
    def weights(self) -> dict[str, int]:
        return {domain.id: domain.weight for domain in self.blueprint.domains}

    @property
    def needed(self) -> int:
        return needed(QUESTIONS, self.blueprint.pass_mark, self.blueprint.scale)


class Trial(NamedTuple):
    """One forecast and its exam. The rivals' chances to pass: by the last mock and by the per cent correct so far,
    each as a plain yes or no and as the chance that a paper at that share is passed."""

    forecast: Forecast
    result: int
    passed: bool
    answers: int
    rivals: Mapping[str, float]

    @property
    def inside(self) -> bool:
        return self.forecast.low <= self.result <= self.forecast.high


class Trials(NamedTuple):
    """Forecasts for the next day, for two weeks on if nothing more is studied, and if studied on as before."""

    tomorrow: list[Trial]
    stopped: list[Trial]
    going_on: list[Trial]


def shipped_world(exam: str = "saa-c03") -> World:
    folder = shipped_folder()
    banks = load_banks([BankFolder(folder, shipped=True)], relative_to=folder.parent)
    blueprint = banks.blueprints[exam]
    places, questions = [], {}
    for topic in banks.topics:
        for concept in topic.concepts:
            for task in blueprint.tasks_served(concept.exams):
                domain = blueprint.domain_of(task)
                assert domain is not None, "a bank's tasks are the blueprint's"
                places.append(Placement(concept.id, topic.id, domain.id, task))
                questions[concept.id] = len(concept.questions)
    return World(blueprint, places, questions)


def forecast_trials(world: World, learners: int, seed: int) -> Trials:
    """Learners of many abilities drill for 5 to 60 days with a mock or two, and sit 50 fresh questions."""
    trials = Trials([], [], [])
    plan = outline(world.blueprint, [cell.place for cell in cells_of(world.places, {}, FIRST_DAY)])
    for rng, diary in _diaries(world, learners, f"forecast:{seed}"):
        last = rng.randint(5, 60)
        regimen = Regimen(rng.choice((5, 8, 12, 20)), rng.choice((20, 35, 60)), rng.uniform(0.6, 1.0))
        mocks = {max(2, round(last * share)) for share in rng.sample((0.3, 0.6, 0.85), rng.choice((1, 2)))}
        for day in range(1, last + 1):
            if rng.random() < regimen.keen or day == last:
                diary.drill(day, regimen.new, regimen.most)
            if day in mocks:
                diary.sit_mock(day, world.weights, rng.choice((20, 65, 65)))
        rivals = _rivals(world, diary)
        today = FIRST_DAY + timedelta(days=last)
        knowledge = learn(cells_of(world.places, diary.traces, today), guesses_of(diary.traces.values()))
        said = forecast(knowledge, plan, today)
        trials.tomorrow.append(_trial(world, diary, said, last + 1, rivals, rng))
        then = today + timedelta(days=AHEAD)
        fading = knowledge._replace(cells=tuple(cells_of(world.places, diary.traces, then)))
        trials.stopped.append(_trial(world, diary, forecast(fading, plan, then), last + AHEAD, rivals, rng))
        new_a_day = diary.met_since(last - AHEAD) / min(AHEAD, last)
        said = forecast(studied_on(knowledge, new_a_day * AHEAD), plan, then)
        for day in range(last + 1, last + AHEAD):
            if rng.random() < regimen.keen:
                diary.drill(day, regimen.new, regimen.most)
        trials.going_on.append(_trial(world, diary, said, last + AHEAD, rivals, rng))
    return trials


def rankings(world: World, learners: int, seed: int) -> dict[int, tuple[float, float]]:
    """Mean rank correlation with the topics' true shares known: of ours, and of plain per cent correct by topic."""
    concepts_of: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for place in world.places:
        concepts_of[place.topic][place.concept] = None
    topics = sorted(concepts_of)
    found: dict[int, list[tuple[float, float]]] = {goal: [] for goal in RANKED_AFTER}
    for _, diary in _diaries(world, learners, f"rank:{seed}"):
        day = 0
        for goal in RANKED_AFTER:
            while diary.answers < goal:
                day += 1
                diary.drill(day, new=12, most=min(40, goal - diary.answers))
            cells = cells_of(world.places, diary.traces, FIRST_DAY + timedelta(days=day))
            parts = topics_of_exam(learn(cells, guesses_of(diary.traces.values())), None, {})
            known = {part.id: part.known for part in parts}
            truth = [diary.learner.topic_truth(topic, list(concepts_of[topic]), day + 1) for topic in topics]
            ours = [known[topic] for topic in topics]
            overall = diary.right / diary.answers
            plain = [
                won / asked if asked else overall
                for won, asked in (diary.by_topic.get(topic, (0, 0)) for topic in topics)
            ]
            found[goal].append((rank_correlation(ours, truth), rank_correlation(plain, truth)))
    return {goal: (mean(ours for ours, _ in both), mean(plain for _, plain in both)) for goal, both in found.items()}


def brier(chances: Sequence[float], came: Sequence[bool]) -> float:
    """The mean squared error of chances (Brier 1950)."""
    return mean((chance - passed) ** 2 for chance, passed in zip(chances, came, strict=True))


def rank_correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Spearman's rho, equal values sharing their mean rank; 0 where one side does not vary."""
    a, b = _ranks(xs), _ranks(ys)
    middle = (len(a) - 1) / 2
    together = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    apart = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return float(together / apart**0.5) if apart else 0.0


def by_tenth(trials: Sequence[Trial]) -> list[tuple[int, float, float]]:
    """For each tenth of P(pass) that was forecast: how many trials, what was said on average, how often it came."""
    tenths: defaultdict[int, list[Trial]] = defaultdict(list)
    for trial in trials:
        tenths[min(int(trial.forecast.p_pass * 10), 9)].append(trial)
    return [
        (len(mine), mean(trial.forecast.p_pass for trial in mine), mean(trial.passed for trial in mine))
        for _, mine in sorted(tenths.items())
    ]


def _diaries(world: World, learners: int, seed: str) -> Iterator[tuple[Random, Diary]]:
    topic_of = {place.concept: place.topic for place in world.places}
    for number in range(learners):
        rng = Random(f"{seed}:{number}")
        learner = Learner(rng, topic_of, level=rng.gauss(-0.3, 0.9))
        yield rng, Diary(learner, world.places, world.questions, rng)


def _trial(world: World, diary: Diary, said: Forecast, day: int, rivals: Mapping[str, float], rng: Random) -> Trial:
    right = sit(diary.learner, world.places, world.weights, day, rng)
    return Trial(said, scaled(right / QUESTIONS, world.blueprint.scale), right >= world.needed, diary.answers, rivals)


def _rivals(world: World, diary: Diary) -> dict[str, float]:
    bar = world.needed / QUESTIONS
    mark, scale = world.blueprint.pass_mark, world.blueprint.scale
    mock, share = diary.mocks[-1], diary.right / diary.answers
    return {
        "the last mock passed": float(mock.right / mock.asked >= bar),
        "the last mock's own chance": score_of(mock.right, mock.asked, mark, scale).p_pass,
        "per cent correct above the line": float(share >= bar),
        "per cent correct as a chance": score_of(round(share * QUESTIONS), QUESTIONS, mark, scale).p_pass,
    }


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda at: values[at])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for at in order[start : end + 1]:
            ranks[at] = (start + end) / 2
        start = end + 1
    return ranks
