"""Going through the days until the exam as the drill would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_quiz.core.memory.growth import Strength
from aws_quiz.core.planning.gain import Field, Held, Learner, Unmet
from aws_quiz.core.planning.projection import MOST_STEPS, project, thinned
from aws_quiz.core.standing.calibration import Calibration

LEARNER = Learner()


def field(held: int = 20, unmet: int = 60) -> Field:
    whole = held + unmet
    return Field(
        tuple(Held(f"h{n}", f"t{n % 5}", 1 / whole, Strength(2.0 + n % 30, 5.0), n % 9) for n in range(held)),
        tuple(Unmet(f"u{n}", f"t{n % 5}", 1 / whole, 0.3, 0.5) for n in range(unmet)),
    )


def test_without_minutes_nothing_is_met_and_memory_fades() -> None:
    course = project(field(), [0.0] * 20, LEARNER)
    assert all(load == (0.0, 0.0) for load in course.loads)
    assert (course.met, course.all_met, course.met_then) == (0.0, None, 0.25)
    assert course.kept < 1


def test_with_minutes_enough_all_is_met_and_what_was_held_grows() -> None:
    course = project(field(), [40.0] * 20, LEARNER)
    assert (course.met, course.met_then) == (1.0, 1.0)
    assert course.all_met is not None
    assert course.all_met < 10
    assert course.kept > 1
    assert sum(load.new for load in course.loads) == pytest.approx(60)


def test_more_minutes_meet_no_less_and_keep_no_less() -> None:
    courses = [project(field(), [takes] * 30, LEARNER) for takes in (2.0, 5.0, 10.0, 30.0)]
    known = [course.met_then * course.recall for course in courses]
    assert known == sorted(known)
    assert [course.met for course in courses] == sorted(course.met for course in courses)


def test_a_day_takes_what_fits_into_it_and_a_day_off_nothing() -> None:
    takes = [10.0, 0.0, 10.0, 25.0]
    loads = project(field(), takes, LEARNER).loads
    assert [load.new + load.reviews for load in loads] == pytest.approx(takes)


def test_a_first_meeting_that_takes_longer_leaves_room_for_fewer() -> None:
    assert project(field(0, 60), [12.0], Learner(meeting=2.0)).loads[0].new == 6


def test_who_forgets_more_steeply_keeps_less() -> None:
    flat, steep = (project(field(), [3.0] * 20, LEARNER, calibration=Calibration(slope)) for slope in (1.0, 2.0))
    assert steep.kept < flat.kept
    assert steep.recall < flat.recall
    assert steep.loads == flat.loads


def test_while_the_exam_is_far_what_was_met_is_kept_and_near_it_what_gains_most_is_asked() -> None:
    held, unmet = field(held=60, unmet=60)
    wide = Field([one._replace(days_ago=60) for one in held], unmet)
    far, near = (project(wide, [10.0] * days, LEARNER).loads[0] for days in (50, 20))
    assert (far.new, far.reviews) == pytest.approx((3, 7))
    assert near.new > 7


def test_the_same_days_go_the_same_way() -> None:
    assert project(field(), [8.0] * 12, LEARNER) == project(field(), [8.0] * 12, LEARNER)


def test_a_sample_says_what_the_whole_would() -> None:
    wide = field(200, 600)
    whole = project(wide, [30.0] * 20, LEARNER, sample=10_000)
    part = project(wide, [30.0] * 20, LEARNER, sample=160)
    assert part.met == pytest.approx(whole.met, abs=0.06)
    assert part.kept == pytest.approx(whole.kept, abs=0.06)
    assert part.recall == pytest.approx(whole.recall, abs=0.06)
    assert sum(load.new for load in part.loads) == pytest.approx(sum(load.new for load in whole.loads), rel=0.1)


def test_a_long_time_is_gone_through_in_steps_with_a_load_for_each_day() -> None:
    days = MOST_STEPS * 2 + 7
    assert len(project(field(), [4.0] * days, LEARNER).loads) == days


@given(held=st.integers(0, 300), unmet=st.integers(0, 300), most=st.integers(1, 100))
def test_a_sample_is_spread_over_met_and_unmet(held: int, unmet: int, most: int) -> None:
    whole = field(held, unmet) if held + unmet else Field((), ())
    sample, part = thinned(whole, most)
    size = len(sample.held) + len(sample.unmet)
    assert size <= max(most, 0) or size == held + unmet
    assert set(sample.held) <= set(whole.held)
    assert set(sample.unmet) <= set(whole.unmet)
    if held + unmet:
        assert part == pytest.approx(size / (held + unmet))
        assert len(sample.held) == pytest.approx(held * part, abs=1)


def test_nothing_to_study_is_no_reason_to_fail() -> None:
    course = project(Field((), ()), [5.0, 5.0], LEARNER)
    assert (course.kept, course.met, course.recall, course.met_then, course.all_met) == (1.0, 1.0, 1.0, 1.0, 0)
