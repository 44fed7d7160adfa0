"""Today's page as golden text; `pytest tests/terminal/test_today_view.py --rewrite-golden` writes it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aws_quiz.core.standing.glance import Glance, LastMock
from aws_quiz.terminal.device.theme import ASCII, UNICODE
from aws_quiz.terminal.report.today_view import today_lines
from tests.sample_plans import plan_beside_another
from tests.sample_reports import full_report, one_answer_report
from tests.terminal.test_views import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    Golden = Callable[[str, Iterable[Text], int], None]

FULL = Glance(
    exam="SAA-C03",
    days_left=27,
    daily_minutes=25,
    streak=12,
    due=18,
    new=10,
    minutes=24,
    due_tomorrow=12,
    left_open=0,
    weakest=full_report().weakest[:3],
    readiness=full_report().readiness,
    pass_mark=720,
    last_mock=LastMock(9, 690),
)


def page(glance: Glance) -> str:
    return plain(today_lines(glance, 80, UNICODE))


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_today(is_golden: Golden, width: int) -> None:
    is_golden(f"today-{width}.txt", today_lines(FULL, width, UNICODE), width)


BESIDE = FULL._replace(exam_id="saa-c03", others=plan_beside_another().others)


@pytest.mark.parametrize("width", [100, 80, 60])
def test_today_with_other_exams(is_golden: Golden, width: int) -> None:
    is_golden(f"today-beside-{width}.txt", today_lines(BESIDE, width, UNICODE), width)


def test_when_the_goal_has_passed_the_next_exam_can_take_its_place() -> None:
    shown = page(BESIDE._replace(days_left=-1, wants_result=True))
    assert " aws-quiz goal clf-c02      make CLF-C02 your goal\n" in shown
    assert "set the day of the exam" not in shown


def test_an_exam_beside_the_goal_has_its_day_and_its_result() -> None:
    today, later = BESIDE.others
    today = today._replace(days_left=0, forecast=None)
    assert " Also    CLF-C02 is today: good luck!\n" in page(BESIDE._replace(others=(today, later)))
    passed = today._replace(days_left=-2, wants_result=True)
    shown = page(BESIDE._replace(others=(passed,)))
    assert " Also    CLF-C02: how did it go?\n" in shown
    assert " aws-quiz goal clf-c02 --result SCORE  say how CLF-C02 went\n" in shown


def test_today_in_ascii() -> None:
    lines = today_lines(FULL, 40, ASCII)
    assert plain(lines).isascii()
    assert max(line.cell_len for line in lines) < 40


def test_a_forecast_that_rests_on_too_little_says_only_that() -> None:
    shown = page(FULL._replace(readiness=one_answer_report().readiness, last_mock=None, weakest=full_report().weakest))
    assert " Ready   too few answers yet: 1 of about 20\n" in shown
    assert "DynamoDB indexes, streams and more 55 %   EC2 purchase options\n         Route 53\n" in shown
    assert "you would pass" not in shown
    assert "aws-quiz exam" not in shown


def test_without_an_exam_there_is_no_forecast_and_no_mock() -> None:
    shown = page(FULL._replace(exam="", days_left=None, readiness=None, last_mock=None, weakest=(), due=0, new=0))
    assert "Ready" not in shown
    assert " Today   nothing due · 12 due tomorrow" in shown
    assert "aws-quiz goal saa-c03      set the exam you study for" in shown


def test_commands_name_the_exam_by_its_id() -> None:
    shown = page(FULL._replace(exam="SAA-C03X", exam_id="saa-c03", days_left=None))
    assert " aws-quiz exam saa-c03      a full mock" in shown
    assert " aws-quiz goal saa-c03 --date DAY  set the day of the exam\n" in shown


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "a full mock, your first"),
        (LastMock(0, 690), "the last was today (690)"),
        (LastMock(1, 690), "the last was yesterday (690)"),
        (LastMock(9, 690), "the last was 9 days ago (690)"),
    ],
)
def test_the_last_mock(last: LastMock | None, words: str) -> None:
    assert words in page(FULL._replace(last_mock=last))


def test_it_says_when_the_exam_can_be_taken_where_that_is_not_now() -> None:
    words = "DVA-C03 can be taken from 1 December 2026"
    assert f"{words}." in page(FULL._replace(taken_on=words))
    assert "can be taken" not in page(FULL)
