"""`python -m tests.simulation [LEARNERS]`: forecasts and rankings held against learners whose knowledge is known."""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import timedelta
from math import ceil
from random import Random
from statistics import mean
from typing import NamedTuple

from aws_quiz.banks.loading import BankFolder, load_banks, shipped_folder
from aws_quiz.core.blueprint import Blueprint
from aws_quiz.core.knowledge import Place, learn, on_day
from aws_quiz.core.readiness import Forecast, forecast, outline
from tests.simulation.learners import Learner, sit
from tests.simulation.studying import FIRST_DAY, Diary


class Outcome(NamedTuple):
    forecast: Forecast
    result: int
    passed: bool
    last_mock: bool | None
    percent: float
    answers: int


def world() -> tuple[Blueprint, list[Place], dict[str, int]]:
    folder = shipped_folder()
    banks = load_banks([BankFolder(folder, shipped=True)], relative_to=folder.parent)
    blueprint = banks.blueprints["saa-c03"]
    places, questions = [], {}
    for topic in banks.topics:
        for concept in topic.concepts:
            tasks = blueprint.tasks_served(concept.exams)
            for task in tasks:
                domain = blueprint.domain_of(task)
                assert domain is not None
                places.append(Place(concept.id, topic.id, domain.id, task))
            if tasks:
                questions[concept.id] = len(concept.questions)
    return blueprint, places, questions


def simulate(learners: int, seed: int, gap: int = 1) -> list[Outcome]:
    blueprint, places, questions = world()
    weights = {domain.id: domain.weight for domain in blueprint.domains}
    topic_of = {place.concept: place.topic for place in places}
    plan = outline(blueprint, places)
    bottom, top = blueprint.scale
    needed = ceil((blueprint.pass_mark - bottom) / (top - bottom) * 50)
    found = []
    for number in range(learners):
        rng = Random(f"{seed}:{number}")
        learner = Learner(rng, topic_of, rng.gauss(-0.3, 0.9))
        diary = Diary(learner, places, questions, rng)
        last = rng.randint(5, 60)
        new, most, keen = rng.choice((5, 8, 12, 20)), rng.choice((20, 35, 60)), rng.uniform(0.6, 1.0)
        mock_days = {max(2, round(last * share)) for share in rng.sample((0.3, 0.6, 0.85), rng.choice((1, 2)))}
        for day in range(1, last + 1):
            if rng.random() < keen or day == last:
                diary.drill(day, new, most)
            if day in mock_days:
                diary.mock(day, weights, rng.choice((20, 65, 65)))
        today = FIRST_DAY + timedelta(days=last)
        studied = diary.studied()
        knowledge = learn(places, studied, today)
        if gap > 1:
            knowledge = on_day(knowledge, studied, today + timedelta(days=gap))
        said = forecast(knowledge, plan, today + timedelta(days=gap))
        result = sit(learner, places, weights, last + gap, rng)
        mock = diary.mocks[-1] if diary.mocks else None
        found.append(
            Outcome(
                said, round(bottom + (top - bottom) * result / 50), result >= needed,
                mock.right / mock.asked >= needed / 50 if mock else None, diary.right / diary.answers, diary.answers,
            )
        )  # fmt: skip
    return found


def spearman(xs: list[float], ys: list[float]) -> float:
    def ranks(values: list[float]) -> list[float]:
        order = sorted(range(len(values)), key=lambda at: values[at])
        found = [0.0] * len(values)
        at = 0
        while at < len(order):
            end = at
            while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
                end += 1
            for tied in order[at : end + 1]:
                found[tied] = (at + end) / 2
            at = end + 1
        return found

    a, b = ranks(xs), ranks(ys)
    ma, mb = mean(a), mean(b)
    top = sum((x - ma) * (y - mb) for x, y in zip(a, b, strict=True))
    bottom = (sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)) ** 0.5
    return top / bottom if bottom else 0.0


def rankings(learners: int, seed: int) -> dict[int, tuple[float, float]]:
    """Rank correlation of topics' estimated and true share known, beside plain per cent correct by topic."""
    from aws_quiz.core.knowledge import part

    blueprint, places, questions = world()
    topic_of = {place.concept: place.topic for place in places}
    concepts_of: defaultdict[str, list[str]] = defaultdict(list)
    for concept, topic in topic_of.items():
        concepts_of[topic].append(concept)
    found: dict[int, list[tuple[float, float]]] = {100: [], 300: [], 1000: []}
    for number in range(learners):
        rng = Random(f"rank:{seed}:{number}")
        learner = Learner(rng, topic_of, rng.gauss(-0.3, 0.9))
        diary = Diary(learner, places, questions, rng)
        day = 0
        for goal in found:
            while diary.answers < goal:
                day += 1
                diary.drill(day, 12, min(40, goal - diary.answers))
                if day > 400:
                    break
            today = FIRST_DAY + timedelta(days=day)
            knowledge = learn(places, diary.studied(), today)
            topics = sorted(concepts_of)
            truth = [learner.topic_truth(topic, concepts_of[topic], day + 1) for topic in topics]
            ours = [part(knowledge, t, t, dict.fromkeys(concepts_of[t], 1.0)).known for t in topics]
            overall = diary.right / diary.answers
            plain = [
                diary.by_topic[topic][0] / diary.by_topic[topic][1] if topic in diary.by_topic else overall
                for topic in topics
            ]
            found[goal].append((spearman(ours, truth), spearman(plain, truth)))
    return {goal: (mean(a for a, _ in pairs), mean(b for _, b in pairs)) for goal, pairs in found.items()}


def brier(pairs: list[tuple[float, bool]]) -> float:
    return mean((said - came) ** 2 for said, came in pairs)


def main() -> None:
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    for gap in (1, 14):
        outcomes = simulate(learners, 1, gap)
        inside = mean(o.forecast.low <= o.result <= o.forecast.high for o in outcomes)
        bias = mean(o.forecast.scaled - o.result for o in outcomes)
        rmse = mean((o.forecast.scaled - o.result) ** 2 for o in outcomes) ** 0.5
        width = mean(o.forecast.high - o.forecast.low for o in outcomes)
        print(f"gap {gap}: {len(outcomes)} learners, passed {mean(o.passed for o in outcomes):.2f}")
        print(f"  inside {inside:.3f}  bias {bias:.1f}  rmse {rmse:.1f}  width {width:.0f}")
        print(f"  brier ours {brier([(o.forecast.p_pass, o.passed) for o in outcomes]):.4f}")
        mocked = [o for o in outcomes if o.last_mock is not None]
        print(f"  brier last mock {brier([(float(o.last_mock or 0), o.passed) for o in mocked]):.4f}")
        print(f"  brier per cent >= bar {brier([(float(o.percent >= 31 / 45), o.passed) for o in outcomes]):.4f}")
        print(f"  brier per cent as chance {brier([(o.percent, o.passed) for o in outcomes]):.4f}")
        by: defaultdict[int, list[Outcome]] = defaultdict(list)
        for o in outcomes:
            by[min(int(o.forecast.p_pass * 10), 9)].append(o)
        for tenth, mine in sorted(by.items()):
            print(
                f"    {tenth / 10:.1f} n {len(mine):4} said {mean(o.forecast.p_pass for o in mine):.2f} came {mean(o.passed for o in mine):.2f}"
            )
        for lo, hi in ((0, 150), (150, 400), (400, 900), (900, 9999)):
            mine = [o for o in outcomes if lo <= o.answers < hi]
            if mine:
                print(
                    f"    answers {lo}-{hi}: n {len(mine)} inside {mean(o.forecast.low <= o.result <= o.forecast.high for o in mine):.2f} bias {mean(o.forecast.scaled - o.result for o in mine):.0f}"
                )
    print(rankings(max(learners // 8, 25), 1))


if __name__ == "__main__":
    main()
