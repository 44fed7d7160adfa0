from __future__ import annotations

import ast
from pathlib import Path
from statistics import NormalDist

import pytest

import aws_quiz
from aws_quiz.core.standing.interval import COVERAGE, TAIL
from aws_quiz.core.standing.log_odds import HALF_WIDTH
from aws_quiz.core.standing.readiness import ForecastRecord
from aws_quiz.words.forecasts import CONFIDENCE, odds, record, surprise, would_pass


def test_every_range_is_as_sure_as_it_says() -> None:
    assert f"{COVERAGE * 100:.0f} %" == CONFIDENCE
    assert NormalDist().inv_cdf(1 - TAIL) == pytest.approx(HALF_WIDTH, abs=1e-4)


@pytest.mark.parametrize(
    ("probability", "said", "short"),
    [
        (0.02, "you would almost never pass", "almost none"),
        (0.1, "you would pass about 1 time in 10", "about 1 in 10"),
        (0.41, "you would pass about 4 times in 10", "about 4 in 10"),
        (0.97, "you would almost always pass", "almost certain"),
    ],
)
def test_a_chance_to_pass(probability: float, said: str, short: str) -> None:
    assert (would_pass(probability), odds(probability)) == (said, short)


def test_a_record_says_when_it_is_too_short() -> None:
    assert record(ForecastRecord(1, 1, 5, 0.1)) == (
        "1 of 1 mock exam landed inside the forecast's 80 % range; too few yet to judge the forecasts."
    )
    assert record(ForecastRecord(6, 5, -12, 0.214)) == (
        "5 of 6 mock exams landed inside the forecast's 80 % range. Forecasts were 12 points too low on average; their"
        " Brier score is 0.21 (a coin flip has 0.25)."
    )
    assert "neither too low nor too high" in record(ForecastRecord(6, 5, 0, 0.214))


def test_a_surprise_has_a_direction() -> None:
    assert surprise(0.0) == ""
    assert surprise(-0.05).startswith("You forget faster")
    assert surprise(0.05).startswith("You remember better")


def test_no_screen_says_on_its_own_how_sure_a_range_is() -> None:
    for path in Path(aws_quiz.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                assert "80 %" not in node.value.replace("\N{NO-BREAK SPACE}", " "), f"{path}:{node.lineno}"
