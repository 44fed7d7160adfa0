"""Exams side by side: which counts how much now."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.growth import Strength
from aws_quiz.core.planning.exams_ahead import Ahead, Timetable
from aws_quiz.core.planning.gain import CARRIED, Field, Held, Learner, Unmet, is_asked
from aws_quiz.core.planning.projection import Course, project

days = st.lists(st.integers(1, 200), min_size=1, max_size=4)


def timetable(*when: int, concepts: int = 100, a_day: float = 20.0) -> Timetable:
    return Timetable(when, (concepts,) * len(when), [a_day] * max(when))


def test_exams_on_one_day_count_alike() -> None:
    assert timetable(30, 30).ahead() == (Ahead(30, 1.0), Ahead(30, 1.0))


def test_the_next_exam_is_as_far_as_the_days_until_it() -> None:
    assert [len(timetable(30, 10).until_next(passed)) for passed in (0, 4, 10, 12, 30)] == [10, 6, 20, 18, 0]


@given(days)
def test_the_next_exam_counts_in_full_and_a_later_one_never_more_than_an_earlier(when: list[int]) -> None:
    ahead = sorted(timetable(*when).ahead())
    assert ahead[0] == Ahead(min(when), 1.0)
    assert all(0 < later.urgency <= sooner.urgency for sooner, later in pairwise(ahead))


@given(days, st.integers(0, 200))
def test_what_has_passed_counts_nothing_and_its_successor_in_full(when: list[int], passed: int) -> None:
    ahead = timetable(*when).ahead(passed)
    assert [one.urgency == 0 for one in ahead] == [day <= passed for day in when]
    to_come = [one for one, day in zip(ahead, when, strict=True) if day > passed]
    assert all(one.days == day - passed for one, day in zip(ahead, when, strict=True) if day > passed)
    assert not to_come or min(to_come).urgency == 1.0


def test_the_more_minutes_an_exam_has_to_itself_the_longer_it_waits() -> None:
    assert timetable(10, 40).ahead()[1].urgency < timetable(30, 40).ahead()[1].urgency
    assert timetable(10, 40, a_day=60).ahead()[1].urgency < timetable(10, 40, a_day=6).ahead()[1].urgency
    assert timetable(10, 40, concepts=30).ahead()[1].urgency < timetable(10, 40, concepts=300).ahead()[1].urgency


def test_days_off_leave_no_minutes() -> None:
    away = Timetable((10, 40), (100, 100), [20.0] * 10 + [0.0] * 30)
    assert away.ahead()[1].urgency == 1.0


def apart(mine: int, others: int, both: int = 0) -> Field:
    """Concepts of one exam, of another, and of both, their names mixed; some were met."""
    weights = [(1.0, 0.0)] * mine + [(0.0, 1.0)] * others + [(1.0, 1.0)] * both
    ones = [
        (f"c{n * 37 % len(weights):03}", f"t{n % 5}", weight / (mine + both), (beside / max(others + both, 1),))
        for n, (weight, beside) in enumerate(weights)
    ]
    return Field(
        [
            Held(name, topic, weight, Strength(2.0 + n % 9, 5.0), 3, beside)
            for n, (name, topic, weight, beside) in enumerate(ones)
            if n % 4 == 0
        ],
        [Unmet(name, topic, weight, 0.3, 0.5, beside) for n, (name, topic, weight, beside) in enumerate(ones) if n % 4],
    )


def shown(course: Course) -> float:
    """The share of an exam that is recalled of what was not met before, once it comes."""
    return course.met * course.recall * CARRIED


def swapped(field: Field) -> Field:
    return Field(
        [one._replace(weight=one.others[0], others=(one.weight,)) for one in field.held],
        [one._replace(weight=one.others[0], others=(one.weight,)) for one in field.unmet],
    )


def without_others(field: Field) -> Field:
    """What the exam itself asks."""
    return Field(
        [one._replace(others=()) for one in field.held if is_asked(one)],
        [one._replace(others=()) for one in field.unmet if is_asked(one)],
    )


def both_ways(field: Field, when: tuple[int, int], sizes: tuple[int, int], a_day: float) -> tuple[Course, Course]:
    """How it goes for each of two exams."""
    takes = [a_day] * max(when)
    there = project(field, takes[: when[0]], Learner(), Timetable(when, sizes, takes), sample=10_000)
    back = project(
        swapped(field), takes[: when[1]], Learner(), Timetable(when[::-1], sizes[::-1], takes), sample=10_000
    )
    return there, back


def test_of_two_alike_on_one_day_each_gets_half_of_the_minutes() -> None:
    first, second = both_ways(apart(60, 60), (20, 20), (60, 60), 6.0)
    alone = project(without_others(apart(60, 60)), [3.0] * 20, Learner(), sample=10_000)
    assert shown(first) == pytest.approx(shown(second), abs=0.06)
    assert shown(first) == pytest.approx(shown(alone), abs=0.06)


def test_what_serves_both_is_met_first_and_is_worth_its_minutes_twice() -> None:
    disjoint = both_ways(apart(60, 60), (20, 20), (60, 60), 5.0)
    shared = both_ways(apart(20, 20, both=40), (20, 20), (60, 60), 5.0)
    assert sum(map(shown, shared)) > sum(map(shown, disjoint)) + 0.1


def test_a_near_exam_comes_first_and_a_far_one_is_none_the_worse() -> None:
    field, when, sizes = apart(100, 100), (10, 60), (100, 100)
    near, far = both_ways(field, when, sizes, 8.0)
    takes = [8.0] * 60
    alike = Timetable((10, 10), sizes, takes)  # on one day, both count alike
    near_alike = project(field, takes[:10], Learner(), alike, sample=10_000)
    assert shown(near) > shown(near_alike) + 0.1
    alone = project(without_others(swapped(field)), takes, Learner(), sample=10_000)
    assert shown(far) > shown(alone) - 0.1


def test_once_an_exam_has_passed_the_other_has_every_minute() -> None:
    field = apart(30, 30)
    course = project(field, [6.0] * 30, Learner(), Timetable((30, 5), (30, 30), [6.0] * 30), sample=10_000)
    assert course.met_then == 1.0
    assert all(load.new == 0 for load in course.loads[25:])


def test_a_plan_counts_the_concepts_of_its_own_exam() -> None:
    course = project(apart(40, 400), [0.0] * 10, Learner(), Timetable((10, 90), (40, 400), [0.0] * 90), sample=10_000)
    assert course.met_then == 0.25
    assert course.all_met is None


def test_an_exam_without_others_goes_as_it_does_alone() -> None:
    one = Field([Held("h", "t", 1.0, Strength(3.0, 5.0), 2)], [Unmet("u", "t", 0.5, 0.3, 0.5)])
    alone = project(one, [2.0] * 12, Learner())
    assert project(one, [2.0] * 12, Learner(), Timetable((12,), (2,), [2.0] * 12)) == alone
