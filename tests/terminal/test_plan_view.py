"""The study plan as golden text; `pytest tests/terminal/test_plan_view.py --rewrite-golden` writes it anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.planning.projection import Load
from aws_quiz.core.planning.study_calendar import StudyCalendar
from aws_quiz.core.planning.study_plan import planned_days
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.report.plan_view import plan_lines
from tests.sample_plans import TODAY, plan_behind, plan_beside_another, plan_for_tomorrow, plan_on_time
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    Golden = Callable[[str, Iterable[Text], int], None]


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_a_plan_that_is_on_time(is_golden: Golden, width: int) -> None:
    is_golden(f"plan-on-time-{width}.txt", plan_lines(plan_on_time(), width, UNICODE), width)


@pytest.mark.parametrize("width", [100, 80, 60])
def test_a_plan_beside_those_of_other_exams(is_golden: Golden, width: int) -> None:
    is_golden(f"plan-beside-{width}.txt", plan_lines(plan_beside_another(), width, UNICODE), width)


def test_of_another_exam_too_few_answers_tell_nothing() -> None:
    plan = plan_beside_another()
    vague = plan._replace(others=(plan.others[0]._replace(is_enough=False),))
    assert "CLF-C02 on 17 December 2026: too few answers to tell." in plain(plan_lines(vague, 80, UNICODE))


@pytest.mark.parametrize("width", [80, 60])
def test_a_date_that_cannot_be_met(is_golden: Golden, width: int) -> None:
    is_golden(f"plan-behind-{width}.txt", plan_lines(plan_behind(), width, UNICODE), width)


def test_a_date_that_is_tomorrow(is_golden: Golden) -> None:
    is_golden("plan-tomorrow-80.txt", plan_lines(plan_for_tomorrow(), 80, UNICODE), 80)


def test_a_plan_in_ascii() -> None:
    assert plain(plan_lines(plan_on_time(), 60, ASCII)).isascii()


def test_a_year_ahead_shows_as_many_weeks_as_fit_and_says_so() -> None:
    far = plan_on_time()._replace(
        exam_day=TODAY + timedelta(days=365), days=planned_days(TODAY, [Load(1.0, 2.0)] * 365, StudyCalendar(25), {})
    )
    assert "of 53 weeks are shown." in plain(plan_lines(far, 80, UNICODE))


def test_a_plan_on_too_few_answers_says_so_and_gives_no_verdict() -> None:
    page = " ".join(plain(plan_lines(plan_on_time()._replace(is_enough=False), 80, UNICODE)).split())
    assert "too few answers to trust" in page
    assert "on time" not in page
